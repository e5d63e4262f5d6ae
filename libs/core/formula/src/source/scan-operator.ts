import { closeBracket, openBracket } from './scan-bracket';
import { scanComma, scanConditional, scanDot } from './scan-mark';
import { accept, type Scan } from './scan';
import { scanNeighbour } from './scan-neighbour';
import { FOREIGN_AFTER, FOREIGN_BETWEEN } from './symbols';
import { spanning, type Token } from './token';

/** A word behind a value: an operator, a mark, a closing bracket, or what a mistake put there. */
export function scanOperator(scan: Scan, token: Token): void {
  if (token.kind === 'operator') return scanInfix(scan, token);
  if (token.kind !== 'mark') return scanNeighbour(scan, token);
  switch (token.text) {
    case '(':
      return isCallable(scan) ? openBracket(scan, token, 'call') : scanNeighbour(scan, token);
    case '[':
      scan.findings.report('formula.index', {}, token.span);
      scan.readable = false;
      return openBracket(scan, token, 'list');
    case ')':
    case ']':
      return closeBracket(scan, token);
    case '.':
      return scanDot(scan, token);
    case ',':
      return scanComma(scan, token);
    default:
      return scanConditional(scan, token);
  }
}

/** A name can be called, also behind a dot; a literal or a bracket cannot. */
function isCallable(scan: Scan): boolean {
  const [before, last] = [scan.accepted.at(-2), scan.accepted.at(-1)];
  if (last?.kind !== 'name') return false;
  return before?.text === '.' || !['true', 'false', 'null'].includes(last.text);
}

function scanInfix(scan: Scan, token: Token): void {
  const after = FOREIGN_AFTER.get(token.text);
  const between = FOREIGN_BETWEEN.get(token.text);
  if (token.text === '=') {
    scan.findings.report('formula.assignment', {}, token.span);
    accept(scan, { ...token, text: '==' }, 'value');
  } else if (token.text === '%') scanPercent(scan, token);
  else if (token.text === '?.') {
    scan.findings.report('formula.optional_chaining', {}, token.span);
    accept(scan, { ...token, kind: 'mark', text: '.' }, 'property');
  } else if (token.text === 'not') scanNotIn(scan, token);
  else if (after) {
    scan.findings.report('formula.foreign_operator', { written: token.text, instead: after.instead }, token.span);
  } else if (between) {
    scan.findings.report('formula.foreign_operator', { written: token.text, instead: between.instead }, token.span);
    scan.readable &&= between.meant !== undefined;
    const isDot = between.meant === '.';
    accept(
      scan,
      { ...token, kind: isDot ? 'mark' : 'operator', text: between.meant ?? '+' },
      isDot ? 'property' : 'value',
    );
  } else if (token.text === 'in') scanIn(scan, token);
  else if (token.text === '~') scanNeighbour(scan, token);
  else accept(scan, token, 'value');
}

/** mathjs takes `in` right behind a literal for the unit inch. */
function scanIn(scan: Scan, token: Token): void {
  const last = scan.accepted.at(-1);
  const isConstant = last?.kind === 'name' && ['true', 'false', 'null'].includes(last.text);
  if (last && (isConstant || last.kind === 'number' || last.kind === 'text' || last.kind === 'duration')) {
    scan.findings.report(
      'formula.ambiguous_in',
      { reading: 'right behind a literal would be the unit inch' },
      token.span,
    );
    scan.readable = false;
  }
  accept(scan, token, 'value');
}

function scanNotIn(scan: Scan, token: Token): void {
  const next = scan.tokens[scan.at + 1];
  if (next?.text !== 'in') return scanNeighbour(scan, token);
  const span = { start: token.span.start, end: next.span.end };
  scan.findings.report('formula.foreign_operator', { written: 'not in', instead: 'write not (a in […])' }, span);
}

/** A percentage behind a number, else a remainder when a value follows. */
function scanPercent(scan: Scan, token: Token): void {
  const last = scan.accepted.at(-1);
  const next = scan.tokens[scan.at + 1];
  const isRemainder = next !== undefined && (next.kind === 'name' || next.kind === 'number' || next.text === '(');
  const share = last?.kind === 'number' ? String(Number((Number(last.text) / 100).toPrecision(12))) : 'x / 100';
  const instead = isRemainder ? `a mod b for a remainder, ${share} for a percentage` : share;
  const isShare = !isRemainder && last?.kind === 'number';
  scan.findings.report('formula.percent', { instead }, isShare ? spanning(last.span, token.span) : token.span);
  if (isRemainder) accept(scan, { ...token, text: 'mod' }, 'value');
}
