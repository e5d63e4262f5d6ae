import { startOfDay } from './civil-time';
import type { Data, DataRow } from './data';
import type { Value } from './value';
import type { Window } from './windows';

/** Whether a row of an interval dataset is valid just before an end of the window, or at some time of it. */
export function isValid(
  row: DataRow,
  when: 'start' | 'end' | 'during',
  { data, zone, window }: { readonly data: Data; readonly zone: string; readonly window: Window },
): boolean {
  const { valid } = data.dataset(row.dataset);
  if (valid === undefined) throw new Error(`${row.dataset} holds no intervals`);
  const from = moment(row.values[valid.from] ?? null, zone, -Infinity);
  const to = moment(data.endOfValidity(row), zone, Infinity);
  const [start, end] = [window.from ?? -Infinity, window.to ?? Infinity];
  if (when === 'during') return from < end && to > start && from < to;
  const at = when === 'start' ? start : end;
  return from < at && to >= at;
}

/** A null `from` is always, a null `to` for ever. */
function moment(value: Value, zone: string, open: number): number {
  if (value === null) return open;
  return typeof value === 'string' ? startOfDay(value, zone) : (value as number);
}
