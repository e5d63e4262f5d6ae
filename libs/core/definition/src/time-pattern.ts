/** A part of a pattern of dates and times: a unit as it is written, or text that stands for itself. */
export interface TimePatternPart {
  readonly unit: TimeUnit | 'literal';
  readonly text: string;
}

type TimeUnit = 'year' | 'month' | 'day' | 'hour' | 'half' | 'minute' | 'second' | 'fraction' | 'offset';

/** Every unit by the ways to write it. A single letter is a number without leading zeros. */
const units: ReadonlyMap<string, TimeUnit> = new Map([
  ['yyyy', 'year'],
  ['yy', 'year'],
  ['MM', 'month'],
  ['M', 'month'],
  ['MMM', 'month'],
  ['dd', 'day'],
  ['d', 'day'],
  ['HH', 'hour'],
  ['H', 'hour'],
  ['hh', 'hour'],
  ['h', 'hour'],
  ['a', 'half'],
  ['mm', 'minute'],
  ['ss', 'second'],
  ['S', 'fraction'],
  ['SSS', 'fraction'],
  ['SSSSSS', 'fraction'],
  ['XXX', 'offset'],
]);

/** Units that say nothing without another one. */
const needs: ReadonlyMap<TimeUnit, TimeUnit> = new Map([
  ['half', 'hour'],
  ['minute', 'hour'],
  ['second', 'minute'],
  ['fraction', 'second'],
  ['offset', 'minute'],
]);

const ofVaryingLength: ReadonlySet<string> = new Set(['M', 'd', 'H', 'h']);
const wordy: ReadonlySet<TimeUnit | 'literal'> = new Set(['literal', 'half', 'offset']);

/**
 * Reads a pattern such as `dd.MM.yyyy HH:mm`: letters are units (`T` and everything but A to Z and a to z stand for themselves).
 * A pattern that cannot be read gives its problem, to be put after its name.
 */
export function readTimePattern(
  text: string,
  type: 'date' | 'timestamp',
): { readonly parts: readonly TimePatternPart[] } | { readonly problem: string } {
  const parts = (text.match(/([A-Za-z])\1*|[^A-Za-z]/gu) ?? []).map((piece): TimePatternPart => {
    const isLiteral = piece === 'T' || !/[A-Za-z]/u.test(piece);
    return { unit: isLiteral ? 'literal' : (units.get(piece) ?? 'literal'), text: piece };
  });
  const problem = findProblem(parts, type);
  return problem === undefined ? { parts } : { problem };
}

function findProblem(parts: readonly TimePatternPart[], type: 'date' | 'timestamp'): string | undefined {
  const unknown = parts.find(({ unit, text }) => unit === 'literal' && text !== 'T' && /[A-Za-z]/u.test(text));
  if (unknown) return `holds "${unknown.text}", which is none of ${[...units.keys()].join(', ')}`;
  const found = parts.map(({ unit }) => unit).filter((unit) => unit !== 'literal');
  const twice = found.find((unit, index) => found.indexOf(unit) !== index);
  if (twice) return `names the ${twice} twice`;
  const lone = found.find((unit) => !found.includes(needs.get(unit) ?? unit));
  if (lone) {
    const isMonthMeant = lone === 'minute' && !found.includes('month');
    return `names the ${lone} without the ${needs.get(lone)}${isMonthMeant ? '; the month is MM, the minute mm' : ''}`;
  }
  const missing = (['year', 'month', 'day'] as const).find((unit) => !found.includes(unit));
  if (missing) return `does not name the ${missing}`;
  if (type === 'date' && found.includes('hour')) return 'names the hour, which a date does not have';
  const isTwelve = parts.some(({ text }) => text === 'h' || text === 'hh');
  if (isTwelve !== found.includes('half')) return 'needs h or hh and a together, or HH alone';
  const run = parts.findIndex((part, index) => runsTogether(part, parts[index + 1]));
  return run === -1 ? undefined : `lets digits of "${parts[run]?.text}" and "${parts[run + 1]?.text}" run together`;
}

function runsTogether(part: TimePatternPart, next: TimePatternPart | undefined): boolean {
  if (next === undefined || wordy.has(part.unit) || wordy.has(next.unit)) return false;
  return (
    (ofVaryingLength.has(part.text) || ofVaryingLength.has(next.text)) && part.text !== 'MMM' && next.text !== 'MMM'
  );
}
