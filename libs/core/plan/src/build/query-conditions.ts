import { diagnose, nearestName } from '@core/diagnostics';
import type { Expression } from '@core/formula';
import { plainView } from '../time/time-view';
import type { AskedMetric } from './asked-metric';
import type { Condition } from './context';
import type { Findings } from './findings';
import type { ReadCondition } from './read-where';

/** The conditions that a request puts on a metric: its `where`, and filters that the metric offers by name. */
export function queryConditions(
  where: ReadCondition | undefined,
  filters: readonly string[],
  { asked, findings }: { readonly asked: AskedMetric; readonly findings: Findings },
): readonly Condition[] {
  const { metric, label } = asked;
  const condition = (expression: Expression, path: string, scope = metric): Condition => ({
    expression,
    level: 0,
    scope: { metric: scope, view: plainView },
    path,
  });
  const named = filters.flatMap((name, index) => {
    const path = `/filters/${index}`;
    const expression = metric.filters.get(name);
    if (expression !== undefined) return [condition(expression, path)];
    const offered = [...metric.filters.keys()];
    findings.add(
      diagnose(
        'run.unknown_filter',
        { metric: label, filter: name, offered, nearest: nearestName(name, offered) },
        { path },
      ),
    );
    return [];
  });
  return where === undefined ? named : [condition(where.expression, '/where', where.metric), ...named];
}
