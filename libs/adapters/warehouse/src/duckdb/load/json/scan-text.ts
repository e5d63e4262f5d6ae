const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const blank = 0x20;

/** What the value of a JSON text does not tell of the text. */
export interface ScannedText {
  /** Levels of lists and objects, and of them the most that stand in one another. */
  readonly depth: number;
  /** Keys that are written in it, equal ones counted each time. */
  readonly keys: number;
  /** The numbers of the outermost object as they are written, by the keys as they are written. */
  readonly numbers: readonly (readonly [key: string, number: string])[];
}

/** Looks at each character outside of strings once. Of a text that is no JSON only the depth means something. */
export function scanText(text: string): ScannedText {
  const numbers: (readonly [string, string])[] = [];
  let [level, depth, keys] = [0, 0, 0];
  let [start, end] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      [start, end] = [at, endOfString(text, at + 1)];
      at = end;
    } else if (code === colon) {
      keys += 1;
      const number = level === 1 ? numberAt(text, at + 1) : '';
      if (number !== '') numbers.push([text.slice(start, end + 1), number]);
    } else if (isOpening(code)) {
      level += 1;
      depth = Math.max(depth, level);
    } else if (isClosing(code)) level -= 1;
  }
  return { depth, keys, numbers };
}

/** Where the string ends whose first character stands at `start`: at its quote, or behind the text when there is none. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

export function isOpening(code: number): boolean {
  return code === 0x7b || code === 0x5b;
}

export function isClosing(code: number): boolean {
  return code === 0x7d || code === 0x5d;
}

/** By an odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}

/** The number that stands there, after blanks; nothing where another value does. */
function numberAt(text: string, from: number): string {
  let start = from;
  while (text.charCodeAt(start) <= blank) start += 1;
  let end = start;
  while (isOfNumber(text.charCodeAt(end))) end += 1;
  return text.slice(start, end);
}

/** Digits, signs, a point and an exponent. */
function isOfNumber(code: number): boolean {
  const isDigit = code >= 0x30 && code <= 0x39;
  return isDigit || code === 0x2e || code === 0x2d || code === 0x2b || code === 0x65 || code === 0x45;
}
