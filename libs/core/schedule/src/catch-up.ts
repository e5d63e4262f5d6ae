import type { CatchUp } from '@core/definition';
import { earlierBy } from './later-by';

/** How late an interval may start and not count as missed: restarts, queues and ticks take that long. */
export const PUNCTUAL = '10m';

/** What a schedule does about intervals that were not computed in their time. */
export interface CatchUpRule {
  readonly catch_up: CatchUp;
  /** How far back `all` reaches, `7d`. */
  readonly within: string;
  readonly now: string;
  readonly timezone: string;
}

/** Every interval is in one of the two, in the order in which they came. */
export interface CatchUpChoice<T> {
  readonly owed: readonly T[];
  readonly skipped: readonly { readonly interval: T; readonly reason: string }[];
}

/**
 * Which of the closed intervals that have not been computed, in order of time, are still owed, and why the others are not. One that
 * is not due yet, or has not been for longer than `PUNCTUAL`, was not missed and is owed under every rule.
 */
export function chooseCatchUp<T extends { readonly due_at: string }>(
  late: readonly T[],
  rule: CatchUpRule,
): CatchUpChoice<T> {
  const missedBefore = Date.parse(earlierBy(rule.now, PUNCTUAL, rule.timezone));
  const newest = late.findLast(({ due_at }) => Date.parse(due_at) <= Date.parse(rule.now));
  const isOwed = (interval: T) =>
    Date.parse(interval.due_at) >= missedBefore || isCaughtUp(interval, { ...rule, isNewest: interval === newest });
  return {
    owed: late.filter(isOwed),
    skipped: late
      .filter((interval) => !isOwed(interval))
      .map((interval) => ({ interval, reason: explain(interval.due_at, rule) })),
  };
}

function isCaughtUp(
  { due_at }: { readonly due_at: string },
  { catch_up, within, now, timezone, isNewest }: CatchUpRule & { readonly isNewest: boolean },
): boolean {
  if (catch_up === 'all') return Date.parse(due_at) >= Date.parse(earlierBy(now, within, timezone));
  return catch_up === 'latest' && isNewest;
}

/** The reason is kept with the interval and read long after the schedule has changed, so it says all by itself. */
function explain(due_at: string, { catch_up, within, now }: CatchUpRule): string {
  const limits: Readonly<Record<CatchUp, string>> = {
    all: `catch_up was all within ${within}, which computes nothing that has been due for longer`,
    latest: 'catch_up was latest, which computes only the newest interval that is due',
    none: 'catch_up was none, which computes nothing after its time',
  };
  return `the interval was due at ${due_at} and not computed by ${now}: ${limits[catch_up]}; a backfill computes it`;
}
