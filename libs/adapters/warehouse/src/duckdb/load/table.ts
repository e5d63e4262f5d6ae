import { quoteName } from '../database/quote';
import type { StoredColumn } from './stored-column';

/** The mark of a row that does not fit, while a table is being loaded. */
export const misfitColumn = quoteName('#misfit');

/** A table under its full name, and its columns. */
export interface LoadingTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
}

/** CREATE for a table that is about to be loaded. */
export function createTable({ name, columns }: LoadingTable, kind: 'TABLE' | 'TEMP TABLE'): string {
  const items = columns.map(({ column, sqlType }) => `${quoteName(column)} ${sqlType}`);
  return `CREATE ${kind} ${name} (${[...items, `${misfitColumn} BOOLEAN`].join(', ')})`;
}
