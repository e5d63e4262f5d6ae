import { formatInstant } from '@core/plan';

const SHORTEST_PAUSE_S = 15;
const LONGEST_PAUSE_S = 3600;

/**
 * When to try again (ISO 8601, UTC) after the given attempt, 1 for the first, failed for want of infrastructure: 15 s later,
 * then 30 s, 1 min, 2 min and so on, at most an hour.
 */
export function retryAt(attempt: number, failed_at: string): string {
  const pause_s = Math.min(SHORTEST_PAUSE_S * 2 ** (attempt - 1), LONGEST_PAUSE_S);
  return formatInstant(Date.parse(failed_at) + pause_s * 1000);
}
