import { formatInstant, shiftBy, shiftInstant, type Instant } from '@core/plan';
import { tickAtOrAfter } from './cron';
import type { DataInterval } from './data-interval';
import { parseDelay } from './delay';

/** When a schedule computes its intervals; the texts as core/definition has accepted them. */
export interface DueRule {
  readonly delay?: string;
  readonly cron?: string;
  readonly timezone: string;
}

/**
 * The instant (ISO 8601, UTC) from which an interval may be computed: its end and the delay, and with a cron pattern the
 * first tick from there on. Days of a delay are days of the calendar.
 */
export function dueAt({ end }: Pick<DataInterval, 'end'>, { delay = '0m', cron, timezone }: DueRule): string {
  const ready = later(Date.parse(end), delay, timezone);
  return formatInstant(cron === undefined ? ready : tickAtOrAfter(cron, ready, timezone));
}

function later(instant: Instant, delay: string, timezone: string): Instant {
  const duration = parseDelay(delay);
  if (duration === undefined) throw new RangeError(`"${delay}" is not a delay`);
  return shiftInstant(instant, shiftBy({ amount: -duration.amount, unit: duration.unit }), timezone);
}
