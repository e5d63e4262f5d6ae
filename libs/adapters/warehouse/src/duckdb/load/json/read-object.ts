import { deepestObject } from '../bounds';

/** The texts of some keys of a JSON object, null where they are absent; or what is wrong with it. */
export type ObjectTexts = { readonly texts: readonly (string | null)[] } | { readonly problem: string };

/** Strings, with the colon that makes one a key; numbers; brackets. */
const token = /"[^"\\]*(?:\\[^][^"\\]*)*"(\s*:)?|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{}]/g;

/**
 * Reads an object of single values. Numbers are texts as they are written, so that no digit is lost. Two equal keys, nesting
 * without end, and a list or object in one of the `keys` are problems, to be put after the row's place.
 */
export function readObject(text: string, keys: readonly string[]): ObjectTexts {
  const { quoted, written, depth } = quoteNumbers(text);
  if (depth > deepestObject) return { problem: `is nested deeper than ${deepestObject} levels` };
  const value = parse(quoted);
  if (value === undefined) return { problem: 'is not JSON' };
  if (!isMap(value)) return { problem: 'is not a JSON object' };
  if (countKeys(value) !== written) return { problem: `has the key ${JSON.stringify(findDuplicate(text))} twice` };
  const texts: (string | null)[] = [];
  for (const key of keys) {
    const found = Object.hasOwn(value, key) ? value[key] : null;
    const read = readSingle(found);
    if (typeof read === 'object' && read !== null) return { problem: `has ${read.found} in ${JSON.stringify(key)}` };
    texts.push(read);
  }
  return { texts };
}

/** JSON with its numbers as strings, how many keys are written in it, and how deep lists and objects stand in one another. */
function quoteNumbers(text: string) {
  let [written, level, depth] = [0, 0, 0];
  const quoted = text.replace(token, (piece, colon?: string) => {
    switch (piece.charAt(0)) {
      case '"':
        if (colon !== undefined) written += 1;
        return piece;
      case '{':
      case '[':
        level += 1;
        depth = Math.max(depth, level);
        return piece;
      case '}':
      case ']':
        level -= 1;
        return piece;
      default:
        return `"${piece}"`;
    }
  });
  return { quoted, written, depth };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text of a single value; or what is there instead of one. */
function readSingle(value: unknown): string | null | { readonly found: string } {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return { found: Array.isArray(value) ? 'a list' : 'an object' };
  if (value.includes('\0')) return { found: 'a NUL' };
  return /\p{Cs}/u.test(value) ? { found: 'half a character' } : value;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys of a value and all that it holds. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts: readonly unknown[] = Object.values(value);
  return parts.reduce<number>((sum, part) => sum + countKeys(part), Array.isArray(value) ? 0 : parts.length);
}

/** The first key of sound JSON that its object has already. */
function findDuplicate(text: string): string {
  const levels: Set<string>[] = [];
  for (const [piece, colon] of text.matchAll(token)) {
    if (piece === '{' || piece === '[') levels.push(new Set());
    else if (piece === '}' || piece === ']') levels.pop();
    else if (colon !== undefined) {
      const key: unknown = JSON.parse(piece.slice(0, -colon.length));
      if (levels.at(-1)?.has(String(key)) === true) return String(key);
      levels.at(-1)?.add(String(key));
    }
  }
  return '';
}
