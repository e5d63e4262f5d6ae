import { isDeepStrictEqual } from 'node:util';
import type { LocalWarehouse } from '@adapters/warehouse';
import { answer } from '../evaluator/answer';
import { Data } from '../evaluator/data';
import type { Metric, Request, World } from '../evaluator/model';
import { printFormula } from '../evaluator/print-formula';
import { makeBatch } from '../generate/batch';
import { documentsOf, requestBody, type Documents } from '../generate/case';
import { Rng } from '../generate/rng';
import { makeWorld } from '../generate/world';
import { differences } from '../run/compare';
import { catalogOf, Engine, findingsOf, type Said } from '../run/engine';
import { makePolicy } from './make-policy';
import type { Policy, Rule } from './policy';
import { resultsDiffer } from './results-differ';
import { whatIsSeen, type SeenWorld } from './what-is-seen';

export interface PolicyTally {
  worlds: number;
  /** Metrics that were asked for on behalf of somebody. */
  cases: number;
  answered: number;
  /** Refused because of what may not be read. */
  forbidden: number;
  /** Refused for the one who asks as for everybody. */
  refused: number;
  fragile: number;
  rows: number;
  removed: number;
}

/** One world, somebody who asks, and batches of metrics in requests. Throws for an answer that is another one over what is seen. */
export async function askOnBehalf(seed: number, warehouse: LocalWarehouse, tally: PolicyTally): Promise<void> {
  const rng = new Rng(seed);
  const isSound = (grown: World, name: string) =>
    findingsOf(catalogOf(documentsOf(grown, () => true)), name).length === 0;
  const world = makeWorld(rng, isSound);
  const takes = (dataset: string, rule: Rule) =>
    catalogOf(
      withRules(
        documentsOf({ ...world, metrics: [] }, () => true),
        { [dataset]: [rule] },
      ),
    )
      .diagnosticsOf('dataset', dataset)
      .every(({ severity }) => severity !== 'error');
  const policy = makePolicy(world, rng, takes);
  const seen = whatIsSeen(world, policy);
  if (seen.isFragile) return;
  tally.worlds += 1;
  tally.rows += Object.values(world.rows).flat().length;
  tally.removed += seen.removed;
  const engines = { all: await Engine.open(warehouse, world), seen: await Engine.open(warehouse, seen.world) };
  try {
    for (let batch = 0; batch < 6; batch += 1)
      await askBatch({ world, seen, policy, engines, tally }, new Rng(rng.fork()));
  } finally {
    await engines.all.close();
    await engines.seen.close();
  }
}

interface Scene {
  readonly world: World;
  readonly seen: SeenWorld;
  readonly policy: Policy;
  readonly engines: { readonly all: Engine; readonly seen: Engine };
  readonly tally: PolicyTally;
}

async function askBatch(scene: Scene, rng: Rng): Promise<void> {
  const batch = makeBatch(scene.world, rng);
  if (batch === undefined) return;
  const documents = withRules(
    documentsOf(batch.world, () => rng.chance(0.5)),
    scene.policy.rules,
  );
  const catalog = catalogOf(documents);
  const metrics = batch.metrics.filter(({ name }) => findingsOf(catalog, name).length === 0);
  for (const metric of metrics) {
    const { parameters: _, ...request } = batch.request;
    await compare({ ...scene, world: batch.world, catalog, documents }, { ...request, metrics: [metric.name] }, metric);
  }
}

interface Asking extends Scene {
  readonly catalog: ReturnType<typeof catalogOf>;
  readonly documents: Documents;
}

async function compare(asking: Asking, request: Request, metric: Metric): Promise<void> {
  const { engines, catalog, policy, tally, seen } = asking;
  const { roles, attributes } = policy;
  const restricted = await engines.all.ask(catalog, request, { roles, attributes });
  const plain = await engines.seen.ask(catalog, request);
  tally.cases += 1;
  const fail = (what: string): never => {
    throw new Error(`${metric.name}: ${what}\n${describe(asking, request, { restricted, plain })}`);
  };
  if (restricted.kind === 'refused') {
    const own = restricted.diagnostics.filter(({ code }) => !code.startsWith('access.'));
    const isForbidden = own.length < restricted.diagnostics.length;
    tally[isForbidden ? 'forbidden' : 'refused'] += 1;
    if (isForbidden && seen.denied.length + seen.hidden.length === 0) fail('is refused, though nothing is hidden');
    if (!isForbidden && plain.kind !== 'refused') fail('is refused for other reasons than over what is seen');
    if (plain.kind === 'refused' && !isDeepStrictEqual(own, plain.diagnostics)) fail('is refused in other words');
    return;
  }
  if (plain.kind === 'refused') return fail('is answered, though it is refused over what is seen');
  tally.answered += 1;
  const what = resultsDiffer(restricted.result, plain.result);
  if (what === undefined) return;
  const world = { ...seen.world, metrics: asking.world.metrics };
  if (differences(answer(world, request, new Data(world)), restricted.result).length > 0) fail(what);
  tally.fragile += 1;
}

/** The documents with rules of access. */
function withRules({ datasets, ...rest }: Documents, rules: Policy['rules']): Documents {
  const written = (name: string) =>
    rules[name]?.map(({ where, ...rule }) => ({ ...rule, ...(where && { where: printRule(where, name) }) }));
  const restrict = (dataset: Documents['datasets'][number]) => {
    const access = written(String(dataset['name']));
    return access === undefined ? dataset : { ...dataset, access };
  };
  return { ...rest, datasets: datasets.map(restrict) };
}

function printRule(where: NonNullable<Rule['where']>, dataset: string): string {
  return printFormula(where, { dataset, isShort: () => true }).replaceAll('params.', 'user.');
}

function describe({ world, policy, documents, seen }: Asking, request: Request, said: Record<string, Said>): string {
  const asked = documents.metrics.filter(({ name }) => request.metrics.includes(String(name)));
  const { rules: _, ...caller } = policy;
  const parts = [
    ...documents.datasets.map((dataset) => JSON.stringify(dataset)),
    ...asked.map((each) => JSON.stringify(each)),
    JSON.stringify(requestBody(request)),
    JSON.stringify(caller),
    ...world.datasets.map(
      ({ name }) =>
        `${name} all ${JSON.stringify(world.rows[name])}\n${name} seen ${JSON.stringify(seen.world.rows[name])}`,
    ),
    ...Object.entries(said).map(([who, one]) => `${who}: ${JSON.stringify(one.kind === 'answer' ? one.result : one)}`),
  ];
  return parts.join('\n');
}
