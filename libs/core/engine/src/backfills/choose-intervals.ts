import type { DataInterval } from '@core/schedule';
import type { BackfillSelection } from '../ports/backfill-store';
import type { IntervalBounds, LedgerInterval } from '../ports/interval-ledger';
import { isLocked } from '../schedules/schedule-rules';
import type { StandingBefore } from './backfill-ask';

/** An interval and its row of the ledger, if there is one. */
interface Standing {
  readonly interval: DataInterval;
  readonly row: LedgerInterval | undefined;
}

export interface BackfillChoice {
  /** In the order in which they came. */
  readonly chosen: readonly Standing[];
  readonly by_state: Readonly<Partial<Record<StandingBefore, number>>>;
  readonly locked: number;
}

/**
 * Which of the closed intervals a backfill takes: `missing` those without values of one of the metrics, `failed` those of which
 * the last computation failed, `all` every one. Computed ones whose books are closed are only counted.
 */
export function chooseIntervals(
  closed: readonly DataInterval[],
  ledger: readonly LedgerInterval[],
  rule: { readonly select: BackfillSelection; readonly metrics: readonly string[]; readonly locked_until?: string },
): BackfillChoice {
  const rows = new Map(ledger.map((row) => [keyOf(row), row]));
  const wanted = closed
    .map((interval) => ({ interval, row: rows.get(keyOf(interval)) }))
    .filter(({ row }) => isWanted(row, rule));
  const chosen = wanted.filter(({ row }) => row === undefined || !isLocked(row, rule.locked_until));
  const by_state: Partial<Record<StandingBefore, number>> = {};
  for (const { row } of chosen) {
    const state = row?.state ?? 'missing';
    by_state[state] = (by_state[state] ?? 0) + 1;
  }
  return { chosen, by_state, locked: wanted.length - chosen.length };
}

function isWanted(
  row: LedgerInterval | undefined,
  { select, metrics }: { readonly select: BackfillSelection; readonly metrics: readonly string[] },
): boolean {
  switch (select) {
    case 'missing':
      return row?.computed_at === undefined || metrics.some((metric) => !row.metrics.includes(metric));
    case 'failed':
      return row !== undefined && lastFailed(row);
    case 'all':
      return true;
  }
}

/** A recomputation that failed left the values as they were, and its reason. */
function lastFailed({ state, reason }: LedgerInterval): boolean {
  return state === 'failed' || (state === 'succeeded' && reason !== undefined);
}

function keyOf({ start, end }: IntervalBounds): string {
  return `${Date.parse(start)}/${Date.parse(end)}`;
}
