import type { FileFormat } from '@core/definition';
import { DomainError, type Diagnostic } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import { dialectOf } from '../../../libs/adapters/warehouse/src/duckdb/load/csv/csv-dialect';
import { RecordWalk } from '../../../libs/adapters/warehouse/src/duckdb/load/csv/read-records';
import type { LoadedTable } from '../../../libs/adapters/warehouse/src/duckdb/load/load-table';
import { SourceProblem, type SourceFile } from '../../../libs/adapters/warehouse/src/duckdb/source/find-source-files';
import { LoadBench } from '../../../libs/adapters/warehouse/src/testing/load-bench';
import { checkedDataset } from '../../support/checked-dataset';
import { cellsOf, dateOf, decimalOf, textOf } from './written-cells';

/** How a file is written that has the columns `text`, `amount` and `day`. */
const formats: readonly FileFormat[] = [
  {},
  { delimiter: ';', quote: "'", decimal: ',', thousands: '.', date: 'dd.MM.yyyy' },
  { delimiter: 'tab', escape: 'backslash', thousands: 'space', date: 'yyyyMMdd', null_text: ['-', 'NULL'] },
  { delimiter: '|', quote: 'none', header: ['text', 'amount', 'day'], decimal: ',', date: 'M/d/yy' },
];

let bench: Promise<LoadBench> | undefined;

/**
 * The first character says how the rest is written. The engine finds the records that our own reader finds; each is taken or
 * refused once, with its line, field, value and reason; what is taken is what stands there.
 */
export async function fuzz(text: string): Promise<void> {
  const format = formats[(text.charCodeAt(0) || 0) % formats.length] ?? {};
  const loads = await (bench ??= LoadBench.start());
  const content = Buffer.from(text.slice(1));
  const file = await loads.write('rows.csv', content);
  const skipping = await load(loads, rowsIn(format, 'skip'), file);
  const strict = await load(loads, rowsIn(format, 'fail'), file);
  if (skipping === undefined) {
    if (strict !== undefined) throw new Error('it is refused only where bad rows are passed over');
    return;
  }
  const names = namesIn(content, format);
  const records = recordsOf(content, names, format);
  checkCounts(skipping, strict, records.length);
  checkFindings(skipping.findings, strict?.findings ?? [], skipping.skipped_rows);
  const places = ['text', 'amount', 'day'].map((name) => names.indexOf(name));
  const cells = records.flatMap((record) => (record === undefined ? [] : [cellsOf(record, format)]));
  checkRows(
    skipping,
    cells.map((one) => places.map((place) => one[place] ?? '')),
    format,
  );
}

export async function end(): Promise<void> {
  await (await bench)?.stop();
  bench = undefined;
}

interface Loaded extends LoadedTable {
  readonly rows: readonly (readonly unknown[])[];
  /** What is wrong with the rows that are passed over, or for which all are refused. */
  readonly findings: readonly Diagnostic[];
  /** Whether the rows are taken at all. */
  readonly isTaken: boolean;
}

function rowsIn(format: FileFormat, on_bad_rows: 'skip' | 'fail'): CheckedDataset {
  const fields = { text: 'text', amount: 'decimal(12,2)', day: 'date' } as const;
  return checkedDataset('rows', fields, { format, primary_key: [], ...(on_bad_rows === 'skip' && { on_bad_rows }) });
}

/** Undefined where the file as a whole is refused. */
async function load(loads: LoadBench, dataset: CheckedDataset, file: SourceFile): Promise<Loaded | undefined> {
  let findings: readonly Diagnostic[] = [];
  const skipped = (found: readonly Diagnostic[]): void => void (findings = found);
  try {
    const table = await loads.load(dataset, [file], { skipped });
    const columns = `text, CAST(amount AS VARCHAR), CAST(day AS VARCHAR)`;
    const result = await loads.connection.run(`SELECT ${columns} FROM rows ORDER BY rowid`);
    return { ...table, rows: await result.getRows(), findings, isTaken: true };
  } catch (error) {
    if (error instanceof SourceProblem) return undefined;
    if (!(error instanceof DomainError) || error.code !== 'data.bad_rows') throw error;
    const [summary, ...told] = error.diagnostics;
    return { row_count: 0, skipped_rows: summary?.rejected_count ?? 0, rows: [], findings: told, isTaken: false };
  } finally {
    await loads.forget();
  }
}

