import type { LocalWarehouse } from '@adapters/warehouse';
import { answer } from '../evaluator/answer';
import type { Expr } from '../evaluator/formula';
import type { Metric } from '../evaluator/model';
import { documentsOf } from '../generate/case';
import { datasetsOf } from '../generate/metric-place';
import { differences, type Difference } from './compare';
import { catalogOf, Engine, findingsOf, type Scene } from './engine';
import { simplerExprs, simplerRequests, simplerWorlds } from './simpler';

/** What the two say differently about a scene; none where either of them refuses it. */
export async function differencesIn(
  { world, request }: Scene,
  warehouse: LocalWarehouse,
): Promise<readonly Difference[]> {
  try {
    const catalog = catalogOf(documentsOf(world, () => true));
    if (request.metrics.some((name) => findingsOf(catalog, name).length > 0)) return [];
    const said = await Engine.askOnce(warehouse, { world, request }, catalog);
    return said.kind === 'refused' ? [] : differences(answer(world, request), said.result);
  } catch {
    return [];
  }
}

/** The smallest scene that was found in which the two still differ. */
export async function shrink(scene: Scene, warehouse: LocalWarehouse, seconds = 60): Promise<Scene> {
  const kinds = new Set((await differencesIn(scene, warehouse)).map(({ what }) => what));
  const goal: Goal = { warehouse, end: Date.now() + seconds * 1000, kinds };
  let best = scene;
  for (let changed = true; changed && Date.now() < goal.end;) {
    changed = false;
    for (const make of [fewerMetrics, smallerRequests, smallerFormulas, smallerWorlds]) {
      for (let next = await firstThatDiffers(make(best), goal); next; next = await firstThatDiffers(make(best), goal)) {
        best = next;
        changed = true;
      }
    }
  }
  return best;
}

interface Goal {
  readonly warehouse: LocalWarehouse;
  readonly end: number;
  /** What was different at first: a formula that is made simpler may be of another type. */
  readonly kinds: ReadonlySet<Difference['what']>;
}

async function firstThatDiffers(scenes: Iterable<Scene>, { warehouse, end, kinds }: Goal): Promise<Scene | undefined> {
  for (const scene of scenes) {
    if (Date.now() > end) return undefined;
    if (!hasRows(scene)) continue;
    const found = await differencesIn(scene, warehouse);
    if (found.length > 0 && found.every(({ what }) => kinds.has(what))) return scene;
  }
  return undefined;
}

/** A formula without an aggregate knows no dataset, and asks another question. */
function hasRows({ world, request }: Scene): boolean {
  return request.metrics.every((name) => {
    const metric = world.metrics.find((one) => one.name === name);
    return metric !== undefined && datasetsOf(metric.formula, world.metrics).length > 0;
  });
}

function* fewerMetrics({ world, request }: Scene): Iterable<Scene> {
  if (request.metrics.length > 1) {
    for (const name of request.metrics) yield { world, request: { ...request, metrics: [name] } };
    for (const name of request.metrics)
      yield { world, request: { ...request, metrics: request.metrics.filter((one) => one !== name) } };
  }
  for (const metric of world.metrics) {
    if (request.metrics.includes(metric.name)) continue;
    yield { world: { ...world, metrics: world.metrics.filter((one) => one !== metric) }, request };
  }
}

function* smallerRequests({ world, request }: Scene): Iterable<Scene> {
  for (const smaller of simplerRequests(request)) yield { world, request: smaller };
}

function* smallerFormulas({ world, request }: Scene): Iterable<Scene> {
  for (const metric of world.metrics) {
    const replace = (changed: Metric) => ({
      world: { ...world, metrics: world.metrics.map((one) => (one === metric ? changed : one)) },
      request,
    });
    for (const key of [
      'where',
      'time',
      'empty',
      'direction',
      'fields',
      'params',
      'by',
      'every',
      'target',
      'dataset',
    ] as const) {
      if (metric[key] !== undefined) yield replace(without(metric, key));
    }
    for (const formula of simplerExprs(metric.formula, world)) yield replace({ ...metric, formula });
    if (metric.where) for (const where of simplerExprs(metric.where, world)) yield replace({ ...metric, where });
    for (const [index, field] of (metric.fields ?? []).entries()) {
      for (const formula of simplerExprs(field.formula as Expr, world)) {
        const fields = (metric.fields ?? []).with(index, { ...field, formula, type: formula.type });
        yield replace({ ...metric, fields });
      }
    }
  }
}

function without(metric: Metric, key: keyof Metric): Metric {
  const { [key]: _, ...rest } = metric;
  return rest as Metric;
}

function* smallerWorlds({ world, request }: Scene): Iterable<Scene> {
  for (const smaller of simplerWorlds(world)) yield { world: smaller, request };
}
