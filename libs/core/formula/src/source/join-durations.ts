import { nearestName } from '@core/diagnostics';
import { durationUnit, unitWords } from './duration';
import type { Findings } from './findings';
import { spanning, type Token } from './token';

/** Joins a number and the unit behind it into one `duration`: the only two words that may stand side by side. */
export function joinDurations(tokens: readonly Token[], findings: Findings): readonly Token[] {
  const joined: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const previous = joined.at(-1);
    const follower = tokens[index + 1]?.text;
    const unit = previous?.kind === 'number' && token.kind === 'name' ? unitOf(token, follower, findings) : undefined;
    if (previous && unit !== undefined) joined.splice(-1, 1, joinDuration(previous, token, unit, findings));
    else joined.push(token);
  }
  return joined;
}

/** The unit that a word is, or is but for a letter. */
function unitOf({ text, span }: Token, follower: string | undefined, findings: Findings): string | undefined {
  if (durationUnit(text) !== undefined) return text;
  const isOther = follower === '(' || follower === '.' || text.startsWith('_');
  const nearest = isOther ? undefined : nearestName(text, unitWords);
  if (nearest !== undefined) {
    const units = unitWords.filter((word) => word.endsWith('s'));
    findings.report('formula.unknown_unit', { name: text, units, nearest }, span);
  }
  return nearest;
}

function joinDuration(number: Token, word: Token, unit: string, findings: Findings): Token {
  const isWhole = /^[0-9]+$/u.test(number.text);
  const isShort = isWhole && number.text.length <= 9;
  const span = spanning(number.span, word.span);
  const written = `${number.text} ${word.text}`;
  const problem = isWhole ? 'no calendar is that long' : 'a calendar has no parts of units';
  if (!isShort) findings.report('formula.duration', { written, problem }, span);
  return { kind: 'duration', text: '1', value: `${isShort ? number.text : '1'} ${unit}`, span };
}
