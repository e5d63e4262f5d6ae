import type { CatchUp, ScheduleDefinition } from '@core/definition';
import { earlierBy } from '@core/schedule';
import type { IntervalBounds, LedgerInterval } from '../ports/interval-ledger';
import { zoneOf } from './interval-of';

/** What a schedule says about when it computes, with what holds where it says nothing. */
export interface ScheduleRules {
  readonly catch_up: CatchUp;
  readonly catch_up_within: string;
  readonly max_wait: string;
  readonly lookback: number;
  readonly parallel: number;
  /** Tries after the first one. */
  readonly retries: number;
}

/** @see docs/schedules.md, whose table of defaults this is. */
export function rulesOf(schedule: ScheduleDefinition): ScheduleRules {
  const { catch_up, catch_up_within, max_wait, lookback, parallel, retries } = schedule;
  return {
    catch_up: catch_up ?? 'all',
    catch_up_within: catch_up_within ?? '7d',
    max_wait: max_wait ?? '0m',
    lookback: lookback ?? 0,
    parallel: parallel ?? 4,
    retries: retries ?? 5,
  };
}

/** The instant up to which the books are closed: a computed interval that ends by then stays as it is. */
export function lockedUntil(schedule: ScheduleDefinition, now: string): string | undefined {
  const { lock_after } = schedule;
  return lock_after === undefined ? undefined : earlierBy(now, lock_after, zoneOf(schedule));
}

/** Whether an interval was computed and its books are closed. One without values may always be computed. */
export function isLocked(interval: LedgerInterval, locked_until: string | undefined): boolean {
  return interval.first_computed_at !== undefined && isClosed(interval, locked_until);
}

function isClosed({ end }: IntervalBounds, locked_until: string | undefined): boolean {
  return locked_until !== undefined && Date.parse(end) <= Date.parse(locked_until);
}
