import { SqlIntervalLedger, SqlSnapshotStore, type PostgresStateDatabase } from '@adapters/persistence';
import type { IntervalBounds, IntervalEnd, OwedInterval, SnapshotValue } from '@core/engine';

const DAY_MS = 86_400_000;

/** 2017-01-01 and the days after it. */
export function day(number: number): OwedInterval {
  const at = (days: number) => new Date(Date.UTC(2017, 0, 1) + days * DAY_MS).toISOString().replace('.000Z', 'Z');
  return { start: at(number), end: at(number + 1), period: at(number).slice(0, 10), due_at: at(number + 1) };
}

/** Days `[from, to)`, counted from 2017-01-01. */
export function days(from: number, to: number): readonly OwedInterval[] {
  return Array.from({ length: to - from }, (_, index) => day(from + index));
}

/** An instant in 2026, `second` seconds after ten. */
export function second(second: number): string {
  return new Date(Date.UTC(2026, 10, 21, 10) + second * 1000).toISOString();
}

export function value(
  amount: SnapshotValue['value'],
  { metric = 'revenue', target = null, ...dimensions }: Readonly<Record<string, string | null>> = {},
): SnapshotValue {
  return { metric: metric ?? 'revenue', metric_version: 1, dimensions, value: amount, target };
}

type Success = Extract<IntervalEnd, { readonly state: 'succeeded' }>;

export function success(
  { start, end }: IntervalBounds,
  values: readonly SnapshotValue[],
  fields: Partial<Success> = {},
): Success {
  const scope = { datasets: ['orders'], key: '', of: 'anna' };
  const told = { metrics: ['revenue'], definitions: { revenue: 1 }, scope, partial: false };
  return { start, end, state: 'succeeded', values, ...told, ...fields };
}

export function failure({ start, end }: IntervalBounds, reason: string, retry_at?: string): IntervalEnd {
  return { start, end, state: 'failed', reason, ...(retry_at !== undefined && { retry_at }) };
}

export function withdrawal({ start, end }: IntervalBounds): IntervalEnd {
  return { start, end, state: 'withdrawn' };
}

/** A ledger, its snapshots, and what a run does to them in one call. */
export function ledgerWorld(database: PostgresStateDatabase) {
  const ledger = new SqlIntervalLedger(database);
  const snapshots = new SqlSnapshotStore(database);
  const settle = (schedule: string, run_id: string, at: string, ends: readonly IntervalEnd[]) =>
    ledger.settle({ schedule, run_id, grain: 'day', at }, ends);
  let runs = 0;
  /** Starts and settles the intervals of `ends` by a run of its own. */
  const compute = async (schedule: string, at: string, ends: readonly IntervalEnd[]) => {
    const run_id = `run-${(runs += 1)}`;
    await ledger.start(schedule, ends, { run_id, at });
    return settle(schedule, run_id, at, ends);
  };
  /** Values by period as they were known: period, dimensions, value, revision. */
  const read = async (schedule: string, as_of?: string, metric = 'revenue') =>
    (await snapshots.read({ metric, schedule, ...(as_of !== undefined && { as_of }) })).map(
      ({ period, dimensions, value: amount, revision }) => [period, dimensions, amount, revision],
    );
  return { ledger, snapshots, settle, compute, read };
}
