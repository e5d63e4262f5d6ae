import type { MetricDefinition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import { buildPlan } from '../build/build-plan';
import type { FrameQuery, Measure } from '../frame/frame-query';
import type { RowExpression } from '../frame/row-expression';
import type { ScalarExpression } from '../frame/scalar-expression';
import type { RunRequest } from '../request/run-request';
import type { RunPlan } from '../run-plan';
import type { Window } from '../time/window';
import { salesCatalog } from './sales-catalog';

type Metrics = Readonly<Record<string, string | Partial<MetricDefinition>>>;

const now = '2026-11-21T00:00:00Z';

/** Plans a request over the sales catalog; all its metrics are asked for unless it names some. */
export function planOf(metrics: Metrics, request: Partial<RunRequest> = {}): RunPlan {
  const { plan, diagnostics } = buildPlan({
    request: { metrics: Object.keys(metrics), ...request },
    catalog: salesCatalog(metrics),
    now,
  });
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return plan;
}

export function findingsOf(metrics: Metrics, request: Partial<RunRequest> = {}): readonly Diagnostic[] {
  return buildPlan({ request: { metrics: Object.keys(metrics), ...request }, catalog: salesCatalog(metrics), now })
    .diagnostics;
}

/** A frame in a few words: what is counted, where, when and by what. */
export function describeFrame({
  name,
  bucketing,
  dimensions,
  filter,
  measures,
  joins,
}: FrameQuery): Readonly<Record<string, unknown>> {
  const windows = bucketing.kind === 'windows' ? bucketing.windows : [bucketing.window];
  return {
    name,
    buckets: [bucketing.kind === 'grain' ? bucketing.grain : bucketing.kind, ...windows.map(showWindow)].join(' '),
    ...(joins.length > 0 && { joins: joins.map(({ path }) => path.join('.')) }),
    ...(dimensions.length > 0 && { by: dimensions.map(({ expression }) => showRow(expression)) }),
    ...(filter && { where: showRow(filter) }),
    measures: measures.map(showMeasure),
  };
}

export function showWindow({ from, to }: Window): string {
  return `${from?.date ?? ''}/${to?.date ?? ''}`;
}

function showMeasure({ name, aggregate, arguments: args, filter, order }: Measure): string {
  const shown = `${name} = ${aggregate}(${args.map(showRow).join(', ')})`;
  const sorted = order ? `${shown} by ${order.map(showRow).join(', ')}` : shown;
  return filter ? `${sorted} if ${showRow(filter)}` : sorted;
}

export function showRow(expression: RowExpression): string {
  switch (expression.kind) {
    case 'literal':
      return String(expression.value);
    case 'duration':
      return `${expression.duration.amount} ${expression.duration.unit}`;
    case 'column':
      return [...expression.path, expression.column].join('.');
    case 'call':
      return `${expression.function}(${expression.arguments.map(showRow).join(', ')})`;
  }
}

export function showScalar(expression: ScalarExpression): string {
  switch (expression.kind) {
    case 'literal':
      return String(expression.value);
    case 'duration':
      return `${expression.duration.amount} ${expression.duration.unit}`;
    case 'leaf':
      return `${expression.frame}.${expression.measure}${expression.keys ? `[${expression.keys.join(' ')}]` : ''}`;
    case 'by_bucket':
      return `[${expression.values.join(' ')}]`;
    case 'at_bucket':
      return `<${expression.options.map(showScalar).join(' ')}>`;
    case 'dimension':
      return `dimension ${expression.dimension}`;
    case 'call':
      return `${expression.function}(${expression.arguments.map(showScalar).join(', ')})`;
  }
}
