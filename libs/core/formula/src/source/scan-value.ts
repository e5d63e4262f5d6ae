import { closeBracket, openBracket } from './scan-bracket';
import { accept, innermost, isLenient, type Scan } from './scan';
import { FOREIGN_BEFORE, FOREIGN_VALUES } from './symbols';
import type { Token } from './token';

/** A word where a value is expected: a name, a literal, an opening bracket or a sign before a value. */
export function scanValue(scan: Scan, token: Token): void {
  const foreign = FOREIGN_BEFORE.get(token.text);
  if (token.kind !== 'operator' && token.kind !== 'mark') acceptValue(scan, token);
  else if (token.text === '-' || token.text === 'not') accept(scan, token, 'value');
  else if (token.text === '(' || token.text === '[') openBracket(scan, token, token.text === '(' ? 'group' : 'list');
  else if (isEmptyPair(scan, token)) closeBracket(scan, token);
  else if (isCountStar(scan, token)) scan.findings.report('formula.count_star', {}, token.span);
  else if (foreign) {
    scan.findings.report('formula.foreign_operator', { written: token.text, instead: foreign.instead }, token.span);
    if (foreign.meant) accept(scan, { ...token, text: foreign.meant }, 'value');
  } else expectValue(scan, token);
}

function acceptValue(scan: Scan, token: Token): void {
  if (token.kind !== 'name' || !FOREIGN_VALUES.has(token.text)) return accept(scan, token, 'operator');
  scan.findings.report('formula.not_a_value', { word: token.text }, token.span);
  return accept(scan, { ...token, text: 'null' }, 'operator');
}

function expectValue(scan: Scan, token: Token): void {
  if (!isLenient(scan)) scan.findings.report('formula.value_expected', { before: token.text }, token.span);
  scan.readable = false;
  if (token.text === ')' || token.text === ']') closeBracket(scan, token);
}

/** `()` of a call and `[]`. */
function isEmptyPair(scan: Scan, token: Token): boolean {
  const { kind, open } = innermost(scan);
  const closes = (kind === 'call' && token.text === ')') || (kind === 'list' && token.text === ']');
  const last = scan.accepted.at(-1);
  return closes && last !== undefined && last.span === open?.span;
}

function isCountStar(scan: Scan, token: Token): boolean {
  return token.text === '*' && innermost(scan).kind === 'call' && scan.tokens[scan.at + 1]?.text === ')';
}
