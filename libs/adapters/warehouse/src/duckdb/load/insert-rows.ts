import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { misfitOf, misfitReason, valueOf } from './field-check';
import type { RowSource } from './row-source';
import { quoteName } from '../database/quote';
import { passingColumns, type LoadingTable } from './table';

/** Adds all rows of a source after `before` others, each marked when it does not fit; answers how many they are. */
export async function insertRows(
  connection: DuckDBConnection,
  table: LoadingTable,
  source: RowSource,
  before: number,
): Promise<number> {
  const { rowId, columns: stored } = table;
  const { columns = stored, format } = source;
  const values = columns.map((column, index) => `${valueOf(column, `t${index}`, format)} AS v${index}`);
  const misfits = columns.map((column, index) => misfitOf(column, `t${index}`, `v${index}`));
  const number = rowId === 'rowid' ? [] : [`${before} + row_number() OVER () - 1`];
  const names = [...columns.map(({ column }) => quoteName(column)), ...passingColumns(table)];
  const result = await connection.run(
    `INSERT INTO ${table.name} (${names.join(', ')})
     SELECT ${[...columns.map((_, index) => `v${index}`), ['broken IS NOT NULL', ...misfits].join(' OR '), ...number].join(', ')}
     FROM (SELECT *, ${values.join(', ')} FROM (${source.relation}))`,
    [...source.parameters],
  );
  return result.rowsChanged;
}

/** A field that does not fit, or a row that is no row. */
export interface Misfit {
  readonly ordinal: number;
  readonly broken?: string;
  readonly field?: { readonly name: string; readonly text: string | null; readonly reason: string };
}

/** Reads rows of a source again to say what is wrong with each. */
export async function explainMisfits(
  connection: DuckDBConnection,
  { columns: stored }: LoadingTable,
  source: RowSource,
  ordinals: readonly number[],
): Promise<readonly Misfit[]> {
  const { columns = stored, format } = source;
  const misfits = columns.map(
    (column, index) => `(${misfitOf(column, `t${index}`, `(${valueOf(column, `t${index}`, format)})`)}) AS m${index}`,
  );
  const result = await connection.run(
    `SELECT ordinal, broken, ${columns.map((_, index) => `t${index}, m${index}`).join(', ')}
     FROM (SELECT *, ${misfits.join(', ')} FROM (SELECT *, row_number() OVER () - 1 AS ordinal FROM (${source.relation})))
     WHERE ordinal IN (${ordinals.join(', ')}) ORDER BY ordinal`,
    [...source.parameters],
  );
  return (await result.getRows()).flatMap((row) => misfitsOf(row));

  function misfitsOf([ordinal, broken, ...cells]: readonly DuckDBValue[]): readonly Misfit[] {
    const place = Number(ordinal);
    if (typeof broken === 'string') return [{ ordinal: place, broken }];
    return columns.flatMap((column, index) => {
      if (cells[index * 2 + 1] !== true) return [];
      const text = (cells[index * 2] ?? null) as string | null;
      return [{ ordinal: place, field: { name: column.field, text, reason: misfitReason(column, text, format) } }];
    });
  }
}
