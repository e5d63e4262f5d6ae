import { checkGrammar } from './check-grammar';
import type { Findings } from './findings';
import { joinDurations } from './join-durations';
import { limits } from './limits';
import { MARKS } from './symbols';
import type { Token } from './token';
import { tokenize } from './tokenize';

/** The words of a formula, guarded: within the limits, and none that mathjs would read as something else. */
export function readSource(source: string, findings: Findings): readonly Token[] | undefined {
  const whole = { start: 0, end: source.length };
  if (source.length > limits.characters) {
    findings.report('formula.too_long', { length: source.length, limit: limits.characters }, whole);
    return undefined;
  }
  const words = tokenize(source, findings);
  if (words === undefined) return undefined;
  if (words.length === 0) {
    findings.report('formula.empty', {}, whole);
    return undefined;
  }
  const parts = words.filter(({ text }) => !MARKS.has(text) || text === '(' || text === '[').length;
  if (parts > limits.parts) {
    findings.report('formula.too_many_parts', { parts, limit: limits.parts }, whole);
    return undefined;
  }
  return checkGrammar(joinDurations(words, findings), findings);
}
