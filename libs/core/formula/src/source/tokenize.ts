import type { Findings } from './findings';
import { limits } from './limits';
import { readText } from './read-text';
import { LOOKALIKES, MARKS, OPERATORS, SIGNS, WORD_OPERATORS } from './symbols';
import type { Token } from './token';

const SPACE = /[ \t\r\n\u00A0\u3000]+/uy;
const COMMENT = /#[^\n]*/uy;
const NUMBER = /(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/uy;
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
/** Loose marks, and characters beyond the basic plane. */
const FOREIGN_IN_NAME = /[\p{M}\u{10000}-\u{10FFFF}]/u;
/** Characters that begin no word of the language and resemble none. */
const UNKNOWN = new RegExp(`[^\\s\\p{L}\\p{N}_"'#()[\\],.?:+\\-*/^=!<>&|~%${[...LOOKALIKES.keys()].join('')}]+`, 'uy');

/** The words of a source; undefined where it breaks off inside a text. White space and comments separate words. */
export function tokenize(source: string, findings: Findings): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const skipped = match(SPACE, source, at) ?? readComment(source, at, findings);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const isText = startsText(source, at, tokens.at(-1));
    const token = isText ? readText(source, at, findings) : readWord(source, at, findings);
    if (token === undefined) {
      const quote = source.charAt(at);
      return findings.report('formula.unterminated_text', { quote }, { start: at, end: source.length });
    }
    tokens.push(token);
    at = token.span.end;
  }
  return tokens;
}

function readWord(source: string, at: number, findings: Findings): Token {
  const number = match(NUMBER, source, at);
  const name = match(NAME, source, at);
  const text = number ?? name ?? SIGNS.find((sign) => isSignAt(sign, source, at));
  if (text === undefined) return readLookalike(source, at, findings);
  const span = { start: at, end: at + text.length };
  if (number !== undefined) {
    checkNumber(text, span, findings);
    return { kind: 'number', text: text.startsWith('.') ? `0${text}` : text, value: text, span };
  }
  if (name !== undefined && !WORD_OPERATORS.has(text)) {
    const meant = checkName(text, span, findings);
    return { kind: 'name', text: meant, value: meant, span };
  }
  return { kind: MARKS.has(text) ? 'mark' : 'operator', text, value: text, span };
}

/** `a ?.5 : b` is a condition; `a?.b` is not. */
function isSignAt(sign: string, source: string, at: number): boolean {
  if (!source.startsWith(sign, at)) return false;
  return sign !== '?.' || !/[0-9]/u.test(source.charAt(at + 2));
}

function readLookalike(source: string, at: number, findings: Findings): Token {
  const character = badRun(source, at);
  const meant = LOOKALIKES.get(character);
  const span = { start: at, end: at + character.length };
  const instead = meant ?? (/[“”„«»‘’]/u.test(character) ? 'a text in straight quotes, "…"' : undefined);
  findings.report('formula.forbidden_character', { character: showCharacter(character), instead }, span);
  if (meant === undefined) return { kind: 'unknown', text: '', value: character, span };
  return { kind: OPERATORS.has(meant) ? 'operator' : 'mark', text: meant, value: meant, span };
}

/** A lookalike by itself, else all characters up to the next that could be meant. */
function badRun(source: string, at: number): string {
  return match(UNKNOWN, source, at) ?? String.fromCodePoint(source.codePointAt(at) ?? 0);
}

function showCharacter(character: string): string {
  if (!/[\p{C}\p{M}\p{Z}]/u.test(character)) return `"${character}"`;
  const codes = Array.from(
    character,
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return codes.slice(0, 4).join(' ');
}

/** An apostrophe right behind a value is an operator of mathjs; anywhere else it opens a text. */
function startsText(source: string, at: number, previous: Token | undefined): boolean {
  if (source[at] === '"') return true;
  if (source[at] !== "'") return false;
  const touches = previous?.span.end === at;
  const isValue =
    previous !== undefined && (previous.kind === 'name' || previous.kind === 'number' || /[)\]]/u.test(previous.text));
  return !(touches && isValue);
}

/** A comment ends at the line break; in a formula of one line the break may have been folded away by YAML. */
function readComment(source: string, at: number, findings: Findings): string | undefined {
  const comment = match(COMMENT, source, at);
  if (comment !== undefined && !source.trim().includes('\n')) {
    findings.report('formula.comment_on_single_line', {}, { start: at, end: at + comment.trimEnd().length });
  }
  return comment;
}

/** Reports what a name may not be; gives the name with composed letters. */
function checkName(name: string, span: Token['span'], findings: Findings): string {
  const composed = name.normalize('NFC');
  if (composed !== name) findings.report('formula.name_not_normalized', { name }, span);
  const bytes = Buffer.byteLength(composed);
  if (bytes > limits.name_bytes) {
    findings.report('formula.name_too_long', { name, bytes, limit: limits.name_bytes }, span);
  }
  const foreign = FOREIGN_IN_NAME.exec(composed);
  if (foreign) findings.report('formula.forbidden_character', { character: showCharacter(foreign[0]) }, span);
  return composed;
}

function checkNumber(number: string, span: Token['span'], findings: Findings): void {
  const [digits = '', exponent = '0'] = number.toLowerCase().split('e');
  const tooLong = digits.replace('.', '').length > limits.digits;
  if (tooLong || Math.abs(Number(exponent)) > limits.exponent) {
    findings.report('formula.number_out_of_range', { digits: limits.digits, exponent: limits.exponent }, span);
  }
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
