import type { MetricDefinition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import { buildPlan } from '../build/build-plan';
import type { FrameQuery } from '../frame/frame-query';
import type { BucketKeySpan, GroupListing, GroupSpace } from '../frame/group-space';
import type { Measure, RowExpression } from '../frame/row-expression';
import type { Leaf, ScalarExpression } from '../frame/scalar-expression';
import type { RunRequest } from '../request/run-request';
import type { RunPlan } from '../run-plan';
import type { Window } from '../time/window';
import { salesCatalog } from './sales-catalog';

type Metrics = Readonly<Record<string, string | Partial<MetricDefinition>>>;

const now = '2026-11-21T00:00:00Z';

/** Plans a request over the sales catalog; all its metrics are asked for unless it names some. */
export function planOf(metrics: Metrics, request: Partial<RunRequest> = {}, sparse = false): RunPlan {
  const { plan, diagnostics } = buildPlan({
    request: { metrics: Object.keys(metrics), ...request },
    catalog: salesCatalog(metrics),
    now,
    sparse,
  });
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return plan;
}

export function findingsOf(metrics: Metrics, request: Partial<RunRequest> = {}, sparse = false): readonly Diagnostic[] {
  const asked = { metrics: Object.keys(metrics), ...request };
  return buildPlan({ request: asked, catalog: salesCatalog(metrics), now, sparse }).diagnostics;
}

/** A frame in a few words: what is counted, where, when and by what. */
export function describeFrame({
  name,
  bucketing,
  dimensions,
  running,
  filter,
  measures,
  joins,
}: FrameQuery): Readonly<Record<string, unknown>> {
  const windows = bucketing.kind === 'windows' ? bucketing.windows : [bucketing.window];
  const bounds = bucketing.kind === 'windows' ? (bucketing.bounds ?? []) : [];
  return {
    name,
    buckets: [bucketing.kind === 'grain' ? bucketing.grain : bucketing.kind, ...windows.map(showWindow)].join(' '),
    ...(bounds.length > 0 && { bounds: bounds.map((bound) => `${bound.name}: ${bound.values.join(' ')}`) }),
    ...(joins.length > 0 && { joins: joins.map(({ path }) => path.join('.')) }),
    ...(dimensions.length > 0 && { by: dimensions.map(({ expression }) => showRow(expression)) }),
    ...(running && { running: `${running.order} ${running.dimension} ${showRow(running.place)}` }),
    ...(filter && { where: showRow(filter) }),
    measures: measures.map(showMeasure),
  };
}

/** A space in a few words: its dimensions, and what lists its groups. */
export function showSpace({ dimensions, listing }: GroupSpace): string {
  return `(${dimensions.map(({ name }) => name).join(', ')}) of ${listing.map(showListing).join(', ')}`;
}

function showListing(source: GroupListing): string {
  const { kind } = source;
  if (kind === 'values') return `values ${source.dimension}: ${source.values.join(' ')}`;
  const { frame, dimensions, measure, keys, spans } = source;
  const place = [frame, ...(measure === undefined ? [] : [measure])].join('.');
  const buckets = keys ? `[${keys.join(' ')}]` : spans ? `[${spans.map(showSpan).join(' ')}]` : '';
  return `${kind} ${place}${buckets} by ${dimensions.join(' ')}`;
}

export function showWindow({ from, to }: Window): string {
  return `${from?.date ?? ''}/${to?.date ?? ''}`;
}

function showMeasure({ name, ...measure }: Measure): string {
  return `${name} = ${showAggregate(measure)}`;
}

function showAggregate({ aggregate, arguments: args, filter, order }: Omit<Measure, 'name'>): string {
  const shown = `${aggregate}(${args.map(showRow).join(', ')})`;
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
    case 'bound':
      return `@${expression.name}`;
    case 'successor': {
      const [value, per, order] = [[expression.value], expression.per, expression.order].map(showRows);
      return `next ${value} per ${per} by ${order}`;
    }
    case 'related': {
      const { dataset, link } = expression.rows;
      const links = link.map(({ outer, own }) => `${showRow(own)} = ${showRow(outer)}`);
      return `{${showAggregate(expression.measure)} of ${dataset} on ${links.join(' and ')}}`;
    }
    case 'outer':
      return `^${showRow(expression.value)}`;
  }
}

function showRows(expressions: readonly RowExpression[]): string {
  return expressions.map(showRow).join(', ');
}

export function showScalar(expression: ScalarExpression): string {
  switch (expression.kind) {
    case 'literal':
      return String(expression.value);
    case 'duration':
      return `${expression.duration.amount} ${expression.duration.unit}`;
    case 'leaf':
      return `${expression.frame}.${expression.measure}${showKeys(expression)}`;
    case 'by_bucket':
      return `[${expression.values.join(' ')}]`;
    case 'dimension':
      return `dimension ${expression.dimension}`;
    case 'call':
      return `${expression.function}(${expression.arguments.map(showScalar).join(', ')})`;
    case 'rank':
      return `rank ${expression.order} of ${showScalar(expression.operand)}`;
    case 'per':
      return `${expression.aggregate}(${expression.arguments.map(showScalar).join(', ')}) over ${showSpace(expression.space)}`;
  }
}

function showKeys({ keys, range, running }: Leaf): string {
  const spans = range?.spans.map(showSpan);
  const place = keys ? `[${keys.join(' ')}]` : spans ? `[${range?.combine} ${spans.join(' ')}]` : '';
  return running ? `${place} running ${running.order} ${running.dimension}` : place;
}

function showSpan(span: BucketKeySpan): string {
  return span === null ? '' : `${span.from ?? ''}..${span.to}`;
}
