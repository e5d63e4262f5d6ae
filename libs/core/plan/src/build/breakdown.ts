import { diagnose } from '@core/diagnostics';
import type { RunRequest } from '../request/run-request';
import type { AskedMetric } from './asked-metric';
import type { Query } from './context';
import type { Findings } from './findings';
import { reportRepeated } from './report-repeated';

/** What the result is grouped by: as the request says, else as the metrics do that are a breakdown by nature. */
export function readBreakdown(
  { by }: RunRequest,
  asked: readonly AskedMetric[],
  findings: Findings,
): readonly string[] {
  if (by !== undefined) {
    reportRepeated(by, '/by', findings);
    return by;
  }
  const own = asked.flatMap(({ metric }) => (metric.definition.by?.length ? [metric.definition.by] : []));
  const distinct = [...new Map(own.map((names) => [names.toSorted().join('\n'), names])).values()];
  if (distinct.length > 1) {
    const breakdowns = distinct.map((names) => names.join(', '));
    findings.add(diagnose('run.breakdowns_differ', { breakdowns }, { path: '/metrics' }));
  }
  return distinct[0] ?? [];
}

/** The dimensions of the result whose members are all listed, as places: those of the request, else of the metrics. */
export function readEvery({ every }: RunRequest, asked: readonly AskedMetric[], query: Query): readonly number[] {
  const { dimensions, space, findings } = query;
  const placeOf = (name: string, one: AskedMetric) =>
    space.dimensions.findIndex((dimension) => dimensions.isCalled(dimension, name, { metric: one.metric, asked: one }));
  if (every === undefined) {
    const own = asked.flatMap((one) => (one.metric.definition.every ?? []).map((name) => placeOf(name, one)));
    return distinctPlaces(own);
  }
  reportRepeated(every, '/every', findings);
  const places = every.map((name, index) => {
    const place = asked.map((one) => placeOf(name, one)).find((at) => at >= 0) ?? -1;
    if (place < 0) {
      const by = space.dimensions.map((dimension) => dimension.name);
      findings.add(diagnose('run.every_without_by', { dimension: name, by }, { path: `/every/${index}` }));
    }
    return place;
  });
  return distinctPlaces(places);
}

function distinctPlaces(places: readonly number[]): readonly number[] {
  return [...new Set(places)].filter((place) => place >= 0).toSorted((a, b) => a - b);
}
