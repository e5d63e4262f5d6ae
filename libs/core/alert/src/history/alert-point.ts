import type { CellValue } from '@core/definition';

/** One interval of one dimension member. Intervals that have nothing are there too: nothing slides into a gap. */
export interface AlertPoint {
  readonly interval_start: string;
  readonly interval_end: string;
  /** The interval as periods are named. */
  readonly period: string;
  /** `withheld`: whoever saved the alert may not read what the value was made of. */
  readonly status: 'present' | 'missing' | 'failed' | 'withheld';
  /** A number, decimal text, or null; whatever else a metric may be is no value here. */
  readonly value: CellValue;
  readonly target: CellValue;
}

/** The value of an interval that is there and has one. */
export function valueOf(point: AlertPoint | undefined): number | string | null {
  return point?.status === 'present' ? numeric(point.value) : null;
}

/** The target of an interval, whether or not there is a value. */
export function targetOf(point: AlertPoint | undefined): number | string | null {
  return numeric(point?.target ?? null);
}

function numeric(cell: CellValue): number | string | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return typeof cell === 'string' && /^-?\d{1,400}(\.\d{1,400})?$/.test(cell) ? cell : null;
}
