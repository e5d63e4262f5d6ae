import { serveWork } from '@adapters/sandbox';
import { attemptDefinition, attemptJson, attemptQuerySource } from './attempts/document';
import { attemptCsv, attemptDataset } from './attempts/dataset';
import { attemptCompiled, attemptForeignStatement, attemptFormula, reference } from './attempts/formula';
import { FormulaWorld } from './attempts/formula-world';
import { QueryWorld } from './attempts/source-query';
import { attemptStatement } from './attempts/statement';
import { attemptWebhook } from './attempts/webhook';
import type { HostileInput, Target } from './corpus';

/** An input, and where servers are asked for: a process of the pool has no variables but those that it needs. */
export interface Trial extends HostileInput {
  readonly servers: string | undefined;
}

/** What a process of the pool says of one input. */
export interface Attempt {
  readonly outcome: string;
  readonly pid: number;
  /** Most resident kilobytes so far. */
  readonly peak_kb: number;
}

/** Tries inputs one after the other, and looks after each whether anything is changed that later ones stand on. */
export function serveAttempts(): void {
  const world = new FormulaWorld();
  const queries = new QueryWorld();
  const attempts: Readonly<Record<Target, (input: string) => string | Promise<string>>> = {
    mathjs: (input) => attemptFormula(input, world),
    compiler: (input) => attemptCompiled(input, world),
    yaml: attemptDefinition,
    json: attemptJson,
    csv: attemptCsv,
    'dataset-config': attemptDataset,
    duckdb: (input) => attemptStatement(input, world),
    'webhook-url': attemptWebhook,
    postgres: async (input) => `${await attemptForeignStatement(input, world)}; query: ${await queries.attempt(input)}`,
    clickhouse: attemptForeign,
  };
  serveWork(async (work): Promise<Attempt> => {
    const { target, input, servers } = work as Trial;
    process.env['FORMULARY_TEST_SERVERS'] = servers;
    const before = stateOfProcess();
    const outcome = await attempts[target](input);
    const isClean = stateOfProcess() === before && (await world.valueOf(reference)) === reference.value;
    const { maxRSS: peak_kb } = process.resourceUsage();
    return { outcome: isClean ? outcome : `broken state after: ${outcome}`, pid: process.pid, peak_kb };
  });

  async function attemptForeign(input: string): Promise<string> {
    return `${await attemptForeignStatement(input, world)}; query: ${attemptQuerySource(input)}`;
  }
}

/** What every later formula and request stands on. */
function stateOfProcess(): string {
  const shared = [Object, Array, Function, String, Number, Boolean, Promise, Map, Set, RegExp, Error, Math, JSON];
  const owners = shared.flatMap((one) => [one, 'prototype' in one ? one.prototype : {}]);
  return JSON.stringify([
    owners.map((owner) => Reflect.ownKeys(owner).map(String)),
    Object.keys(globalThis),
    process.env['TZ'],
    process.cwd(),
  ]);
}
