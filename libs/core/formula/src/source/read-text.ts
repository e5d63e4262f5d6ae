import type { Findings } from './findings';
import type { Token } from './token';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads the quoted text that starts at `start`; undefined when it has no end. A line break inside is a space. */
export function readText(source: string, start: number, findings: Findings): Token | undefined {
  const quote = source.charAt(start);
  let value = '';
  let at = start + 1;
  while (at < source.length && source[at] !== quote) {
    const escape = source[at] === '\\' ? readEscape(source, at) : undefined;
    const length = escape?.length ?? 1;
    if (escape && escape.value === undefined) {
      findings.report('formula.bad_escape', { escape: source.slice(at, at + length) }, { start: at, end: at + length });
    }
    value += escape ? (escape.value ?? '') : source.charAt(at).replace(/[\r\n]/u, ' ');
    at += length;
  }
  if (at >= source.length) return undefined;
  return { kind: 'text', text: '""', value, span: { start, end: at + 1 } };
}

function readEscape(source: string, at: number): { readonly value: string | undefined; readonly length: number } {
  const letter = source.charAt(at + 1);
  if (letter !== 'u') return { value: ESCAPES.get(letter), length: 2 };
  const digits = /^[0-9A-Fa-f]{4}/u.exec(source.slice(at + 2, at + 6))?.[0];
  const unit = digits === undefined ? 0 : Number.parseInt(digits, 16);
  // NUL cannot be stored by every engine; halves of surrogate pairs are no characters.
  const isCharacter = unit !== 0 && (unit < 0xd8_00 || unit > 0xdf_ff);
  return { value: isCharacter ? String.fromCharCode(unit) : undefined, length: digits === undefined ? 2 : 6 };
}
