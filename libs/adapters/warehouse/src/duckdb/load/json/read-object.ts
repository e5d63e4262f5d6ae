import { deepestObject } from '../bounds';
import { scanText } from './scan-text';

/** The texts of some keys of a JSON object, null where they are absent; or what is wrong with it. */
export type ObjectTexts = { readonly texts: readonly (string | null)[] } | { readonly problem: string };

/**
 * Reads an object of single values. Numbers are texts as they are written, so that no digit is lost. Two equal keys, nesting
 * without end, and a list or object in one of the `keys` are problems, to be put after the row's place.
 */
export function readObject(text: string, keys: readonly string[]): ObjectTexts {
  const scanned = scanText(text);
  if (scanned.depth > deepestObject) return { problem: `is nested deeper than ${deepestObject} levels` };
  const value = parse(text);
  if (value === undefined) return { problem: 'is not JSON' };
  if (!isMap(value)) return { problem: 'is not a JSON object' };
  if (countKeys(value) !== scanned.keys) return { problem: `has the key ${JSON.stringify(findDuplicate(text))} twice` };
  for (const [key, number] of scanned.numbers) value[unquote(key)] = number;
  const texts: (string | null)[] = [];
  for (const key of keys) {
    const read = readSingle(Object.hasOwn(value, key) ? value[key] : null);
    if (typeof read === 'object' && read !== null) return { problem: `has ${read.found} in ${JSON.stringify(key)}` };
    texts.push(read);
  }
  return { texts };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text of a key as it is written. */
function unquote(written: string): string {
  return written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
}

/** The text of a single value; or what is there instead of one. */
function readSingle(value: unknown): string | null | { readonly found: string } {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return { found: Array.isArray(value) ? 'a list' : 'an object' };
  if (value.includes('\0')) return { found: 'a NUL' };
  return value.isWellFormed() ? value : { found: 'half a character' };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys of an object or list and all that it holds. */
function countKeys(value: object): number {
  const parts: readonly unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) if (typeof part === 'object' && part !== null) count += countKeys(part);
  return count;
}

/** Strings, with the colon that makes one a key; brackets. */
const token = /"[^"\\]*(?:\\[^][^"\\]*)*"(\s*:)?|[[\]{}]/g;

/** The first key of sound JSON that its object has already. */
function findDuplicate(text: string): string {
  const levels: Set<string>[] = [];
  for (const [piece, colon] of text.matchAll(token)) {
    if (piece === '{' || piece === '[') levels.push(new Set());
    else if (piece === '}' || piece === ']') levels.pop();
    else if (colon !== undefined) {
      const key = unquote(piece.slice(0, -colon.length));
      if (levels.at(-1)?.has(key) === true) return key;
      levels.at(-1)?.add(key);
    }
  }
  return '';
}
