import { diagnose, nearestName } from '@core/diagnostics';
import type { Expression } from '@core/formula';
import { plainView } from '../time/time-view';
import type { AskedMetric } from './asked-metric';
import type { Condition } from './context';
import type { Findings } from './findings';

/** The conditions that a request puts on a metric: its `where`, and filters that the metric offers by name. */
export function queryConditions(
  where: Expression | undefined,
  filters: readonly string[],
  { asked, findings }: { readonly asked: AskedMetric; readonly findings: Findings },
): readonly Condition[] {
  const { metric, label } = asked;
  const condition = (expression: Expression, path: string): Condition => ({
    expression,
    level: 0,
    scope: { metric, view: plainView },
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
  return where === undefined ? named : [condition(where, '/where'), ...named];
}
