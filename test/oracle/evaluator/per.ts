import { aggregate } from './aggregates';
import type { Context, Dimension } from './context';
import type { Expr, Per } from './formula';
import { leavesOf, withKeys, type LeafContext } from './leaves';
import { keepsAll, listGroups } from './listing';
import { orderOf } from './order-of';
import { readValue, type Value } from './value';

type Evaluate = (expr: Expr, context: Context) => Value;

/** An aggregate over one value per tuple of keys that has a row in the bucket. */
export function evaluatePer(per: Per, context: Context, evaluate: Evaluate): Value {
  const { fn, operand, share } = per;
  const inner = innerContext(per, context);
  const outer = inner.dimensions.slice(0, -per.keys.length);
  const values = keysIn(per, inner).map((keys) =>
    evaluate(operand, {
      ...inner,
      dimensions: [...outer, ...ownValues(inner.dimensions.slice(-per.keys.length), keys)],
    }),
  );
  const isCondition = fn === 'count' && operand.type === 'boolean';
  return aggregate({
    fn,
    tuples: values.map((value) => [
      isCondition && value !== true ? null : value,
      ...(share === undefined ? [] : [readValue(share, 'number')]),
    ]),
    types: [operand.type],
    places: orderOf(operand, context.question.world),
    trace: context.question.trace,
  });
}

/** The context of the operand: a space of groups of its own, in which all that filters so far is part of the context. */
function innerContext(per: Per, context: Context): Context {
  const filters = context.filters.map((filter) => ({ ...filter, from: 'context' }) as const);
  const inner: Context = { ...context, filters, dimensions: withKeys(per, context).dimensions };
  const known = new Map<number, readonly (readonly Value[])[]>();
  const groups = (bucket: number) => {
    const listed = known.get(bucket) ?? tuplesIn(per, { ...inner, bucket });
    known.set(bucket, listed);
    return listed;
  };
  return { ...inner, groups };
}

/** The tuples of keys that have rows in the group at hand; null is no entity. */
function keysIn(per: Per, inner: Context): readonly (readonly Value[])[] {
  const count = inner.dimensions.length - per.keys.length;
  return withoutNull(listGroups(listingLeaves(per, inner), inner.dimensions, count), per);
}

/** The aggregates that see all dimensions and keys; where each stands under a total, the rows of the first key's dataset. */
function listingLeaves(per: Per, inner: Context): readonly LeafContext[] {
  const leaves = leavesOf(per.operand, inner).filter(({ context }) => keepsAll(context.dimensions, inner.dimensions));
  if (leaves.length > 0) return leaves;
  const { dataset } = per.keys[0]!;
  return [{ agg: { kind: 'agg', type: 'integer', fn: 'count', dataset, args: [] }, context: inner }];
}

function withoutNull(tuples: readonly (readonly Value[])[], { keys }: Per): readonly (readonly Value[])[] {
  return tuples.filter((tuple) => tuple.slice(-keys.length).every((value) => value !== null));
}

/** All groups of the space: the tuples of all groups around. */
function tuplesIn(per: Per, inner: Context): readonly (readonly Value[])[] {
  const count = inner.dimensions.length - per.keys.length;
  const open = inner.dimensions.map((dimension, index): Dimension =>
    index < count ? { ...dimension, own: 'any' } : dimension,
  );
  return withoutNull(listGroups(listingLeaves(per, { ...inner, dimensions: open }), open), per);
}

/** The dimensions of a space with the values of one of its groups. */
export function ownValues(dimensions: readonly Dimension[], tuple: readonly Value[]): readonly Dimension[] {
  return dimensions.map((dimension, index) => ({ ...dimension, own: { is: tuple[index] ?? null } }));
}
