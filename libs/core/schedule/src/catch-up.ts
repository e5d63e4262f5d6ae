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
  const { catch_up, within, now, timezone } = rule;
  const back = (duration: string) => Date.parse(earlierBy(now, duration, timezone));
  const reach = catch_up === 'all' ? Math.min(back(PUNCTUAL), back(within)) : back(PUNCTUAL);
  const newest =
    catch_up === 'latest' ? late.findLast(({ due_at }) => Date.parse(due_at) <= Date.parse(now)) : undefined;
  const isOwed = (interval: T) => interval === newest || Date.parse(interval.due_at) >= reach;
  return {
    owed: late.filter(isOwed),
    skipped: late
      .filter((interval) => !isOwed(interval))
      .map((interval) => ({ interval, reason: explain(interval.due_at, rule) })),
  };
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
