import type { RejectedRow } from '@core/diagnostics';

/** A value that is not too long to be handed on. */
export function cutValue(value: string): string {
  return value.length > 200 ? `${value.slice(0, 200)}…` : value;
}

/** The line or row that a place names: `accounts.csv, line 12`, `row 3 of accounts`. */
export function placeIn(place: string): Pick<RejectedRow, 'line' | 'row'> {
  const [, kind, number] = /(?:^|, )(line|row) (\d+)(?: of [^,]*)?$/.exec(place) ?? [];
  if (number === undefined) return {};
  return kind === 'line' ? { line: Number(number) } : { row: Number(number) };
}
