import type { DuckDbWarehouse } from '@adapters/warehouse';
import type { RunResult } from '@core/result';
import { answer } from '../evaluator/answer';
import { Data } from '../evaluator/data';
import { nodesOf } from '../evaluator/formula';
import type { Metric, Request, World } from '../evaluator/model';
import { documentsOf } from '../generate/case';
import { makeRequest } from '../generate/request';
import { Rng } from '../generate/rng';
import { makeNamedMetric, makeWorld } from '../generate/world';
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
  readonly failures: Failure[];
}

export interface CampaignOptions {
  readonly seed: number;
  readonly cases: number;
  readonly stopAfter: number;
  readonly warehouse: DuckDbWarehouse;
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

interface Batch {
  readonly rng: Rng;
  readonly tally: Tally;
}

/** Several formulas in one request: those that are refused are counted, the others answered twice. */
async function runBatch(world: World, engine: Engine, { rng, tally }: Batch): Promise<readonly Failure[]> {
  const shape = makeRequest(world, rng);
  if (shape.datasets.length === 0) return [];
  const metrics = Array.from({ length: rng.int(2, 9) }, (_, index) =>
    makeNamedMetric(world, `q${index + 1}`, {
      rng,
      dimensions: shape.by ?? [],
      hasPeriod: shape.period !== undefined,
      grain: shape.grain,
      datasets: shape.datasets,
      depth: rng.pick([0, 1, 1, 2, 2, 3, 4]),
      ...(rng.chance(0.2) && { by: shape.by ?? [] }),
    }),
  );
  const all: World = { ...world, metrics: [...world.metrics, ...metrics] };
  const catalog = catalogOf(documentsOf(all, () => rng.chance(0.5)));
  const sound = metrics.filter(({ name }) => isSound(findingsOf(catalog, name), tally));
  const { datasets: _, ...request } = shape;
  const question = { world: all, catalog, engine, request: { ...request, metrics: sound.map(({ name }) => name) } };
  if (sound.length === 0) return [];
  return askAll(question, sound, tally);
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
      count(tally, said.diagnostics[0]?.code ?? 'unknown');
      return [];
    }
  } catch (error) {
    return [failure(metrics[0]!.name, [], error)];
  }
  const failures: Failure[] = [];
  for (const metric of metrics) {
    const request = { ...question.request, metrics: [metric.name] };
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
  tally.fragile += own.rows.flatMap(({ cells }) => cells.filter((cell) => cell.fragile)).length;
  const found = differences(own, result);
  const ofMetric = (name: string) => found.filter(({ column }) => column === name || column.startsWith(`${name}.`));
  return new Map(metrics.map(({ name }) => [name, ofMetric(name)] as const).filter(([, mine]) => mine.length > 0));
}

function isSound(findings: readonly { readonly code: string }[], tally: Tally): boolean {
  if (findings.length === 0) return true;
  tally.cases += 1;
  count(tally, findings[0]!.code);
  return false;
}

function count(tally: Tally, code: string): void {
  tally.refusals.set(code, (tally.refusals.get(code) ?? 0) + 1);
}
