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
  const from = moment(row.values[valid.from] ?? null, zone);
  const to = moment(data.endOfValidity(row), zone);
  const [start, end] = [window.from ?? -Infinity, window.to ?? Infinity];
  if (when === 'during')
    return (from ?? -Infinity) < end && (to ?? Infinity) > start && (from ?? -Infinity) < (to ?? Infinity);
  const at = when === 'start' ? start : end;
  // A null `from` is always, a null `to` for ever: also at an open end of the window.
  return (from === null || from < at) && (to === null || to >= at);
}

function moment(value: Value, zone: string): number | null {
  return typeof value === 'string' ? startOfDay(value, zone) : (value as number | null);
}
