import { DomainError } from '@core/diagnostics';
import type { PageOf } from '@core/engine';

/** As calendars write instants: a fraction only where there is one. */
const BOUND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The place after an item, opaque to callers. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The name in a cursor of ours. Throws `request.bad_query` for any other text. */
export function decodeNameCursor(cursor: string): string {
  const [name, ...rest] = decodeKey(cursor);
  if (name === undefined || rest.length > 0) throw notOurs();
  return name;
}

/** The version in a cursor of ours. Throws `request.bad_query` for any other text. */
export function decodeVersionCursor(cursor: string): number {
  const text = decodeNameCursor(cursor);
  if (!/^[1-9]\d{0,8}$/.test(text)) throw notOurs();
  return Number(text);
}

/** The instant and id in a cursor of ours. Throws `request.bad_query` for any other text. */
export function decodeTimeCursor(cursor: string): readonly [time: string, id: string] {
  const [time = '', id, ...rest] = decodeKey(cursor);
  if (!INSTANT.test(time) || Number.isNaN(Date.parse(time)) || id === undefined || rest.length > 0) throw notOurs();
  return [time, id];
}

/** Start and end of the interval in a cursor of ours. Throws `request.bad_query` for any other text. */
export function decodeBoundsCursor(cursor: string): readonly [start: string, end: string] {
  const [start = '', end = '', ...rest] = decodeKey(cursor);
  if (!isBound(start) || !isBound(end) || rest.length > 0) throw notOurs();
  return [start, end];
}

/** A page from `limit + 1` items: the one too many tells that there is a next page. */
export function pageOf<T>(items: readonly T[], limit: number, keyOf: (item: T) => readonly string[]): PageOf<T> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  if (items.length <= limit || last === undefined) return { items: shown };
  return { items: shown, next_cursor: encodeCursor(keyOf(last)) };
}

const isBound = (text: string): boolean => BOUND.test(text) && !Number.isNaN(Date.parse(text));

function decodeKey(cursor: string): readonly string[] {
  const key: unknown = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(key) || !key.every((part): part is string => typeof part === 'string' && !part.includes('\0'))) {
    throw notOurs();
  }
  return key;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notOurs(): DomainError {
  return DomainError.of('request.bad_query', { reason: 'the cursor is none that a page before this one gave' });
}
