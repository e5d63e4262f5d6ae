import { join } from 'node:path';
import { ProcessPool } from '@adapters/sandbox';
import { DomainError } from '@core/diagnostics';
import type { HostileInput, Target } from './corpus';
import type { Attempt, Trial } from './serve-attempts';

/** What became of the inputs, and of the processes that tried them. */
export interface Trials {
  /** One line per input, by id. */
  readonly outcomes: ReadonlyMap<string, string>;
  readonly processes: number;
  /** Most resident megabytes of any of them, as it said itself. */
  readonly peak_mb: number;
}

/** A busy machine takes its time over a sound formula and to start a server; a statement that runs away is to be stopped. */
const deadlines: Readonly<Partial<Record<Target, number>>> = { duckdb: 2_000, postgres: 30_000 };
const usualDeadline = 10_000;

/** Tries inputs one after the other in the pool that the worker has its tasks done in: one that runs away is stopped as a run is. */
export async function tryAll(inputs: readonly HostileInput[]): Promise<Trials> {
  const pool = new ProcessPool({
    script: join(__dirname, 'attempts-process.cjs'),
    size: 1,
    memory_limit: 1024 ** 3,
    idle_memory_limit: 1024 ** 3,
    idle_ms: 60_000,
    kept: 0,
  });
  const outcomes = new Map<string, string>();
  const pids = new Set<number>();
  let peak_kb = 0;
  try {
    for (const input of inputs) {
      const attempt = await tryOne(pool, input);
      outcomes.set(input.id, attempt.outcome);
      if ('pid' in attempt) pids.add(attempt.pid);
      if ('pid' in attempt) peak_kb = Math.max(peak_kb, attempt.peak_kb);
    }
  } finally {
    pool.close();
  }
  return { outcomes, processes: pids.size, peak_mb: Math.round(peak_kb / 1024) };
}

async function tryOne(pool: ProcessPool, input: HostileInput): Promise<Attempt | Pick<Attempt, 'outcome'>> {
  const deadline_ms = deadlines[input.target] ?? usualDeadline;
  try {
    const trial: Trial = { ...input, servers: process.env['FORMULARY_TEST_SERVERS'] };
    return (await pool.perform(trial, { deadline_ms })) as Attempt;
  } catch (error) {
    const isStopped = error instanceof DomainError && error.code.startsWith('limit.');
    return { outcome: isStopped ? 'stopped at a limit' : `broken ${String(error)}` };
  }
}
