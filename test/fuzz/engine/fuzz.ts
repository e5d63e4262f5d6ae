import type { Trace } from './instrument';
import { chanceOf, mutate } from './mutate';

/** Reads a text in some way, and throws when what must always hold does not. */
export type FuzzTarget = (text: string) => void | Promise<void>;

export interface FuzzWish {
  readonly target: FuzzTarget;
  readonly seeds: readonly string[];
  readonly words: readonly string[];
  readonly seed: number;
  readonly most_executions: number;
  readonly until?: () => boolean;
  /** Without it every mutation is of a seed: nothing is learnt. */
  readonly trace?: Trace;
}

export interface FuzzFinding {
  readonly input: string;
  readonly problem: string;
}

export interface FuzzOutcome {
  readonly executions: number;
  /** Inputs that took a way that none before them took; the seeds are the first. */
  readonly corpus: readonly string[];
  readonly edges_taken: number;
  readonly findings: readonly FuzzFinding[];
}

/** Milliseconds in which any text of this size is read, however busy the machine is. */
const slow = 3_000;

/** Reads mutations of what was interesting so far, again and again: those that lead somewhere new become interesting themselves. */
export async function fuzz({
  target,
  seeds,
  words,
  seed,
  most_executions,
  until,
  trace,
}: FuzzWish): Promise<FuzzOutcome> {
  const chance = chanceOf(seed);
  const corpus: string[] = [];
  const seen = new Uint8Array(trace?.counters.length ?? 0);
  const findings = new Map<string, FuzzFinding>();
  let executions = 0;
  const run = async (input: string): Promise<void> => {
    executions += 1;
    trace?.counters.fill(0, 0, trace.edges() + 1);
    const problem = await problemOf(target, input);
    if (problem !== undefined && !findings.has(kindOf(problem))) findings.set(kindOf(problem), { input, problem });
    if (trace === undefined ? executions <= seeds.length : isNews(trace, seen)) corpus.push(input);
  };
  for (const one of seeds) await run(one);
  const goesOn = () => executions < most_executions && until?.() !== true && findings.size < 5;
  while (goesOn()) {
    const dictionary = trace && chance(3) === 0 ? [...trace.compared] : words;
    const parent =
      corpus[chance(2) === 0 ? chance(corpus.length) : corpus.length - 1 - chance(Math.min(20, corpus.length))];
    await run(mutate(parent ?? '', { words: dictionary, other: corpus[chance(corpus.length)] ?? '' }, chance));
  }
  return {
    executions,
    corpus,
    edges_taken: seen.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0),
    findings: [...findings.values()],
  };
}

async function problemOf(target: FuzzTarget, input: string): Promise<string | undefined> {
  const started = performance.now();
  try {
    await target(input);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  for (const key in {}) return `Object.prototype has got the key ${key}`;
  const took = performance.now() - started;
  return took > slow ? `it took ${Math.round(took)} ms` : undefined;
}

/** One of each kind is told: what it says and where it comes from, not the values in it. */
function kindOf(problem: string): string {
  return problem.replace(/\d+/g, '').split('\n').slice(0, 2).join('').slice(0, 120);
}

/** Whether an edge was taken for the first time, or oftener by an order: counts are compared by their highest bit. */
function isNews({ counters, edges }: Trace, seen: Uint8Array): boolean {
  let isNew = false;
  for (let edge = edges(); edge > 0; edge -= 1) {
    const count = counters[edge] ?? 0;
    if (count === 0) continue;
    const bit = 1 << (31 - Math.clz32(count));
    if (((seen[edge] ?? 0) & bit) !== 0) continue;
    seen[edge] = (seen[edge] ?? 0) | bit;
    isNew = true;
  }
  return isNew;
}
