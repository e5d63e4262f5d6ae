import { Data } from '../evaluator/data';
import { type Expr, type FieldRef, type Type, nodesOf } from '../evaluator/formula';
import type { Metric, Param, World } from '../evaluator/model';
import { makeMetric } from './metric-exprs';
import { makeAggregate } from './leaf-exprs';
import { datasetsOf, type MetricMaking, type MetricPlace } from './metric-place';
import { makeCondition } from './modified-exprs';
import { fieldsFrom, moments, numeric, type Making } from './place';
import { makeText } from './row-exprs';
import { makeNumber } from './row-numbers';
import type { Rng } from './rng';
import { rowMakers } from './row-makers';

/** Parameters that formulas may name. */
export const PARAMS: readonly Param[] = [
  { name: 'least', type: 'integer', default: 3 },
  { name: 'factor', type: 'decimal', default: 1.25 },
  { name: 'share', type: 'number', default: 0.5 },
  { name: 'weights', type: 'map', default: { web: 2, north: 0.5, basic: 3 } },
  { name: 'wanted', type: 'list', default: ['web', 'north', 'pro'] },
  { name: 'word', type: 'text', default: 'web' },
  { name: 'lenient', type: 'boolean', default: true },
  { name: 'since', type: 'date', default: '2024-02-15' },
];

/** What a metric shall be asked for. */
export interface MetricWish extends Pick<MetricPlace, 'dimensions' | 'hasPeriod' | 'datasets'> {
  readonly grain?: MetricPlace['grain'] | undefined;
  readonly rng: Rng;
  readonly depth: number;
  /** Its own breakdown, whose dimensions may be used as values. */
  readonly by?: readonly FieldRef[];
  /** Whether it offers a filter by name. */
  readonly offers?: boolean;
}

const KINDS: readonly (readonly [number, readonly Type[]])[] = [
  [8, numeric],
  [1, ['boolean']],
  [1, moments],
  [0.9, ['text']],
];

/** A metric with a formula, and now and then what else a definition may say. */
export function makeNamedMetric(world: World, name: string, wish: MetricWish): Metric {
  const { rng } = wish;
  const { making, place, owner } = prepare(world, name, wish);
  const target = rng.chance(0.12) ? makeTarget(place, making) : undefined;
  const formula = makeFormula(place, wish.depth, {
    ...making,
    ...(target !== undefined && { target: typeof target === 'number' ? 'number' : target.type }),
  });
  const still: MetricPlace = { ...place, hasPeriod: false };
  const where = rng.chance(0.12) ? makeCondition(formula, still, making) : undefined;
  const offered = wish.offers === true ? makeCondition(formula, still, making) : undefined;
  const time = making.home === undefined || !rng.chance(0.15) ? undefined : ownTime(making.home, making);
  const texts = [formula, where, offered, typeof target === 'object' ? target : undefined].filter(
    (text) => text !== undefined,
  );
  const params = usedParams([...texts, ...(owner?.fields ?? []).map((field) => field.formula!)]);
  return {
    name,
    formula,
    ...(making.home !== undefined && { dataset: making.home }),
    ...(where && { where }),
    ...(time && { time }),
    ...makeEmpty(formula, rng),
    ...(rng.chance(0.3) && { direction: rng.pick(['higher_is_better', 'lower_is_better'] as const) }),
    ...(owner && { fields: owner.fields }),
    ...(params.length > 0 && { params }),
    ...(wish.by && { by: wish.by }),
    ...(wish.by && wish.by.length > 0 && rng.chance(0.2) && { every: [rng.pick(wish.by)] }),
    ...(target !== undefined && { target }),
    ...(offered && { filters: { picked: offered } }),
  };
}

/** A formula that has an aggregate: else there are no rows that it is about. */
function makeFormula(place: MetricPlace, depth: number, making: MetricMaking): Expr {
  const types = making.rng.weighted(KINDS);
  const made = makeMetric(place, types, depth, making);
  return datasetsOf(made, making.metrics).length > 0 ? made : makeAggregate(place, types, 1, making);
}

interface Prepared {
  readonly making: MetricMaking;
  readonly place: MetricPlace;
  readonly owner: Pick<Metric, 'name' | 'dataset' | 'fields'> | undefined;
}

function prepare(
  world: World,
  name: string,
  { rng, datasets, dimensions, by, grain, hasPeriod }: MetricWish,
): Prepared {
  const data = new Data({ ...world, rows: {} });
  const home = rng.chance(0.8) ? rng.pick(datasets) : undefined;
  const calendars = world.calendars.map((calendar) => calendar.name);
  const params = rng.chance(0.5) ? PARAMS : [];
  const plain: Making = { rows: rowMakers, rng, data, params, calendars };
  const owner = home !== undefined && rng.chance(0.12) ? makeOwner(name, home, plain) : undefined;
  const metrics = owner === undefined ? world.metrics : [...world.metrics, owner as Metric];
  const making: MetricMaking = {
    ...plain,
    metric: makeMetric,
    data: owner === undefined ? data : new Data({ ...world, rows: {}, metrics }),
    metrics: world.metrics,
    ...(home !== undefined && { home }),
    ...(owner && { owner }),
  };
  const place: MetricPlace = {
    dimensions,
    values: by ?? [],
    datasets,
    ...(grain && { grain }),
    hasPeriod,
    settled: new Set(),
    depthOfKeys: 0,
    timeless: false,
    placed: false,
  };
  return { making, place, owner };
}

function makeTarget(place: MetricPlace, making: MetricMaking): number | Expr {
  return making.rng.chance(0.5) ? 10 : makeMetric(place, numeric, 1, making);
}

function makeEmpty({ type }: Expr, rng: Rng): Pick<Metric, 'empty'> {
  if (!rng.chance(0.15)) return {};
  return { empty: rng.pick(numeric.includes(type) ? [0, 7, null, 'hide' as const] : [null, 'hide' as const]) };
}

function ownTime(home: string, making: Making): FieldRef | undefined {
  const fields = fieldsFrom(home, making).filter(
    ({ ref, field: { type } }) => moments.includes(type) && ref.local === undefined,
  );
  return fields.length === 0 ? undefined : making.rng.pick(fields).ref;
}

/** A metric with a calculated field of its own. */
export function makeOwner(name: string, dataset: string, making: Making): Pick<Metric, 'name' | 'dataset' | 'fields'> {
  const place = { dataset, around: [], related: true, period: false };
  const formula = making.rng.pick([makeNumber, makeText])(place, 2, making);
  const values = formula.kind === 'field' ? formula.values : undefined;
  return { name, dataset, fields: [{ name: 'own_size', type: formula.type, formula, ...(values && { values }) }] };
}

/** The parameters that expressions name. */
export function usedParams(exprs: readonly Expr[]): readonly Param[] {
  const nodes = exprs.flatMap(nodesOf);
  return PARAMS.filter(({ name }) =>
    nodes.some((node) => (node.kind === 'param' && node.name === name) || (node.kind === 'call' && node.word === name)),
  );
}
