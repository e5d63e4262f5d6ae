import { type AggregateName, type Expr, type Related, type Type } from '../evaluator/formula';
import { fieldNode, fieldsFrom, numeric, waysFrom, type Making, type Place, type Way } from './place';

const FUNCTIONS: readonly AggregateName[] = [
  'count',
  'count',
  'count_distinct',
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

/** An aggregate over the rows related to the row at hand, of one of the types; undefined where none is to be had. */
export function makeRelated(place: Place, depth: number, types: readonly Type[], making: Making): Expr | undefined {
  const { rng, data } = making;
  const ways = waysFrom(place.dataset, data).filter(({ dataset }) => !place.around.includes(dataset));
  if (ways.length === 0) return undefined;
  const way = rng.pick(ways);
  const inner: Place = {
    dataset: way.dataset,
    around: [place.dataset, ...place.around],
    related: place.around.length === 0 && rng.chance(0.3),
    period: place.period,
  };
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const made = aggregateOver(way, rng.pick(FUNCTIONS), { inner, depth, making, outer: place.dataset });
    if (made !== undefined && types.includes(made.type)) return made;
  }
  return undefined;
}

interface Surroundings {
  readonly inner: Place;
  readonly depth: number;
  readonly making: Making;
  readonly outer: string;
}

function aggregateOver(
  way: Way,
  fn: AggregateName,
  { inner, depth, making, outer }: Surroundings,
): Related | undefined {
  const { rng, data } = making;
  const dataset = data.dataset(way.dataset);
  if ((fn === 'first' || fn === 'last') && dataset.time === undefined) return undefined;
  const where = rng.chance(0.5) ? condition(inner, depth, making) : undefined;
  const validity =
    dataset.valid && inner.period && rng.chance(0.4) ? rng.pick(['start', 'end', 'during'] as const) : undefined;
  const shared = { kind: 'related', outer, ...way, ...(where && { where }), ...(validity && { validity }) } as const;
  const input = argumentsOf(fn, inner, { depth, making });
  return input && { ...shared, fn, ...input };
}

type Input = Pick<Related, 'type' | 'args' | 'condition'>;

function argumentsOf(
  fn: AggregateName,
  inner: Place,
  { depth, making }: { readonly depth: number; readonly making: Making },
): Input | undefined {
  const { rng } = making;
  if (fn === 'count') {
    if (rng.chance(0.6)) return { type: 'integer', args: [] };
    const asked = condition(inner, depth, making);
    return asked && { type: 'integer', args: [], condition: asked };
  }
  if (fn === 'any' || fn === 'all') {
    const asked = condition(inner, depth, making);
    return asked && { type: 'boolean', args: [asked] };
  }
  return valuesOf(
    fn,
    own(inner, making, () => making.rows.number(inner, depth, making)),
    { inner, making },
  );
}

/** What an aggregate takes and gives. */
export function valuesOf(
  fn: AggregateName,
  number: Expr | undefined,
  { inner, making }: { readonly inner: Place; readonly making: Making },
): Input | undefined {
  const { rng } = making;
  const fields = fieldsFrom(inner.dataset, making).map(fieldNode);
  if (['min', 'max', 'first', 'last', 'count_distinct', 'approx_count_distinct'].includes(fn)) {
    const fitting = fields.filter(({ type }) => type !== 'boolean' || !['min', 'max'].includes(fn));
    const value = number !== undefined && rng.chance(0.3) ? number : rng.pick(fitting);
    return { type: fn.includes('count') ? 'integer' : value.type, args: [value] };
  }
  if (number === undefined) return undefined;
  if (fn === 'percentile') {
    const share = { kind: 'lit', type: 'decimal', value: rng.pick(['0.9', '0.25', '0.5']) } as const;
    return { type: 'number', args: [number, share] };
  }
  if (fn === 'weighted_avg') {
    const weights = fields.filter(({ type }) => numeric.includes(type));
    return weights.length === 0 ? undefined : { type: 'number', args: [number, rng.pick(weights)] };
  }
  return { type: fn === 'sum' ? number.type : 'number', args: [number] };
}

function condition(inner: Place, depth: number, making: Making): Expr | undefined {
  return own(inner, making, () => making.rows.boolean(inner, depth, making));
}

/** An expression that names a field of the rows themselves, so that it says whose they are. */
export function own(inner: Place, making: Making, make: () => Expr): Expr | undefined {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const made = make();
    if (namesOwn(made, inner.dataset)) return made;
  }
  return undefined;
}

function namesOwn(expr: Expr, dataset: string): boolean {
  if (expr.kind === 'related') return false;
  if (expr.kind === 'field') return expr.ref.dataset === dataset;
  return expr.kind === 'call'
    ? expr.args.some((arg) => namesOwn(arg, dataset))
    : expr.kind === 'shift' && namesOwn(expr.base, dataset);
}
