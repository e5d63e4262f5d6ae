import type { FrameQuery } from '../frame/frame-query';
import type { Measure, RowExpression } from '../frame/row-expression';
import { partsOf } from './row-parts';

/**
 * Whether a frame adds doubles in the order in which a join brings the rows: that with its windows, or with the members of a running
 * dimension. The last digits of such sums depend on that order; a scan of the same rows has the same order in every frame.
 */
export function addsAsJoined({
  bucketing,
  measures,
  filter,
  dimensions,
  running,
  restrictions = [],
}: FrameQuery): boolean {
  const isJoined = running !== undefined || (bucketing.kind === 'windows' && bucketing.windows.length > 1);
  if (!isJoined) return false;
  const others = [
    ...(filter ? [filter] : []),
    ...dimensions.map(({ expression }) => expression),
    ...restrictions.map(({ condition }) => condition),
  ];
  return measures.some(addsDoubles) || others.some(holdsSum);
}

type Adding = Omit<Measure, 'name'>;

function addsDoubles(measure: Adding): boolean {
  const { aggregate, arguments: args, filter, order = [] } = measure;
  const isSum =
    aggregate === 'sum' || aggregate === 'avg' ? args[0]?.type === 'number' : alwaysInDoubles.has(aggregate);
  return isSum || [...args, ...order, ...(filter ? [filter] : [])].some(holdsSum);
}

const alwaysInDoubles: ReadonlySet<Measure['aggregate']> = new Set<Measure['aggregate']>([
  'weighted_avg',
  'stddev',
  'variance',
]);

/** Sums of related rows among others. */
function holdsSum(expression: RowExpression): boolean {
  return (expression.kind === 'related' && addsDoubles(expression.measure)) || partsOf(expression).some(holdsSum);
}
