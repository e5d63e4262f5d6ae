import { durationUnit } from './duration';
import type { Findings } from './findings';
import { spanning, type Token } from './token';

/** Joins a number and the unit behind it into one `duration`: the only two words that may stand side by side. */
export function joinDurations(tokens: readonly Token[], findings: Findings): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const previous = joined.at(-1);
    const isUnit = token.kind === 'name' && previous?.kind === 'number' && durationUnit(token.text) !== undefined;
    if (isUnit) joined.splice(-1, 1, joinDuration(previous, token, findings));
    else joined.push(token);
  }
  return joined;
}

function joinDuration(number: Token, unit: Token, findings: Findings): Token {
  const isWhole = /^[0-9]{1,9}$/u.test(number.text);
  const span = spanning(number.span, unit.span);
  const written = `${number.text} ${unit.text}`;
  if (!isWhole) findings.report('formula.duration', { written, problem: 'a calendar has no parts of units' }, span);
  return { kind: 'duration', text: '1', value: `${isWhole ? number.text : '1'} ${unit.text}`, span };
}
