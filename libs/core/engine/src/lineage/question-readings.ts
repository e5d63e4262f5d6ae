import type { ScheduleDefinition, ScorecardDefinition } from '@core/definition';
import { stepInto } from '@core/diagnostics';
import {
  checkCondition,
  readingsOfCondition,
  readingsOfDimension,
  type Catalog,
  type CheckedMetric,
  type Reading,
} from '@core/formula';
import { parseMetricName } from '../definitions/dependencies';

/** What a scorecard or schedule names: its metrics, and what its query reads of the datasets behind them. */
export function readingsOfQuestion(
  definition: ScheduleDefinition | ScorecardDefinition,
  asked: readonly string[],
  catalog: Catalog,
): readonly Reading[] {
  const { query = {} } = definition;
  const metrics = asked.flatMap((name) => catalog.metric(parseMetricName(name).name) ?? []);
  const named = (definition.metrics ?? []).map((name, index): Reading => {
    return { reads: { kind: 'metric', name: parseMetricName(name).name }, path: `/metrics/${index}` };
  });
  const dimensions = (['by', 'every'] as const).flatMap((key) =>
    (query[key] ?? []).flatMap((name, index) => readDimension(name, `/query/${key}/${index}`, metrics, catalog)),
  );
  const scopes = 'deliver' in definition ? (definition.deliver ?? []) : [];
  const conditions = [
    { text: query.where, path: '/query/where' },
    ...scopes.map(({ where }, index) => ({ text: where, path: `/deliver/${index}/where` })),
  ];
  return [
    ...named,
    ...dimensions,
    ...conditions.flatMap(({ text, path }) => readWhere(text, path, metrics, catalog)),
    ...calendarsIn(definition, metrics),
  ];
}

function calendarsIn(
  { query = {} }: ScheduleDefinition | ScorecardDefinition,
  metrics: readonly CheckedMetric[],
): readonly Reading[] {
  const { calendar, parameters = {} } = query;
  const isCalendar = (name: string) => metrics.some((metric) => metric.parameters.get(name)?.type === 'calendar');
  const given = Object.entries(parameters).flatMap(([name, value]): readonly Reading[] =>
    typeof value === 'string' && isCalendar(name)
      ? [{ reads: { kind: 'calendar', name: value }, path: stepInto('/query/parameters', name) }]
      : [],
  );
  return [
    ...(calendar === undefined
      ? []
      : [{ reads: { kind: 'calendar', name: calendar }, path: '/query/calendar' } as const]),
    ...given,
  ];
}

/** A dimension is seen from each of the metrics that are asked. */
function readDimension(
  name: string,
  path: string,
  metrics: readonly CheckedMetric[],
  catalog: Catalog,
): readonly Reading[] {
  return homesOf(metrics).flatMap((dataset) => readingsOfDimension(name, path, { dataset, catalog }));
}

function readWhere(
  text: string | undefined,
  path: string,
  metrics: readonly CheckedMetric[],
  catalog: Catalog,
): readonly Reading[] {
  if (text === undefined) return [];
  return homesOf(metrics).flatMap((dataset) => {
    const { expression } = checkCondition(text, { dataset, catalog });
    return expression === undefined ? [] : readingsOfCondition(expression, path, catalog);
  });
}

function homesOf(metrics: readonly CheckedMetric[]): readonly string[] {
  return [...new Set(metrics.flatMap(({ definition, datasets }) => definition.dataset ?? datasets.slice(0, 1)))];
}
