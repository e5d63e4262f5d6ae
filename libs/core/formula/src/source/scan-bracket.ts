import { limits } from './limits';
import { accept, innermost, type Frame, type Scan } from './scan';
import type { Token } from './token';

const PARTNERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', ')': '(', ']': '[' };

export function openBracket(scan: Scan, token: Token, kind: Exclude<Frame['kind'], 'formula'>): void {
  scan.frames.push({ kind, open: token, conditionals: [] });
  if (scan.frames.length - 1 === limits.depth + 1) {
    scan.findings.report('formula.too_deep', { limit: limits.depth }, token.span);
    scan.readable = false;
  }
  accept(scan, token, 'value');
}

export function closeBracket(scan: Scan, token: Token): void {
  const frame = innermost(scan);
  reportOpenConditionals(scan, frame);
  if (frame.open?.text === PARTNERS[token.text]) scan.frames.pop();
  else reportUnbalanced(scan, token);
  accept(scan, token, 'operator');
}

/** What is still open at the end of the formula. */
export function closeFormula(scan: Scan): void {
  for (const frame of scan.frames) {
    reportOpenConditionals(scan, frame);
    if (frame.open) reportUnbalanced(scan, frame.open);
  }
}

function reportUnbalanced(scan: Scan, bracket: Token): void {
  const partner = PARTNERS[bracket.text] ?? '';
  scan.findings.report('formula.unbalanced_bracket', { bracket: bracket.text, partner }, bracket.span);
  scan.readable = false;
}

function reportOpenConditionals(scan: Scan, frame: Frame): void {
  for (const question of frame.conditionals) {
    scan.findings.report('formula.conditional_without_else', {}, question.span);
    scan.readable = false;
  }
}
