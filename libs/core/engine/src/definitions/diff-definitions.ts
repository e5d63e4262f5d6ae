import { stepInto } from '@core/diagnostics';
import { diffTexts, type TextChange } from './diff-texts';

/** One difference between two definitions; `before` or `after` is absent where there was nothing. */
export interface Difference {
  /** JSON pointer into the second definition, or into the first where the second has nothing there. */
  readonly path: string;
  /** The same place in words: `fields cycle_days formula`. */
  readonly place: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** How a text became another, where that can be shown. */
  readonly changes?: readonly TextChange[];
}

interface Place {
  readonly path: string;
  readonly words: readonly string[];
}

/**
 * What differs between two definitions, leaf by leaf. Items that have names are compared by them, lists of distinct texts by what
 * is in them, and their order only where that is all that differs; other lists are compared by position.
 */
export function diffDefinitions(before: unknown, after: unknown): readonly Difference[] {
  return diffAt(before, after, { path: '', words: [] });
}

/** The keys of two definitions that differ: `formula`, `fields`. */
export function changedKeys(before: object, after: object): readonly string[] {
  const [old, now] = [before, after] as readonly Readonly<Record<string, unknown>>[];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => diffDefinitions(old?.[key], now?.[key]).length > 0);
}

function diffAt(before: unknown, after: unknown, at: Place): readonly Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, at);
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => diffAt(before[key], after[key], inside(at, key)));
  }
  return Object.is(before, after) ? [] : [differ(before, after, at)];
}

function differ(before: unknown, after: unknown, { path, words }: Place): Difference {
  const changes = typeof before === 'string' && typeof after === 'string' ? diffTexts(before, after) : undefined;
  return {
    path,
    place: words.join(' '),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(changes && { changes }),
  };
}

function diffLists(before: readonly unknown[], after: readonly unknown[], at: Place): readonly Difference[] {
  const [old, now] = [keysOf(before), keysOf(after)];
  if (old === undefined || now === undefined) return diffByPosition(before, after, at);
  const both = old.filter((key) => now.includes(key));
  const changed = both.flatMap((key) => diffAt(before[old.indexOf(key)], after[now.indexOf(key)], item(at, now, key)));
  const removed = old
    .filter((key) => !now.includes(key))
    .map((key) => [before[old.indexOf(key)], undefined, item(at, old, key)] as const);
  const added = now
    .filter((key) => !old.includes(key))
    .map((key) => [undefined, after[now.indexOf(key)], item(at, now, key)] as const);
  const found = [...changed, ...[...removed, ...added].map(([first, second, place]) => differ(first, second, place))];
  const isReordered = found.length === 0 && old.some((key, index) => key !== now[index]);
  return isReordered ? [differ(old.map(nameOf), now.map(nameOf), at)] : found;
}

function diffByPosition(before: readonly unknown[], after: readonly unknown[], at: Place): readonly Difference[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    diffAt(before[index], after[index], inside(at, String(index))),
  );
}

/** What tells the items of a list apart: their names, or themselves; undefined where nothing does. */
function keysOf(list: readonly unknown[]): readonly string[] | undefined {
  const keys = list.map((item) => {
    if (isObject(item)) return typeof item['name'] === 'string' ? JSON.stringify(item['name']) : undefined;
    return typeof item === 'string' ? JSON.stringify(item) : undefined;
  });
  const known = keys.filter((key) => key !== undefined);
  return known.length === list.length && new Set(known).size === list.length ? known : undefined;
}

function nameOf(key: string): unknown {
  return JSON.parse(key);
}

function inside({ path, words }: Place, key: string): Place {
  return { path: stepInto(path, key), words: [...words, key] };
}

function item({ path, words }: Place, keys: readonly string[], key: string): Place {
  return { path: stepInto(path, keys.indexOf(key)), words: [...words, String(nameOf(key))] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
