import type { FileFormat } from '@core/definition';
import { quoteText } from '../database/quote';
import { plainNumber } from './cells/number-format';
import { hasFourDigitYear, timeOf } from './cells/time-format';
import type { StoredColumn } from './stored-column';

const number = String.raw`[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?`;
const date = String.raw`\d{4}-\d{2}-\d{2}`;
const time = String.raw`\d{2}:\d{2}(:\d{2}(\.\d{1,6}0*)?)?`;
const offset = String.raw`(Z|[+-]\d{2}(:?\d{2})?)`;

/** The SQL of a field's value, read from the text `text`: null where the text is null or does not fit the type. */
export function valueOf(column: StoredColumn, text: string, format: FileFormat = {}): string {
  const { type, sqlType } = column;
  if (type === 'text') return text;
  const pattern = type === 'date' || type === 'timestamp' ? format[type] : undefined;
  if (pattern !== undefined && (type === 'date' || type === 'timestamp')) return timeOf(text, pattern, type);
  if (type === 'boolean' && format.boolean) return booleanOf(text, format.boolean);
  const plain = type === 'integer' || type === 'decimal' || type === 'number' ? plainNumber(text, format) : text;
  const parsed = `TRY_CAST(${plain} AS ${sqlType})`;
  const fits = `regexp_full_match(${plain}, ${quoteText(patternOf(column))})`;
  return `CASE WHEN ${[fits, ...boundsOf(type, parsed)].join(' AND ')} THEN ${parsed} END`;
}

/** What must hold of a value that looks right. */
function boundsOf(type: StoredColumn['type'], parsed: string): readonly string[] {
  if (type === 'number') return [`isfinite(${parsed})`];
  return type === 'date' || type === 'timestamp' ? [hasFourDigitYear(parsed, type)] : [];
}

/** The SQL that says whether a text stands for no value, beside the empty one; undefined where none does. */
export function isNullText(text: string, { null_text }: FileFormat): string | undefined {
  return null_text === undefined ? undefined : isOneOf(text, null_text);
}

/** Whether a field's value does not fit: `text` is there and `value` is not, a key is empty, or it is none of the declared values. */
export function misfitOf({ values, isKey }: StoredColumn, text: string, value: string): string {
  const conditions = [isKey ? `${value} IS NULL` : `(${text} IS NOT NULL AND ${value} IS NULL)`];
  if (values)
    conditions.push(`(${text} IS NOT NULL AND NOT list_contains([${values.map(quoteText).join(', ')}], ${text}))`);
  return conditions.join(' OR ');
}

/** Why a text does not fit, after the field's name and the text. */
export function misfitReason(column: StoredColumn, text: string | null, format: FileFormat = {}): string {
  const { type, declared, values, isKey } = column;
  if (text === null && isKey) return 'is part of the primary key and may not be empty';
  if (values) return `is not one of ${values.join(', ')}`;
  switch (type) {
    case 'date':
      return `is not a date ${likeness(format.date, '2017-01-31')}`;
    case 'timestamp':
      return `is not a timestamp ${likeness(format.timestamp, '2017-01-31T09:30:00Z')}`;
    case 'boolean':
      return format.boolean ? `is none of ${wordsOf(format.boolean).join(', ')}` : 'is neither true nor false';
    case 'decimal':
      return `does not fit ${declared}${asWritten(format)}`;
    case 'integer':
    case 'number':
    case 'text':
      return `is not ${type === 'integer' ? 'an' : 'a'} ${type}${asWritten(format)}`;
  }
}

function likeness(pattern: string | undefined, example: string): string {
  return pattern === undefined ? `such as ${example}` : `as in ${pattern}`;
}

/** How numbers are written where that is declared. */
function asWritten({ decimal, thousands }: FileFormat): string {
  const parts = [
    ...(decimal === undefined ? [] : [`"${decimal}" before decimals`]),
    ...(thousands === undefined ? [] : [`${thousands === 'space' ? 'spaces' : `"${thousands}"`} between thousands`]),
  ];
  return parts.length === 0 ? '' : `, which has ${parts.join(' and ')} here`;
}

function booleanOf(text: string, words: NonNullable<FileFormat['boolean']>): string {
  return `CASE WHEN ${isOneOf(text, words.true)} THEN TRUE WHEN ${isOneOf(text, words.false)} THEN FALSE END`;
}

function isOneOf(text: string, words: string | readonly string[]): string {
  return `${text} IN (${[words].flat().map(quoteText).join(', ')})`;
}

function wordsOf(boolean: NonNullable<FileFormat['boolean']>): readonly string[] {
  return [boolean.true, boolean.false].flat();
}

function patternOf({ type, scale }: StoredColumn): string {
  switch (type) {
    case 'integer':
      return String.raw`[+-]?\d+`;
    case 'decimal':
      return String.raw`[+-]?\d+(\.\d{0,${scale}}0*)?`;
    case 'number':
      return number;
    case 'boolean':
      return 'true|false';
    case 'date':
      return date;
    case 'timestamp':
      return `${date}([T ]${time}${offset}?)?`;
    case 'text':
      return '.*';
  }
}