/** The records that our own reader finds, as texts; undefined where one is none. */
function recordsOf(content: Buffer, names: readonly string[], format: FileFormat): readonly (string | undefined)[] {
  const walk = new RecordWalk({ dialect: dialectOf(format), width: names.length });
  const records = [...walk.take(content), ...walk.finish()];
  return records.map(({ bytes, problem }) => (problem === undefined ? bytes.toString() : undefined));
}

function namesIn(content: Buffer, format: FileFormat): readonly string[] {
  const [header = ''] = content
    .toString()
    .replace(/^\uFEFF/u, '')
    .split(/[\r\n]/);
  return format.header ?? cellsOf(header, format);
}

function checkCounts(skipping: Loaded, strict: Loaded | undefined, records: number): void {
  const { row_count, skipped_rows } = skipping;
  if (row_count + skipped_rows !== records)
    throw new Error(`of ${records} records ${row_count} are taken and ${skipped_rows} are not`);
  if (skipping.rows.length !== row_count) throw new Error(`there are ${skipping.rows.length} rows of ${row_count}`);
  if (strict === undefined || strict.isTaken !== (skipped_rows === 0) || strict.skipped_rows !== skipped_rows)
    throw new Error(`${skipped_rows} rows do not fit, but ${strict?.skipped_rows} where they may not`);
}

/** What is said of the rows that are passed over is what refuses them elsewhere: place and reason, field and value. */
function checkFindings(passed: readonly Diagnostic[], refused: readonly Diagnostic[], count: number): void {
  if (JSON.stringify(passed) !== JSON.stringify(refused)) throw new Error('other things are said of bad rows');
  const lines = new Set<number>();
  for (const { code, message, rejected } of passed) {
    const { line, field, reason } = rejected ?? { reason: '' };
    if (line === undefined || reason === '' || (code === 'data.bad_row') !== (field !== undefined))
      throw new Error(`${message} is said of line ${line} and ${field}`);
    lines.add(line);
  }
  if (count <= 100 && lines.size !== count && passed.length < 100)
    throw new Error(`${lines.size} lines are named of ${count}`);
}

/** The rows that are taken are those whose cells fit, with the values that stand there. */
function checkRows({ rows }: Loaded, records: readonly (readonly string[])[], format: FileFormat): void {
  const expected = records.flatMap(([name = '', amount = '', day = '']) => {
    const [text, sum, date] = [textOf(name, format), decimalOf(amount, format), dateOf(day, format)];
    return sum === undefined || date === undefined ? [] : [[text, sum, date]];
  });
  const [found, written] = [JSON.stringify(rows), JSON.stringify(expected)];
  if (found !== written) throw new Error(`${found} is read, and ${written} written`);
}

export const seeds = [
  '\u0000text,amount,day\na,1.50,2017-01-31\n"b,""c""",-2,\n,x,2017-02-30\nd\n',
  "\u0001day;amount;text;more\r\n31.01.2017;1.234,50;'it''s';\r\n01.02.2017;1234,5; 'x' ;1;\r\n29.02.2017;1.23;y;\r\n",
  '\u0002amount\ttext\tday\n1 234.5\t"a\\"b"\t20170131\n-\tNULL\t-\n"1\n2"\t\t\n',
  '\u0003a "b"|-0,10|1/31/17\n"c|+,5|12/1/69\nd|1e3|2/29/00\n\ne||\n',
  '\u0000text,amount,day\n"a"b,1,\n"never closed,2,\nok,3,2017-01-01\n',
  '\u0000\ufefftext,amount,day\r\ufeffa,00000000012345678901.00,0001-01-01\r"",9999999999.99,9999-12-31',
];

export const words = [
  ...'" "" \' \\" \\\\ , ; | \t . - + e3 NULL text amount day'.split(' '),
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  ' ',
  '\u00a0',
  '\ufeff',
  '",',
  ',"',
  '"\n',
  ' "',
  '" ',
  '0',
  '1.50',
  '1,50',
  '1.234,5',
  '1 234',
  '9999999999.99',
  '10000000000',
  '-0',
  '0.001',
  '0.100',
  '2017-02-28',
  '28.02.2017',
  '20170228',
  '2/28/17',
  '0000-01-01',
  '10000-01-01',
  '31.12.9999',
];
