import { formatInstant, shiftBy, shiftInstant, type Instant } from '@core/plan';
import { parseCron } from './cron';
import type { DataInterval } from './data-interval';
import { parseDelay } from './delay';

/** When a schedule computes its intervals; the texts as in its definition. */
export interface DueRule {
  readonly delay?: string;
  readonly cron?: string;
  readonly timezone: string;
}

/**
 * The instant (ISO 8601, UTC) from which an interval may be computed: its end and the delay, and with a cron pattern the
 * first tick from there on. Days of a delay are days of the calendar. Throws RangeError for texts that `checkDueRule` refuses.
 */
export function dueAt({ end }: Pick<DataInterval, 'end'>, { delay = '0m', cron, timezone }: DueRule): string {
  const ready = later(Date.parse(end), delay, timezone);
  if (cron === undefined) return formatInstant(ready);
  const pattern = parseCron(cron);
  if (pattern === undefined) throw new RangeError(`"${cron}" is not a cron pattern`);
  return formatInstant(pattern.atOrAfter(ready, timezone));
}

function later(instant: Instant, delay: string, timezone: string): Instant {
  const duration = parseDelay(delay);
  if (duration === undefined) throw new RangeError(`"${delay}" is not a delay`);
  return shiftInstant(instant, shiftBy({ amount: -duration.amount, unit: duration.unit }), timezone);
}
