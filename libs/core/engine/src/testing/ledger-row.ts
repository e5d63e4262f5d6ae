import type { DataInterval } from '@core/schedule';
import type { LedgerInterval } from '../ports/interval-ledger';

/** A day of March 2026 in UTC; day 32 is the first of April. */
export function marchDay(day: number): DataInterval {
  const at = (days: number) => new Date(Date.UTC(2026, 2, days)).toISOString().replace('.000Z', 'Z');
  return { start: at(day), end: at(day + 1), period: at(day).slice(0, 10) };
}

/** That day as the schedule `daily` expects it. */
export function ledgerRow(day: number, more: Partial<LedgerInterval> = {}): LedgerInterval {
  const interval = marchDay(day);
  return {
    ...interval,
    schedule: 'daily',
    state: 'expected',
    due_at: interval.end,
    try_at: interval.end,
    attempts: 0,
    retried: 0,
    metrics: [],
    partial: false,
    ...more,
  };
}
