import type { DefinitionKind, ScheduleDefinition, ScorecardDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import type { RunRequest } from '@core/plan';
import { askSchedule, narrowRequest } from '../schedules/schedule-version';
import { askScorecard } from '../scorecards/ask-scorecard';
import type { AskedWorld } from './asked-world';
import { checkOnBehalf } from './check-on-behalf';
import { parseMetricName } from './dependencies';

/** A scorecard is sound when there are all its metrics, and its query can be planned for them together. */
export function checkScorecard(scorecard: ScorecardDefinition, world: AskedWorld): readonly Diagnostic[] {
  const unknown = checkMetricNames(scorecard.metrics, world);
  return unknown.length > 0 ? unknown : checkRequest('scorecard', askScorecard(scorecard, {}), world);
}

/** A schedule is sound when its query can be planned for a closed interval, with the rights of its owner, also for the rows of those who receive it. */
export function checkSchedule(schedule: ScheduleDefinition, world: AskedWorld): readonly Diagnostic[] {
  const scorecard = world.scorecards.get(schedule.scorecard ?? '');
  if (schedule.scorecard !== undefined && scorecard === undefined) {
    const nearest = nearestName(schedule.scorecard, [...world.scorecards.keys()]);
    const words = { kind: 'scorecard', name: schedule.scorecard, nearest };
    return [diagnose('definition.not_found', words, { path: '/scorecard' })];
  }
  const unknown = checkMetricNames(schedule.metrics ?? [], world);
  if (unknown.length > 0) return unknown;
  const asked = askSchedule(schedule, scorecard);
  const twice = checkEachOnce(asked.metrics, schedule.scorecard === undefined ? '/metrics' : '/scorecard');
  if (twice.length > 0) return twice;
  const request = { ...asked, period: '2024-01-01/2024-02-01', timezone: schedule.timezone ?? 'UTC' };
  const findings = checkRequest('schedule', request, world).map((finding) =>
    schedule.scorecard !== undefined && finding.path?.startsWith('/metrics')
      ? { ...finding, path: '/scorecard' }
      : finding,
  );
  return findings.some(isError) ? findings : [...findings, ...checkRowScopes(schedule, request, world)];
}

/**
 * The row scope of each recipient: alone, for `a) or (b` is no condition though parentheses around it would make one, then together
 * with the query's own.
 */
function checkRowScopes(
  { deliver = [] }: ScheduleDefinition,
  request: RunRequest,
  world: AskedWorld,
): readonly Diagnostic[] {
  const errorsOf = (asked: RunRequest) => checkOnBehalf('schedule', asked, world).filter(isError);
  return deliver.flatMap(({ where }, index) => {
    if (where === undefined) return [];
    const path = `/deliver/${index}/where`;
    const alone = errorsOf({ ...request, where });
    if (alone.length > 0) return alone.map((finding) => placeIn(finding, path, finding.path === '/where'));
    const together = request.where === undefined ? [] : errorsOf(narrowRequest(request, where));
    return together.map((finding) => placeIn(finding, path, false));
  });
}

function placeIn({ span, ...finding }: Diagnostic, path: string, hasSpan: boolean): Diagnostic {
  return { ...finding, path, ...(hasSpan && span && { span }) };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function checkMetricNames(names: readonly string[], { catalog }: AskedWorld): readonly Diagnostic[] {
  return names.flatMap((name, index) =>
    catalog.metric(parseMetricName(name).name) === undefined
      ? [reportNoMetric(name, catalog, `/metrics/${index}`)]
      : [],
  );
}

/** Why there is no metric to ask for: what has findings of its own is there all the same. */
export function reportNoMetric(label: string, catalog: Catalog, path: string): Diagnostic {
  const { name } = parseMetricName(label);
  if (catalog.diagnosticsOf('metric', name).length > 0)
    return diagnose('formula.unsound', { kind: 'metric', name }, { path });
  return diagnose(
    'definition.not_found',
    { kind: 'metric', name: label, nearest: nearestName(label, catalog.metricNames) },
    { path },
  );
}

/** Values are stored by the name of their metric: two versions of one would be two values in one place. */
function checkEachOnce(labels: readonly string[], path: string): readonly Diagnostic[] {
  const names = labels.map((label) => parseMetricName(label).name);
  const name = names.find((candidate, index) => names.indexOf(candidate) !== index);
  return name === undefined
    ? []
    : [diagnose('definition.duplicate_name', { what: 'metrics', name, other: name }, { path })];
}

/** What hinders the plan of a request, at the places of the definition that it is made of. */
function checkRequest(kind: DefinitionKind, request: RunRequest, world: AskedWorld): readonly Diagnostic[] {
  return checkOnBehalf(kind, request, world).map((finding) => ({
    ...finding,
    path: finding.path?.startsWith('/metrics') ? finding.path : `/query${finding.path ?? ''}`,
  }));
}
