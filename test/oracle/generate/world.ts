import { Data } from '../evaluator/data';
import { nodesOf } from '../evaluator/formula';
import type { Calendar, Dataset, Field, Metric, World } from '../evaluator/model';
import { makeNamedMetric } from './metric';
import { moments, type Making, type Place } from './place';
import { zones } from './moments';
import { makeBoolean, makeMoment, makeText } from './row-exprs';
import { makeNumber } from './row-numbers';
import { makeRows } from './rows';
import type { Rng } from './rng';
import { rowMakers } from './row-makers';
import { makeDatasets } from './schema';

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
  const making: Making = { rows: rowMakers, rng, data, params: [], calendars: [] };
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
