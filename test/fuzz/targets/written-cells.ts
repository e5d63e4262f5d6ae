import type { FileFormat } from '@core/definition';
import { dialectOf, type CsvDialect } from '../../../libs/adapters/warehouse/src/duckdb/load/csv/csv-dialect';

/** The cells of a sound record, found in the plainest way: character by character. */
export function cellsIn(record: string, { delimiter, quote = '', escape = '' }: CsvDialect): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let at = 0; at < record.length; at += 1) {
    const character = record.charAt(at);
    if (isQuoted && character === escape && (escape !== quote || record[at + 1] === quote)) {
      cell += character + record.charAt((at += 1));
    } else if (character === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else {
      if (character === quote && (isQuoted || /^ *$/.test(cell))) isQuoted = !isQuoted;
      cell += character;
    }
  }
  return [...cells, cell].map((one) => bareOf(one, quote, escape));
}

export function cellsOf(record: string, format: FileFormat): string[] {
  return cellsIn(record, dialectOf(format));
}

/** Without quotes, the blanks around them, and what stands before those that are meant. */
function bareOf(cell: string, quote: string, escape: string): string {
  const bare = cell.replace(/^ +| +$/g, '');
  if (quote === '' || !bare.startsWith(quote)) return cell;
  const inner = bare.slice(1, -1);
  return escape === quote ? inner.replaceAll(quote + quote, quote) : inner.replace(/\\([^])/g, '$1');
}

/** The value of a text; null where there is none. */
export function textOf(cell: string, { null_text = [] }: FileFormat): string | null {
  return cell === '' || [null_text].flat().includes(cell) ? null : cell;
}

/** The value of a decimal(12,2), written with both decimals; undefined where the cell is none. */
export function decimalOf(cell: string, format: FileFormat): string | null | undefined {
  const { decimal = '.', thousands } = format;
  if (textOf(cell, format) === null) return null;
  const sign = /^[+-]/.exec(cell)?.[0] ?? '';
  const [whole = '', fraction = '', ...more] = cell.slice(sign.length).split(decimal);
  const digits =
    thousands === undefined ? whole : ungrouped(whole, thousands === 'space' ? ' \u00a0\u202f' : thousands);
  if (digits === undefined || more.length > 0 || !/^\d+\.\d{0,2}0*$/.test(`${digits}.${fraction}`)) return undefined;
  return withTwoDecimals(BigInt(digits + fraction.padEnd(2, '0').slice(0, 2)), sign === '-');
}

function withTwoDecimals(hundredths: bigint, isNegative: boolean): string | undefined {
  if (hundredths >= 10n ** 12n) return undefined;
  const text = hundredths.toString().padStart(3, '0');
  return `${isNegative && hundredths !== 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Groups of three, or as in India of two before the last three, all parted by the same character. */
function ungrouped(whole: string, separators: string): string | undefined {
  const parting = separators.split('').find((one) => whole.includes(one));
  if (parting === undefined) return whole;
  const groups = whole.split(parting);
  const [first = '', ...others] = groups;
  const last = others.at(-1) ?? '';
  const isInThrees = first.length <= 3 && others.every((one) => one.length === 3);
  const isIndian = first.length <= 2 && last.length === 3 && others.slice(0, -1).every((one) => one.length === 2);
  return first !== '' && (isInThrees || isIndian) ? groups.join('') : undefined;
}

/** By the patterns that are used here: where year, month and day stand. */
const patterns: ReadonlyMap<string, RegExp> = new Map([
  ['yyyy-MM-dd', /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/],
  ['dd.MM.yyyy', /^(?<day>\d\d)\.(?<month>\d\d)\.(?<year>\d{4})$/],
  ['yyyyMMdd', /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/],
  ['M/d/yy', /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d\d)$/],
]);

/** A date of the years 1 to 9999, as in ISO 8601; undefined where the cell is none. */
export function dateOf(cell: string, format: FileFormat): string | null | undefined {
  if (textOf(cell, format) === null) return null;
  const { year, month = '', day = '' } = patterns.get(format.date ?? 'yyyy-MM-dd')?.exec(cell)?.groups ?? {};
  if (year === undefined) return undefined;
  const full = year.length === 4 ? year : `${Number(year) >= 69 ? '19' : '20'}${year}`;
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00Z`);
  const isDate = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
  return isDate && full !== '0000' ? text : undefined;
}
