import type { ScheduleDefinition, ScorecardDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { buildPlan, type RunRequest } from '@core/plan';
import { askSchedule } from '../schedules/schedule-version';
import { askScorecard } from '../scorecards/ask-scorecard';
import type { Scorecards } from '../scorecards/scorecards-in';
import { parseMetricName } from './dependencies';

/** Where definitions that ask for metrics are checked: what they can name, and the moment of the question. */
export interface AskedWorld {
  readonly catalog: Catalog;
  readonly scorecards: Scorecards;
  readonly now: string;
}

/** A scorecard is sound when there are all its metrics, and its query can be planned for them together. */
export function checkScorecard(scorecard: ScorecardDefinition, world: AskedWorld): readonly Diagnostic[] {
  const unknown = checkMetricNames(scorecard.metrics, world);
  return unknown.length > 0 ? unknown : checkRequest(askScorecard(scorecard, {}), world);
}

/** A schedule is sound when its query can be planned for a closed interval. */
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
  return checkRequest({ ...asked, period: '2024-01-01/2024-02-01', timezone: schedule.timezone ?? 'UTC' }, world);
}

function checkMetricNames(names: readonly string[], { catalog }: AskedWorld): readonly Diagnostic[] {
  return names.flatMap((name, index) => {
    if (catalog.metric(parseMetricName(name).name) !== undefined) return [];
    const words = { kind: 'metric', name, nearest: nearestName(name, catalog.metricNames) };
    return [diagnose('definition.not_found', words, { path: `/metrics/${index}` })];
  });
}

/** What hinders the plan of a request, at the places of the definition that it is made of. */
function checkRequest(request: RunRequest, { catalog, now }: AskedWorld): readonly Diagnostic[] {
  const { diagnostics } = buildPlan({ request, catalog, now });
  return diagnostics.map((finding) => ({
    ...finding,
    path: finding.path?.startsWith('/metrics') ? finding.path : `/query${finding.path ?? ''}`,
  }));
}
