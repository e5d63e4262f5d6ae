import type { CellValue } from '@core/definition';
import type { AlertPoint } from '../history/alert-point';

/** What an interval has: a value, or as a text `missing`, `failed` or `withheld`. */
export type Happening = CellValue;

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-01-01T00:00:00Z');

/** The start of a day, counted from 0 at the first of January 2026. */
export function dayAt(index: number): string {
  return new Date(FIRST + index * DAY_MS).toISOString().replace('.000', '');
}

/** Days in a row, each with what happened and the one target. */
export function seriesOf(happenings: readonly Happening[], target: CellValue = null): readonly AlertPoint[] {
  return happenings.map((value, index) => ({
    interval_start: dayAt(index),
    interval_end: dayAt(index + 1),
    period: dayAt(index).slice(0, 10),
    ...(value === 'missing' || value === 'failed' || value === 'withheld'
      ? { status: value, value: null }
      : { status: 'present' as const, value }),
    target,
  }));
}
