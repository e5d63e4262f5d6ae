import type { LocalWarehouse } from '@adapters/warehouse';
import type { RunResult } from '@core/result';
import { answer } from '../evaluator/answer';
import { Data } from '../evaluator/data';
import { nodesOf } from '../evaluator/formula';
import type { Metric, Request, World } from '../evaluator/model';
import { documentsOf, requestBody } from '../generate/case';
import { makeBatch } from '../generate/batch';
import { Rng } from '../generate/rng';
import { makeWorld } from '../generate/world';
import { differences, type Difference } from './compare';
import { catalogOf, Engine, findingsOf } from './engine';

/** A question that the two answer differently, or that the engine should not have refused. */
export interface Failure {
  readonly world: World;
  readonly request: Request;
  readonly metric: string;
  readonly differences: readonly Difference[];
  readonly error?: string;
}

export interface Tally {
  worlds: number;
  cases: number;
  nodes: number;
  rows: number;
  cells: number;
  /** Cells that were not compared. */
  fragile: number;
  readonly refusals: Map<string, number>;
  /** The first refusal of each code in words. */
  readonly words: Map<string, string>;
  readonly failures: Failure[];
}

export interface CampaignOptions {
  readonly seed: number;
  readonly cases: number;
  readonly stopAfter: number;
  readonly warehouse: LocalWarehouse;
  readonly onFailure?: (failure: Failure, tally: Tally) => void;
}

/** Worlds, batches of formulas in requests, and what came of them. */
export async function runCampaign({ seed, cases, stopAfter, warehouse, onFailure }: CampaignOptions): Promise<Tally> {
  const tally: Tally = {
    worlds: 0,
    cases: 0,
    nodes: 0,
    rows: 0,
    cells: 0,
    fragile: 0,
    refusals: new Map(),
    words: new Map(),
    failures: [],
  };
  const rng = new Rng(seed);
  while (tally.cases < cases && tally.failures.length < stopAfter) {
    const own = new Rng(rng.fork());
    const world = makeWorld(
      own,
      (grown, name) => findingsOf(catalogOf(documentsOf(grown, () => true)), name).length === 0,
    );
    tally.worlds += 1;
    const engine = await Engine.open(warehouse, world);
    for (let batch = 0; batch < 40 && tally.failures.length < stopAfter; batch += 1) {
      const failures = await runBatch(world, engine, { rng: new Rng(own.fork()), tally });
      for (const failure of failures) {
        tally.failures.push(failure);
        onFailure?.(failure, tally);
      }
    }
    await engine.close();
  }
  return tally;
}

interface Turn {
  readonly rng: Rng;
  readonly tally: Tally;
}

/** Several formulas in one request: those that are refused are counted, the others answered twice. */
async function runBatch(world: World, engine: Engine, { rng, tally }: Turn): Promise<readonly Failure[]> {
  const batch = makeBatch(world, rng);
  if (batch === undefined) return [];
  const { world: all, metrics, request } = batch;
  const catalog = catalogOf(documentsOf(all, () => rng.chance(0.5)));
  const sound = metrics.filter(({ name }) => {
    const [first] = findingsOf(catalog, name);
    if (first === undefined) return true;
    tally.cases += 1;
    count(tally, first.code, describeRefusal({ world: all, request: { ...request, metrics: [name] } }, first.message));
    return false;
  });
  if (sound.length === 0) return [];
  const question = { world: all, catalog, engine, request: withMetrics(request, sound, all) };
  return askAll(question, sound, tally);
}

/** The request for some metrics, with values for the parameters that they or those that they name declare. */
function withMetrics(request: Omit<Request, 'metrics'>, metrics: readonly Metric[], world: World): Request {
  const { parameters, ...rest } = request;
  const names = metrics.map(({ name }) => name);
  const declared = new Set(metrics.flatMap((metric) => paramsOf(metric, world)));
  const left = Object.entries(parameters ?? {}).filter(([name]) => declared.has(name));
  return { ...rest, metrics: names, ...(left.length > 0 && { parameters: Object.fromEntries(left) }) };
}

function paramsOf({ formula, alias_of, params = [] }: Metric, world: World): readonly string[] {
  const named = nodesOf(formula).flatMap((node) => (node.kind === 'metric' ? [node.name] : []));
  const others = world.metrics.filter(({ name }) => named.includes(name) || name === alias_of);
  return [...params.map(({ name }) => name), ...others.flatMap((metric) => paramsOf(metric, world))];
}

interface Question {
  readonly world: World;
  readonly catalog: ReturnType<typeof catalogOf>;
  readonly engine: Engine;
  readonly request: Request;
}

/** All in one request; if that is refused, each alone. */
async function askAll(question: Question, metrics: readonly Metric[], tally: Tally): Promise<readonly Failure[]> {
  const failure = (name: string, found: readonly Difference[], error?: unknown): Failure => ({
    world: question.world,
    request: question.request,
    metric: name,
    differences: found,
    ...(error !== undefined && {
      error: error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error),
    }),
  });
  try {
    const said = await question.engine.ask(question.catalog, question.request);
    if (said.kind === 'answer') {
      const found = compareAnswers(question, said.result, metrics, tally);
      return [...found].map(([name, differing]) => failure(name, differing));
    }
    if (metrics.length === 1) {
      tally.cases += 1;
      const first = said.diagnostics.find(({ severity }) => severity !== 'warning');
      count(tally, first?.code ?? 'unknown', describeRefusal(question, first?.message ?? ''));
      return [];
    }
  } catch (error) {
    return [failure(metrics[0]!.name, [], error)];
  }
  const failures: Failure[] = [];
  for (const metric of metrics) {
    const request = withMetrics(question.request, [metric], question.world);
    failures.push(...(await askAll({ ...question, request }, [metric], tally)));
  }
  return failures;
}

/** What differs, by metric. */
function compareAnswers(
  { world, request }: Question,
  result: RunResult,
  metrics: readonly Metric[],
  tally: Tally,
): ReadonlyMap<string, readonly Difference[]> {
  const own = answer(world, request, new Data(world));
  tally.cases += metrics.length;
  tally.nodes += metrics.reduce((total, { formula }) => total + nodesOf(formula).length, 0);
  tally.rows += own.rows.length;
  tally.cells += own.rows.length * own.columns.length;
  tally.fragile += own.rows.flatMap(({ cells }) => cells.filter((cell) => own.isFragile || cell.fragile)).length;
  const found = differences(own, result);
  const ofMetric = (name: string) => found.filter(({ column }) => column === name || column.startsWith(`${name}.`));
  return new Map(metrics.map(({ name }) => [name, ofMetric(name)] as const).filter(([, mine]) => mine.length > 0));
}

function describeRefusal({ world, request }: Pick<Question, 'world' | 'request'>, message: string): string {
  const asked = documentsOf(world, () => true).metrics.filter(({ name }) => request.metrics.includes(String(name)));
  return `${message}\n  ${asked.map((metric) => JSON.stringify(metric)).join('\n  ')}\n  ${JSON.stringify(requestBody(request))}`;
}

/** What was refused, by code; the first of each with its words. */
function count(tally: Tally, code: string, words: string): void {
  tally.refusals.set(code, (tally.refusals.get(code) ?? 0) + 1);
  if (!tally.words.has(code)) tally.words.set(code, words);
}
