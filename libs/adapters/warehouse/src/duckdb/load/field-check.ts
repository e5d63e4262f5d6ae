import { quoteText } from '../database/quote';
import type { StoredColumn } from './stored-column';

const number = String.raw`[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?`;
const date = String.raw`\d{4}-\d{2}-\d{2}`;
const time = String.raw`\d{2}:\d{2}(:\d{2}(\.\d{1,6}0*)?)?`;
const offset = String.raw`(Z|[+-]\d{2}(:?\d{2})?)`;

/** The SQL of a field's value, read from the text `text`: null where the text is null or does not fit the type. */
export function valueOf(column: StoredColumn, text: string): string {
  const { type, sqlType } = column;
  if (type === 'text') return text;
  const parsed = `TRY_CAST(${text} AS ${sqlType})`;
  const fits = `regexp_full_match(${text}, ${quoteText(patternOf(column))})`;
  return `CASE WHEN ${fits}${type === 'number' ? ` AND isfinite(${parsed})` : ''} THEN ${parsed} END`;
}

/** Whether a field's value does not fit: `text` is there and `value` is not, a key is empty, or it is none of the declared values. */
export function misfitOf({ values, isKey }: StoredColumn, text: string, value: string): string {
  const conditions = [isKey ? `${value} IS NULL` : `(${text} IS NOT NULL AND ${value} IS NULL)`];
  if (values)
    conditions.push(`(${text} IS NOT NULL AND NOT list_contains([${values.map(quoteText).join(', ')}], ${text}))`);
  return conditions.join(' OR ');
}

/** Why a text does not fit, after the field's name and the text. */
export function misfitReason({ type, declared, values, isKey }: StoredColumn, text: string | null): string {
  if (text === null && isKey) return 'is part of the primary key and may not be empty';
  if (values) return `is not one of ${values.join(', ')}`;
  switch (type) {
    case 'date':
      return 'is not a date such as 2017-01-31';
    case 'timestamp':
      return 'is not a timestamp such as 2017-01-31T09:30:00Z';
    case 'boolean':
      return 'is neither true nor false';
    case 'decimal':
      return `does not fit ${declared}`;
    case 'integer':
    case 'number':
    case 'text':
      return `is not ${type === 'integer' ? 'an' : 'a'} ${type}`;
  }
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
