import { readTimePattern, type TimePatternPart } from '@core/definition';
import { quoteText } from '../../database/quote';

/** How the engine reads dates that are written by a pattern: what they look like, and its own words for the pattern. */
interface TimeFormat {
  readonly expression: string;
  readonly directive: string;
  readonly hasOffset: boolean;
}

/** By the letters of a pattern: what may stand there, and the directive of `strptime`. */
const letters: ReadonlyMap<string, readonly [expression: string, directive: string]> = new Map([
  ['yyyy', [String.raw`\d{4}`, '%Y']],
  ['yy', [String.raw`\d{2}`, '%y']],
  ['MMM', ['[A-Za-z]{3}', '%b']],
  ['MM', [String.raw`\d{2}`, '%m']],
  ['M', [String.raw`\d{1,2}`, '%m']],
  ['dd', [String.raw`\d{2}`, '%d']],
  ['d', [String.raw`\d{1,2}`, '%d']],
  ['HH', [String.raw`\d{2}`, '%H']],
  ['H', [String.raw`\d{1,2}`, '%H']],
  ['hh', [String.raw`\d{2}`, '%I']],
  ['h', [String.raw`\d{1,2}`, '%I']],
  ['a', ['[AaPp][Mm]', '%p']],
  ['mm', [String.raw`\d{2}`, '%M']],
  ['ss', [String.raw`\d{2}`, '%S']],
  ['S', [String.raw`\d`, '%f']],
  ['SSS', [String.raw`\d{3}`, '%f']],
  ['SSSSSS', [String.raw`\d{6}`, '%f']],
  ['XXX', [String.raw`(Z|[+-]\d{2}(:?\d{2})?)`, '%z']],
]);

/** SQL of a date or timestamp that the text `text` is in a pattern; null where it is none. */
export function timeOf(text: string, pattern: string, type: 'date' | 'timestamp'): string {
  const { expression, directive, hasOffset } = timeFormatOf(pattern, type);
  const offset = hasOffset ? `replace(${text}, 'Z', '+00:00')` : text;
  const sqlType = type === 'date' ? 'DATE' : 'TIMESTAMPTZ';
  const parsed = `TRY_CAST(try_strptime(${offset}, ${quoteText(directive)}) AS ${sqlType})`;
  return `CASE WHEN regexp_full_match(${text}, ${quoteText(expression)}) AND ${hasFourDigitYear(parsed, type)} THEN ${parsed} END`;
}

/** SQL that says whether a date or timestamp is of the years 1 to 9999, in UTC: others cannot be told in an answer. */
export function hasFourDigitYear(value: string, type: 'date' | 'timestamp'): string {
  return type === 'date'
    ? `${value} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'`
    : `${value} BETWEEN TIMESTAMPTZ '0001-01-01 00:00:00+00' AND TIMESTAMPTZ '9999-12-31 23:59:59.999999+00'`;
}

function timeFormatOf(pattern: string, type: 'date' | 'timestamp'): TimeFormat {
  const read = readTimePattern(pattern, type);
  if ('problem' in read) throw new TypeError(`${pattern} ${read.problem}`);
  const parts = read.parts.map((part) => lettersOf(part));
  return {
    expression: parts.map(([expression]) => expression).join(''),
    directive: parts.map(([, directive]) => directive).join(''),
    hasOffset: read.parts.some(({ unit }) => unit === 'offset'),
  };
}

function lettersOf({ unit, text }: TimePatternPart): readonly [string, string] {
  const known = unit === 'literal' ? undefined : letters.get(text);
  return known ?? [text.replace(/[\\^$.|?*+(){}[\]]/g, String.raw`\$&`), text.replace('%', '%%')];
}
