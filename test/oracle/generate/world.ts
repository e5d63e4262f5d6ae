import { Data } from '../evaluator/data';
import type { Expr, FieldRef, Type } from '../evaluator/formula';
import { nodesOf } from '../evaluator/formula';
import type { Calendar, Dataset, Field, Metric, Param, World } from '../evaluator/model';
import { makeMetric } from './metric-exprs';
import type { MetricMaking, MetricPlace } from './metric-place';
import { makeCondition } from './modified-exprs';
import { moments, numeric, type Making, type Place } from './place';
import { zones } from './moments';
import { makeBoolean, makeMoment, makeText } from './row-exprs';
import { makeNumber } from './row-numbers';
import { makeRows } from './rows';
import { fieldsFrom } from './place';
import type { Rng } from './rng';
import { makeDatasets } from './schema';

/** Parameters that formulas may name. */
const PARAMS: readonly Param[] = [
  { name: 'least', type: 'integer', default: 3 },
  { name: 'factor', type: 'decimal', default: 1.25 },
  { name: 'weights', type: 'map', default: { web: 2, north: 0.5, basic: 3 } },
  { name: 'wanted', type: 'list', default: ['web', 'north', 'pro'] },
];

/** Datasets, calendars, rows and a few metrics that others may name. */
export function makeWorld(rng: Rng, isSound: (world: World, metric: string) => boolean): World {
  const calendars = makeCalendars(rng);
  let world: World = { datasets: makeDatasets(rng), metrics: [], calendars, rows: {} };
  for (let count = rng.int(0, 5); count > 0; count -= 1) world = withField(world, rng);
  world = { ...world, datasets: world.datasets.map((dataset) => withCalculatedTime(dataset, rng)) };
  world = { ...world, rows: makeRows(world.datasets, rng) };
  for (let count = rng.int(2, 6); count > 0; count -= 1) {
    const metric = makeHelper(world, `m${count}`, rng);
    const grown = { ...world, metrics: [...world.metrics, metric] };
    if (isSound(grown, metric.name)) world = grown;
  }
  return world;
}

function makeCalendars(rng: Rng): readonly Calendar[] {
  const weekday = [
    [9 * 60, 13 * 60],
    [14 * 60, 18 * 60],
  ] as const;
  const office: Calendar = {
    name: 'office',
    first_month: rng.pick([1, 4, 7, 10, 2]),
    first_weekday: rng.pick([1, 7, 6]),
    year_named_by: rng.pick(['start', 'end']),
    ...(rng.chance(0.5) && { timezone: rng.pick(zones) }),
    week: [weekday, weekday, weekday, weekday, [[8 * 60, 24 * 60]], [], rng.chance(0.3) ? [[0, 90]] : []],
    holidays: ['2024-01-01', '2024-03-29', '2024-12-25'],
  };
  return [office];
}

/** A calculated field more, somewhere. */
function withField(world: World, rng: Rng): World {
  const data = new Data(world);
  const dataset = rng.pick(world.datasets);
  const making: Making = { rng, data, params: [], calendars: [] };
  const place: Place = { dataset: dataset.name, around: [], related: true, period: false };
  const depth = rng.int(1, 2);
  const make = rng.pick([makeNumber, makeNumber, makeBoolean, makeMoment, makeText]);
  const formula = make(place, depth, making);
  if (!nodesOf(formula).some((node) => node.kind === 'field' || node.kind === 'related')) return world;
  const field: Field = {
    name: `c${world.datasets.flatMap(({ fields }) => fields).filter((one) => one.formula).length + 1}`,
    type: formula.type,
    formula,
  };
  const values = formula.kind === 'field' ? formula.values : undefined;
  const grown = { ...dataset, fields: [...dataset.fields, { ...field, ...(values && { values }) }] };
  return { ...world, datasets: world.datasets.map((one) => (one === dataset ? grown : one)) };
}

/** Sometimes a calculated field places the rows in time. */
function withCalculatedTime(dataset: Dataset, rng: Rng): Dataset {
  const field = dataset.fields.find(({ formula, type }) => formula !== undefined && moments.includes(type));
  if (field === undefined || rng.chance(0.6)) return dataset;
  return { ...dataset, time: { dataset: dataset.name, path: [], field: field.name } };
}

