import { closeBracket, openBracket } from './scan-bracket';
import { accept, isLenient, refuseWord, type Scan } from './scan';
import { aggregateAdditivity } from '../tree/aggregates';
import { spanning, type Token } from './token';

/** A value right behind a value: mathjs would multiply them. */
export function scanNeighbour(scan: Scan, token: Token): void {
  if (scanNullTest(scan, token)) return;
  const left = scan.accepted.at(-1);
  if (left === undefined) return;
  if (isLenient(scan)) return multiply(scan, token);
  const span = spanning(left.span, token.span);
  const written = `${left.value}${token.value}`;
  const touch = left.span.end === token.span.start;
  if (touch && left.kind === 'number' && /^_[0-9_]+$/u.test(token.value)) {
    scan.findings.report('formula.digit_grouping', { written, plain: written.replaceAll('_', '') }, span);
    return;
  }
  scan.findings.report(
    'formula.implicit_multiplication',
    { left: shown(left), right: shown(token), hint: hintOf(left, token) },
    span,
  );
  if (left.kind === 'name' && token.kind === 'name') return refuseWord(scan);
  const next = scan.tokens[scan.at + 1];
  const isLone = token.kind !== 'mark' && token.kind !== 'operator' && next?.text !== '(' && next?.text !== '.';
  if (isLone) return;
  multiply(scan, token);
}

/** Goes on as if the operator had been written; the finding stands anyway. */
function multiply(scan: Scan, token: Token): void {
  const between = { start: token.span.start, end: token.span.start };
  accept(scan, { kind: 'operator', text: '*', value: '*', span: between }, 'value');
  if (token.text === '(') openBracket(scan, token, 'group');
  else if (token.text === ')') closeBracket(scan, token);
  else accept(scan, token, token.kind === 'operator' ? 'value' : 'operator');
}

/** `status is null`, `status is not null`. */
function scanNullTest(scan: Scan, token: Token): boolean {
  if (token.text.toLowerCase() !== 'is') return false;
  const [second, third] = [scan.tokens[scan.at + 1], scan.tokens[scan.at + 2]];
  const isNot = second?.text.toLowerCase() === 'not';
  const last = isNot ? third : second;
  if (last?.text.toLowerCase() !== 'null') return false;
  const instead = isNot ? 'not is_null(…)' : 'is_null(…)';
  const parameters = { left: 'is', right: isNot ? 'not null' : 'null', hint: `write ${instead}` };
  scan.findings.report('formula.implicit_multiplication', parameters, spanning(token.span, last.span));
  scan.readable = false;
  scan.at += isNot ? 2 : 1;
  return true;
}

/** `revenue where …` lacks a call, and so does `sum amount`. */
function hintOf(left: Token, right: Token): string | undefined {
  if (right.text === 'where') return 'use .where(…)';
  return Object.hasOwn(aggregateAdditivity, left.text) ? `write ${left.text}(${shown(right)})` : undefined;
}

function shown({ kind, value }: Token): string {
  return kind === 'text' ? `"${value}"` : value;
}
