import type { Agg, AggregateName, Expr, Type } from '../evaluator/formula';
import { call, fieldsFrom, lit, moments, type Place } from './place';
import type { MetricMaking, MetricPlace } from './metric-place';
import { own, valuesOf } from './related-exprs';
import { makeBoolean } from './row-exprs';
import { makeNumber } from './row-numbers';

const FUNCTIONS: readonly AggregateName[] = [
  'count',
  'count',
  'count',
  'count_distinct',
  'sum',
  'sum',
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'percentile',
  'stddev',
  'variance',
  'first',
  'last',
  'weighted_avg',
  'any',
  'all',
];

/** The place of expressions on the rows of a dataset. */
export function rowsOf(dataset: string, { hasPeriod }: MetricPlace): Place {
  return { dataset, around: [], related: true, period: hasPeriod };
}

/** An aggregate over rows, with what its dataset needs to be placed in time. */
export function makeAggregate(place: MetricPlace, types: readonly Type[], depth: number, making: MetricMaking): Expr {
  const { rng } = making;
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const dataset =
      rng.chance(0.6) && place.datasets.includes(making.home ?? '') ? making.home! : rng.pick(place.datasets);
    const agg = aggregateOver(dataset, rng.pick(FUNCTIONS), { place, depth, making });
    if (agg !== undefined && types.includes(agg.type)) return placeInTime(agg, place, making);
  }
  return plain(types, place, making);
}

interface Surroundings {
  readonly place: MetricPlace;
  readonly depth: number;
  readonly making: MetricMaking;
}

function aggregateOver(dataset: string, fn: AggregateName, { place, depth, making }: Surroundings): Agg | undefined {
  const { rng, data } = making;
  const inner = rowsOf(dataset, place);
  const rowDepth = Math.min(depth, rng.pick([0, 0, 0, 1, 1, 2, 3]));
  const isUntimed = (fn === 'first' || fn === 'last') && data.dataset(dataset).time === undefined;
  if (isUntimed) return undefined;
  const shared = { kind: 'agg', fn, dataset } as const;
  if (fn === 'count' && rng.chance(0.6)) return { ...shared, type: 'integer', args: [] };
  if (fn === 'count' || fn === 'any' || fn === 'all') {
    const condition = own(inner, making, () => makeBoolean(inner, rowDepth, making));
    if (condition === undefined) return undefined;
    return fn === 'count'
      ? { ...shared, type: 'integer', args: [], condition }
      : { ...shared, type: 'boolean', args: [condition] };
  }
  const number = own(inner, making, () => makeNumber(inner, rowDepth, making));
  const input = valuesOf(fn, number, { inner, making });
  return input && { ...shared, ...input };
}

/** The simplest expression of a type: a count, or what a count decides. */
function plain(types: readonly Type[], place: MetricPlace, making: MetricMaking): Expr {
  const count: Agg = { kind: 'agg', fn: 'count', type: 'integer', dataset: making.rng.pick(place.datasets), args: [] };
  const counted = placeInTime(count, place, making);
  if (types.includes('integer')) return counted;
  const isThere = call('greater', 'boolean', [counted, lit('integer', '0')]);
  if (types.includes('boolean')) return isThere;
  if (types.includes('text')) return call('if', 'text', [isThere, lit('text', 'some'), lit('text', 'none')]);
  return call('if', 'date', [isThere, lit('date', '2024-02-29'), lit('date', null)]);
}

/** Rows of an interval dataset without time belong to a bucket by `.at`, `.during` or `.on`; a timeless one to the whole period. */
function placeInTime(agg: Agg, place: MetricPlace, making: MetricMaking): Expr {
  const { rng, data } = making;
  const dataset = data.dataset(agg.dataset);
  if (place.placed && dataset.valid !== undefined) return agg;
  const isOpen = dataset.time === undefined || (dataset.valid !== undefined && rng.chance(0.4));
  if (!isOpen || place.settled.has('placed')) return agg;
  if (dataset.valid !== undefined && rng.chance(0.8)) {
    const mod = rng.pick([
      { kind: 'at', end: 'end' },
      { kind: 'at', end: 'end' },
      { kind: 'at', end: 'start' },
      { kind: 'during' },
    ] as const);
    const isOpenStart = mod.kind === 'at' && mod.end === 'start' && !place.hasPeriod;
    return { kind: 'mod', type: agg.type, operand: agg, mod: isOpenStart ? { kind: 'during' } : mod };
  }
  const field = rng.pick(fieldsFrom(agg.dataset, making).filter(({ field: { type } }) => moments.includes(type)));
  const isPlaced = field !== undefined && rng.chance(0.85);
  if (isPlaced) return { kind: 'mod', type: agg.type, operand: agg, mod: { kind: 'on', field: field.ref } };
  if (dataset.valid !== undefined) return { kind: 'mod', type: agg.type, operand: agg, mod: { kind: 'during' } };
  return place.grain === undefined || place.timeless
    ? agg
    : { kind: 'mod', type: agg.type, operand: agg, mod: { kind: 'total', dimensions: [], period: true } };
}
