import { diagnose, nearestName } from '@core/diagnostics';
import { checkCondition } from '@core/formula';
import type { RunRequest } from '../request/run-request';
import { noShift } from '../time/shift';
import type { AskedMetric, Condition, Query } from './context';

/** The conditions that a request puts on a metric: its `where`, and named filters of the metric. */
export function queryConditions(
  { where, filters = [] }: RunRequest,
  asked: AskedMetric,
  { catalog, findings }: Query,
): readonly Condition[] {
  const { metric, base, label } = asked;
  const scope = { metric, shift: noShift, span: 'bucket' } as const;
  const conditions: Condition[] = [];
  if (where !== undefined && base !== undefined) {
    const { expression, diagnostics } = checkCondition(where, {
      dataset: base,
      catalog,
      parameters: metric.parameters,
    });
    findings.add(...diagnostics.map((finding) => ({ ...finding, path: '/where' })));
    if (expression !== undefined) conditions.push({ expression, from: 'context', scope, path: '/where' });
  }
  for (const [index, name] of filters.entries()) {
    const path = `/filters/${index}`;
    const expression = metric.filters.get(name);
    const offered = [...metric.filters.keys()];
    if (expression !== undefined) conditions.push({ expression, from: 'context', scope, path });
    else
      findings.add(
        diagnose(
          'run.unknown_filter',
          { metric: label, filter: name, offered, nearest: nearestName(name, offered) },
          { path },
        ),
      );
  }
  return conditions;
}
