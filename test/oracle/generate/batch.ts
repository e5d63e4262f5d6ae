import { Data } from '../evaluator/data';
import type { FieldRef } from '../evaluator/formula';
import type { Metric, ParamValue, Request, World } from '../evaluator/model';
import { makeNamedMetric, PARAMS } from './metric';
import { datasetsOf } from './metric-place';
import { makeRequest, type RequestShape } from './request';
import type { Rng } from './rng';

/** Several metrics and what they are asked in together. */
export interface Batch {
  /** With the metrics. */
  readonly world: World;
  readonly metrics: readonly Metric[];
  readonly request: Omit<Request, 'metrics'>;
}

/** Undefined where no dataset has what the request groups and filters by. */
export function makeBatch(world: World, rng: Rng): Batch | undefined {
  if (rng.chance(0.06)) return makeLocalBatch(world, rng);
  const { datasets, ...shape } = makeRequest(world, rng);
  if (datasets.length === 0) return undefined;
  const { by = [] } = shape;
  const isByNature = by.length > 0 && rng.chance(0.08);
  const offers = rng.chance(0.08);
  const made = Array.from({ length: rng.int(3, 12) }, (_, index) =>
    makeNamedMetric(world, `q${index + 1}`, {
      rng,
      dimensions: by,
      hasPeriod: shape.period !== undefined,
      grain: shape.grain,
      datasets,
      depth: rng.pick([0, 1, 1, 2, 2, 3, 4]),
      ...((isByNature || rng.chance(0.2)) && { by }),
      offers,
    }),
  );
  const alias = offers ? undefined : makeAlias(world, { ...shape, datasets }, rng);
  const metrics = alias === undefined ? made : [...made, alias];
  return {
    world: { ...world, metrics: [...world.metrics, ...metrics] },
    metrics,
    request: vary(shape, metrics, { rng, isByNature }),
  };
}

/** Another name of a metric that knows what the request asks for. */
function makeAlias(world: World, { datasets }: RequestShape, rng: Rng): Metric | undefined {
  const fitting = world.metrics.filter(({ formula }) =>
    datasetsOf(formula, world.metrics).every((dataset) => datasets.includes(dataset)),
  );
  if (fitting.length === 0 || !rng.chance(0.3)) return undefined;
  const { name, formula } = rng.pick(fitting);
  return { name: 'other_name', alias_of: name, formula };
}

function vary(
  shape: Omit<Request, 'metrics'>,
  metrics: readonly Metric[],
  { rng, isByNature }: { readonly rng: Rng; readonly isByNature: boolean },
): Batch['request'] {
  const { by, ...rest } = shape;
  const named = new Set(metrics.flatMap(({ params = [] }) => params.map(({ name }) => name)));
  const values = Object.fromEntries(
    PARAMS.filter(({ name }) => named.has(name) && rng.chance(0.2)).map(({ name }) => [name, otherValue(name, rng)]),
  );
  return {
    ...rest,
    ...(by && !isByNature && { by }),
    ...(metrics.every(({ filters }) => filters) && { filters: ['picked'] }),
    ...(Object.keys(values).length > 0 && { parameters: values }),
  };
}

function otherValue(name: string, rng: Rng): ParamValue {
  const values: Readonly<Record<string, readonly ParamValue[]>> = {
    least: [0, 7],
    factor: [0.5, 2],
    share: [0.25],
    weights: [{ web: 1, south: 4 }],
    wanted: [['shop']],
    word: ['shop', 'north'],
    lenient: [false],
    since: ['2024-03-31', '2023-11-05'],
  };
  return rng.pick(values[name] ?? [null]);
}

/** One metric, grouped by a calculated field of its own. */
function makeLocalBatch(world: World, rng: Rng): Batch | undefined {
  const { datasets: _, where: __, every: ___, ...shape } = makeRequest(world, rng);
  const home = rng.pick(world.datasets).name;
  const wish = {
    rng,
    hasPeriod: shape.period !== undefined,
    grain: shape.grain,
    datasets: [home],
    depth: rng.int(0, 2),
  };
  const ref: FieldRef = { dataset: home, path: [], field: 'own_size', local: 'q1' };
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const plain = makeNamedMetric(world, 'q1', { ...wish, dimensions: [] });
    if (plain.fields === undefined || plain.dataset !== home) continue;
    const { type } = new Data({ ...world, rows: {}, metrics: [plain] }).fieldOf(ref).field;
    if (type === 'number' || type === 'timestamp') continue;
    return {
      world: { ...world, metrics: [...world.metrics, plain] },
      metrics: [plain],
      request: { ...shape, by: [ref] },
    };
  }
  return undefined;
}
