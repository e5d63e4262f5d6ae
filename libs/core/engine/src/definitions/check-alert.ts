import { checkCondition, parseCondition } from '@core/alert';
import type { AlertDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { ValueType } from '@core/formula';
import { watchedSchedules } from '../alerts/watched-schedules';
import { askSchedule, metricsOf } from '../schedules/schedule-version';
import type { AskedWorld } from './asked-world';
import { reportNoMetric } from './check-asking';
import { checkOnBehalf } from './check-on-behalf';

/**
 * An alert is sound when exactly one schedule stores the values that it watches, its condition can be read, and what it names there
 * can have a value.
 */
export function checkAlert(alert: AlertDefinition, world: AskedWorld): readonly Diagnostic[] {
  const unreadable = checkCondition(alert.when);
  const watched = checkWatched(alert, world);
  const denied = watched.length > 0 ? [] : checkRights(alert, world);
  return [...watched, ...denied, ...unreadable, ...(unreadable.length > 0 ? [] : checkObservations(alert, world))];
}

/** An alert tells of nothing that its owner may not ask for: what the schedule computes, of the one metric. */
function checkRights(alert: AlertDefinition, world: AskedWorld): readonly Diagnostic[] {
  return watchedSchedules(alert, world.schedules).flatMap(({ definition, scorecard }) => {
    if (definition.scorecard !== undefined && scorecard === undefined) return [];
    const request = { ...askSchedule(definition, scorecard?.definition), metrics: [alert.metric] };
    const findings = checkOnBehalf('alert', request, world).filter(({ code }) => code === 'access.owner_denied');
    return findings.map((finding) => ({ ...finding, path: '/metric' }));
  });
}

const NUMERIC: ReadonlySet<ValueType> = new Set(['integer', 'decimal', 'number']);

function checkObservations(
  { metric: name, when, min_history }: AlertDefinition,
  { catalog }: AskedWorld,
): readonly Diagnostic[] {
  const { observations } = parseCondition(when);
  const metric = catalog.metric(name);
  const findings: Diagnostic[] = [];
  if (metric !== undefined && !NUMERIC.has(metric.type))
    findings.push(diagnose('alert.not_a_number', { metric: name, type: metric.type }, { path: '/metric' }));
  const [aim] = observations.filter((one) => one.name === 'target' || one.name === 'attainment');
  if (aim !== undefined && metric !== undefined && metric.target === undefined)
    findings.push(diagnose('alert.no_target', { metric: name, name: aim.name }, { path: '/when' }));
  if (min_history !== undefined && !observations.some((one) => 'length' in one)) {
    const words = { key: 'min_history', reason: 'the condition asks for no mean, stddev or zscore' };
    findings.push(diagnose('definition.no_effect', words, { path: '/min_history' }));
  }
  return findings;
}

function checkWatched(alert: AlertDefinition, { catalog, schedules }: AskedWorld): readonly Diagnostic[] {
  const { metric, schedule } = alert;
  if (catalog.metric(metric) === undefined) return [reportNoMetric(metric, catalog, '/metric')];
  const watched = watchedSchedules(alert, schedules);
  if (schedule !== undefined) return checkNamed(metric, schedule, { watched, schedules });
  if (watched.length === 1) return [];
  if (watched.length > 1) {
    const names = watched.map(({ definition }) => definition.name).toSorted();
    return [diagnose('alert.several_schedules', { metric, schedules: names }, { path: '/metric' })];
  }
  return [diagnose('alert.unscheduled_metric', { metric }, { path: '/metric' })];
}

function checkNamed(
  metric: string,
  schedule: string,
  { watched, schedules }: { readonly watched: AskedWorld['schedules']; readonly schedules: AskedWorld['schedules'] },
): readonly Diagnostic[] {
  const [found] = watched;
  if (found === undefined) {
    const names = schedules.map(({ definition }) => definition.name);
    const words = { kind: 'schedule', name: schedule, nearest: nearestName(schedule, names) };
    return [diagnose('definition.not_found', words, { path: '/schedule' })];
  }
  // A schedule whose scorecard is gone has a finding of its own.
  const computed = metricsOf(found);
  if (computed.length === 0 || computed.includes(metric)) return [];
  const words = { metric, schedule, computed, nearest: nearestName(metric, computed) };
  return [diagnose('alert.other_metric', words, { path: '/metric' })];
}
