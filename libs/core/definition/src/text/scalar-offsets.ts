import type { Scalar } from 'yaml';

/** How a YAML scalar was written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

/** One character of the source as the scalar's style reads it: `\n`, `''` or a plain letter. */
interface Unit {
  readonly text: string;
  readonly length: number;
}

export interface ScalarRange {
  /** Where the scalar begins: its quote, its `|` or `>`, or its first letter. */
  readonly start: number;
  readonly style: ScalarStyle;
  readonly value: string;
}

/**
 * For each character of a scalar's value the offsets `[start, end)` of what was written for it.
 *
 * YAML only ever folds, trims and indents with white space, so value and source are walked side by side: other
 * characters must meet, white space that the value lacks is passed over, and white space that the source lacks stands
 * for a line break.
 */
export function scalarOffsets(
  source: string,
  { start, style, value }: ScalarRange,
): readonly (readonly [number, number])[] {
  const offsets: (readonly [number, number])[] = [];
  let at = contentStart(source, start, style);
  while (offsets.length < value.length && at < source.length) {
    const wanted = value.charAt(offsets.length);
    const unit = readUnit(source, at, style);
    if (unit.text !== '' && value.startsWith(unit.text, offsets.length)) {
      for (let part = 0; part < unit.text.length; part += 1) offsets.push([at, at + unit.length]);
      at += unit.length;
    } else if (isSpace(wanted) && unit.text !== '') {
      offsets.push([at, at]);
    } else {
      at += unit.length;
    }
  }
  return offsets;
}

/** The style of a scalar that the parser made. */
export function styleOf({ type }: Pick<Scalar, 'type'>): ScalarStyle {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return 'block';
    default:
      return 'plain';
  }
}

function contentStart(source: string, start: number, style: ScalarStyle): number {
  if (style === 'plain') return start;
  return style === 'block' ? source.indexOf('\n', start) + 1 || source.length : start + 1;
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readUnit(source: string, at: number, style: ScalarStyle): Unit {
  const plain = { text: source.charAt(at), length: 1 };
  if (style === 'single') return source.startsWith("''", at) ? { text: "'", length: 2 } : plain;
  if (style !== 'double' || plain.text !== '\\') return plain;
  const letter = source.charAt(at + 1);
  const digits = codeLengths[letter];
  if (digits !== undefined) {
    const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
    return { text: String.fromCodePoint(code), length: digits + 2 };
  }
  const joined = /^\\\r?\n[ \t]*/u.exec(source.slice(at, at + 200));
  if (joined) return { text: '', length: joined[0].length };
  return { text: escapes[letter] ?? letter, length: 2 };
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t';
}