function makeHelper(world: World, name: string, rng: Rng): Metric {
  return makeNamedMetric(world, name, {
    rng,
    dimensions: [],
    hasPeriod: true,
    grain: 'month',
    depth: rng.int(1, 3),
    datasets: world.datasets.map((dataset) => dataset.name),
  });
}

export interface MetricWish extends Pick<MetricPlace, 'dimensions' | 'hasPeriod' | 'datasets'> {
  readonly grain?: MetricPlace['grain'] | undefined;
  readonly rng: Rng;
  readonly depth: number;
  /** Its own breakdown, whose dimensions may be used as values. */
  readonly by?: readonly FieldRef[];
}

const KINDS: readonly (readonly [number, readonly Type[]])[] = [
  [8, numeric],
  [1, ['boolean']],
  [1, moments],
  [0.7, ['text']],
];

/** A metric with a formula, and now and then what else a definition may say. */
export function makeNamedMetric(world: World, name: string, wish: MetricWish): Metric {
  const { rng, datasets } = wish;
  const data = new Data({ ...world, rows: {} });
  const home = rng.chance(0.8) ? rng.pick(datasets) : undefined;
  const calendars = world.calendars.map((calendar) => calendar.name);
  const params = rng.chance(0.5) ? PARAMS : [];
  const owner =
    home !== undefined && rng.chance(0.12) ? makeOwner(name, home, { rng, data, params, calendars }) : undefined;
  const grown =
    owner === undefined ? data : new Data({ ...world, rows: {}, metrics: [...world.metrics, owner as Metric] });
  const making: MetricMaking = {
    rng,
    data: grown,
    params,
    calendars,
    metrics: world.metrics,
    ...(home !== undefined && { home }),
    ...(owner && { owner }),
  };
  const place: MetricPlace = {
    dimensions: wish.dimensions,
    values: wish.by ?? [],
    datasets,
    ...(wish.grain && { grain: wish.grain }),
    hasPeriod: wish.hasPeriod,
    settled: new Set(),
    depthOfKeys: 0,
    timeless: false,
    placed: false,
  };
  const types = rng.weighted(KINDS);
  const formula = makeMetric(place, types, wish.depth, making);
  const where = rng.chance(0.12) ? makeCondition(formula, { ...place, hasPeriod: false }, making) : undefined;
  const time = home === undefined || !rng.chance(0.15) ? undefined : ownTime(home, making);
  const isNumber = numeric.includes(formula.type);
  const empty = rng.chance(0.15)
    ? rng.pick(isNumber ? [0, 7, null, 'hide' as const] : [null, 'hide' as const])
    : undefined;
  const used = usedParams([
    formula,
    ...(where ? [where] : []),
    ...(owner?.fields ?? []).map((field) => field.formula!),
  ]);
  return {
    name,
    formula,
    ...(home !== undefined && { dataset: home }),
    ...(where && { where }),
    ...(time && { time }),
    ...(empty !== undefined && { empty }),
    ...(rng.chance(0.3) && { direction: rng.pick(['higher_is_better', 'lower_is_better'] as const) }),
    ...(owner && { fields: owner.fields }),
    ...(used.length > 0 && { params: used }),
    ...(wish.by && { by: wish.by }),
    ...(isNumber && rng.chance(0.1) && { target: 10 }),
  };
}

function ownTime(home: string, making: Making): FieldRef | undefined {
  const fields = fieldsFrom(home, making).filter(
    ({ ref, field: { type } }) => moments.includes(type) && ref.local === undefined,
  );
  return fields.length === 0 ? undefined : making.rng.pick(fields).ref;
}

function makeOwner(name: string, dataset: string, making: Making): Pick<Metric, 'name' | 'dataset' | 'fields'> {
  const formula = makeNumber({ dataset, around: [], related: true, period: false }, 2, making);
  return { name, dataset, fields: [{ name: 'own_size', type: formula.type, formula }] };
}

function usedParams(exprs: readonly Expr[]): readonly Param[] {
  const nodes = exprs.flatMap(nodesOf);
  return PARAMS.filter(({ name }) =>
    nodes.some((node) => (node.kind === 'param' && node.name === name) || (node.kind === 'call' && node.word === name)),
  );
}
