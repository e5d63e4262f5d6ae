import { quoteName } from '../database/quote';
import type { StoredColumn } from './stored-column';

/** The mark of a row that does not fit, while a table is being loaded. */
export const misfitColumn = quoteName('#misfit');

/** A table that is being loaded: its quoted name, its columns, and what counts its rows from 0 as they came. */
export interface LoadingTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
  /** The engine's own row id, unless a column bears that name: then a column beside the mark. */
  readonly rowId: string;
}

/** A table for these columns. */
export function loadingTable(name: string, columns: readonly StoredColumn[]): LoadingTable {
  const isTaken = columns.some(({ column }) => column.toLowerCase() === 'rowid');
  return { name: quoteName(name), columns, rowId: isTaken ? '#row' : 'rowid' };
}

/** Columns that exist only while the table is being loaded. */
export function passingColumns({ rowId }: LoadingTable): readonly string[] {
  return [misfitColumn, ...(rowId === 'rowid' ? [] : [quoteName(rowId)])];
}

/** CREATE for a table, with further columns. */
export function createTable(table: LoadingTable, kind: 'TABLE' | 'TEMP TABLE', further: readonly string[]): string {
  const items = table.columns.map(({ column, sqlType }) => `${quoteName(column)} ${sqlType}`);
  const marks = further.map((name) => `${name} ${name === misfitColumn ? 'BOOLEAN' : 'BIGINT'}`);
  return `CREATE ${kind} ${table.name} (${[...items, ...marks].join(', ')})`;
}
