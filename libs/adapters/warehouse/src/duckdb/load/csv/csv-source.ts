import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteText } from '../../database/quote';
import { SourceProblem, type SourceFile } from '../../source/find-source-files';
import { requireColumns } from '../require-columns';
import type { RejectedRow, RowSource } from '../row-source';
import type { StoredColumn } from '../stored-column';
import { locateRecords } from './locate-records';
import { readHeader } from './read-header';

interface Reject {
  /** Byte from 0 at which its record begins, or an empty line before it. */
  readonly offset: number;
  readonly type: string;
  readonly message: string;
}

/** Reads a CSV file (RFC 4180, UTF-8) whose header names all columns that are needed; others are ignored. `number` tells sources apart. */
export async function openCsv(file: SourceFile, columns: readonly StoredColumn[], number: number): Promise<RowSource> {
  const header = await readHeader(file);
  requireColumns(columns, { file, names: header, what: 'its header is' });
  const items = columns.map(({ column }, index) => `c${placeOf(column, header, file.name)} AS t${index}`);
  const names = header.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const rejects = `rejects_${number}`;
  return {
    bytes: file.bytes,
    relation: `SELECT ${[...items, 'FALSE AS broken'].join(', ')} FROM read_csv(${quoteText(escapeGlob(file.path))},
      auto_detect = false, header = false, skip = 1, delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true,
      null_padding = false, encoding = 'utf-8', compression = 'none', hive_partitioning = false,
      rejects_table = '${rejects}', rejects_scan = '${rejects}_scan', columns = {${names}})`,
    parameters: [],
    rejected: async (connection) => placeRejects(file, header.length, await readRejects(connection, rejects)),
    placesOf: async (ordinals, connection) =>
      placeOrdinals(file, header.length, new Set(ordinals), await readRejects(connection, rejects)),
  };
}

/** A path in which the engine sees no pattern. */
export function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

function placeOf(column: string, header: readonly string[], name: string): number {
  const place = header.indexOf(column);
  if (header.indexOf(column, place + 1) !== -1) throw new SourceProblem(`${name} has two columns "${column}"`);
  return place;
}

async function readRejects(connection: DuckDBConnection, table: string): Promise<readonly Reject[]> {
  const result = await connection.run(
    `SELECT line_byte_position - 1, error_type::VARCHAR, error_message FROM ${table} ORDER BY 1`,
  );
  return (await result.getRows()).map(([offset, type, message]) => ({
    offset: Number(offset),
    type: String(type),
    message: String(message),
  }));
}

async function placeRejects(
  file: SourceFile,
  width: number,
  rejects: readonly Reject[],
): Promise<readonly RejectedRow[]> {
  if (rejects.length === 0) return [];
  const rows: RejectedRow[] = [];
  const encoding = rejects.find(({ type }) => type === 'INVALID ENCODING');
  await locateRecords(file.path, width === 1, ({ line, previousEnd, end }) => {
    const reject = rejects.find(({ offset }) => offset >= previousEnd && offset < end);
    if (reject && reject === encoding) throw new SourceProblem(`${file.name} is not UTF-8 in line ${line}`);
    if (reject) rows.push({ place: placeIn(file, line), reason: reasonOf(reject, width) });
    return true;
  });
  return rows;
}

async function placeOrdinals(
  file: SourceFile,
  width: number,
  wanted: ReadonlySet<number>,
  rejects: readonly Reject[],
): Promise<ReadonlyMap<number, string>> {
  const places = new Map<number, string>();
  let ordinal = 0;
  await locateRecords(file.path, width === 1, ({ line, previousEnd, end }) => {
    if (rejects.some(({ offset }) => offset >= previousEnd && offset < end)) return true;
    if (wanted.has(ordinal)) places.set(ordinal, placeIn(file, line));
    ordinal += 1;
    return places.size < wanted.size;
  });
  return places;
}

function placeIn({ name }: SourceFile, line: number): string {
  return `${name}, line ${line}`;
}

function reasonOf({ type, message }: Reject, width: number): string {
  const found = /Found: (\d+)/.exec(message)?.[1];
  if (type === 'TOO MANY COLUMNS' || type === 'MISSING COLUMNS') {
    return `has ${found ?? 'another number of'} columns where the header has ${width}`;
  }
  if (type === 'UNQUOTED VALUE') return 'has a quote that does not close, or text after a closing quote';
  if (type === 'LINE SIZE OVER MAXIMUM') return 'is too long';
  return 'is not well-formed CSV';
}
