const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const FIRST_PAUSES_MS = [10_000, 30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS];
const LATER_PAUSE_MS = 3 * HOUR_MS;
/** With them about a day passes until the last one: 1 h 13 min, and eight times 3 h. */
export const MOST_ATTEMPTS = 14;

/** Milliseconds until the next attempt after `attempts` that failed; undefined where there is none. */
export function pauseAfter(attempts: number): number | undefined {
  if (attempts >= MOST_ATTEMPTS) return undefined;
  return FIRST_PAUSES_MS[attempts - 1] ?? LATER_PAUSE_MS;
}
