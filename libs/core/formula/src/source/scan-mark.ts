import { accept, innermost, type Scan } from './scan';
import { spanning, type Token } from './token';

/** A dot behind a value: a field or a modifier follows. */
export function scanDot(scan: Scan, token: Token): void {
  const last = scan.accepted.at(-1);
  if (last?.kind === 'duration') {
    const problem = 'a duration has no modifiers';
    scan.findings.report('formula.duration', { written: last.value, problem }, spanning(last.span, token.span));
    scan.readable = false;
  } else if (last?.kind === 'number') {
    scan.findings.report('formula.unexpected', { found: '.', expected: 'an operator' }, token.span);
    scan.readable = false;
  }
  accept(scan, token, 'property');
}

/** The name behind a dot. */
export function scanProperty(scan: Scan, token: Token): void {
  const isWord = token.kind === 'name' || /^[a-z]+$/u.test(token.text);
  if (!isWord) {
    scan.findings.report('formula.unexpected', { found: token.text, expected: 'a name' }, token.span);
    scan.readable = false;
  }
  accept(scan, isWord ? { ...token, kind: 'name' } : token, 'operator');
}

/** A comma parts arguments and list items. */
export function scanComma(scan: Scan, token: Token): void {
  const { kind } = innermost(scan);
  const parts = kind === 'call' || kind === 'list';
  const grouped = groupedDigits(scan, token, parts);
  if (grouped) {
    const { written, span } = grouped;
    scan.findings.report('formula.digit_grouping', { written, plain: written.replaceAll(',', '') }, span);
    scan.at += 1;
    return;
  }
  if (!parts) {
    scan.findings.report('formula.unexpected', { found: ',', expected: 'an operator' }, token.span);
    scan.readable = false;
  }
  accept(scan, token, 'value');
}

/** `1,000`: between arguments only where the second part could be no number of its own. */
function groupedDigits(scan: Scan, comma: Token, parts: boolean) {
  const left = scan.accepted.at(-1);
  const right = scan.tokens[scan.at + 1];
  if (left?.kind !== 'number' || right?.kind !== 'number') return undefined;
  const touch = left.span.end === comma.span.start && comma.span.end === right.span.start;
  const isGroup = (parts ? /^0[0-9]{2}$/u : /^[0-9]{3}(?:\.[0-9]+)?$/u).test(right.value);
  return touch && isGroup
    ? { written: `${left.value},${right.value}`, span: spanning(left.span, right.span) }
    : undefined;
}

/** `?` and `:` of a conditional; a `:` without its `?` would make a range. */
export function scanConditional(scan: Scan, token: Token): void {
  const { conditionals } = innermost(scan);
  if (token.text === '?') {
    if (conditionals.length > 0) {
      scan.findings.report('formula.nested_conditional', {}, token.span);
      scan.readable = false;
    }
    conditionals.push(token);
  } else if (conditionals.pop() === undefined) reportRange(scan, token);
  accept(scan, token, 'value');
}

function reportRange(scan: Scan, colon: Token): void {
  const last = scan.accepted.at(-1);
  const name = last?.kind === 'name' ? last : undefined;
  scan.findings.report('formula.range', { name: name?.text }, name ? spanning(name.span, colon.span) : colon.span);
  scan.readable = false;
}
