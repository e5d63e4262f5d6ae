import { formatInstant } from '@core/plan';
import { tickAtOrAfter } from './cron';
import type { DataInterval } from './data-interval';
import { jitterOf } from './jitter';
import { moveLater } from './later-by';

/** When a schedule computes its intervals; the texts as core/definition has accepted them. */
export interface DueRule {
  /** The schedule's, which decides its share of the jitter. */
  readonly name: string;
  readonly delay?: string;
  readonly cron?: string;
  readonly jitter?: string;
  readonly timezone: string;
}

/**
 * The instant (ISO 8601, UTC) from which an interval may be computed: its end and the delay, with a cron pattern the first
 * tick from there on, and then the schedule's jitter.
 */
export function dueAt({ end }: Pick<DataInterval, 'end'>, rule: DueRule): string {
  const { name, delay = '0m', cron, jitter = '0m', timezone } = rule;
  const ready = moveLater(Date.parse(end), delay, timezone);
  const tick = cron === undefined ? ready : tickAtOrAfter(cron, ready, timezone);
  return formatInstant(tick + jitterOf(name, jitter));
}
