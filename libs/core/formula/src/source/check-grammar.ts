import type { Findings } from './findings';
import { closeFormula } from './scan-bracket';
import { scanProperty } from './scan-mark';
import { scanOperator } from './scan-operator';
import { refuseWord, startScan } from './scan';
import { scanValue } from './scan-value';
import type { Token } from './token';

/**
 * Walks the words once and refuses every writing that the language does not have, each with what was probably meant.
 * Gives the words as they were meant, so that their meaning can be checked as well; undefined where that is not clear.
 */
export function checkGrammar(tokens: readonly Token[], findings: Findings): readonly Token[] | undefined {
  const scan = startScan(tokens, findings);
  for (; scan.at < tokens.length; scan.at += 1) {
    const token = tokens[scan.at];
    if (token === undefined) break;
    if (token.kind === 'unknown') refuseWord(scan);
    else if (scan.expects === 'value') scanValue(scan, token);
    else if (scan.expects === 'operator') scanOperator(scan, token);
    else scanProperty(scan, token);
  }
  const last = scan.tokens.at(-1);
  if (scan.expects !== 'operator' && last && scan.readable) {
    findings.report('formula.value_expected', {}, { start: last.span.end, end: last.span.end + 1 });
    scan.readable = false;
  }
  closeFormula(scan);
  return scan.readable ? scan.accepted : undefined;
}
