import type { DuckDBConnection } from '@duckdb/node-api';
import { DomainError } from '@core/diagnostics';
import { quoteName, quoteText } from '../database/quote';
import type { TableCheck } from '../load/check-keys';
import { escapeGlob } from '../load/csv/csv-source';
import { mostFindings, quoteValue } from '../load/finding-list';
import { cutValue, placeIn } from '../load/rejected-row';
import type { StoredColumn } from '../load/stored-column';

/** The rows that a dataset has before an upload: a SELECT of the columns that it has now, and those of its key. */
export interface PresentRows {
  readonly relation: string;
  readonly keys: readonly string[];
}

/**
 * The rows of a file that an upload wrote before. A column that was not stored then is null; one of another type, or a part of the key
 * that was not stored, is `upload.stored_rows_differ`: they have to be sent anew.
 */
export async function presentRows(
  connection: DuckDBConnection,
  path: string,
  { dataset, columns }: { readonly dataset: string; readonly columns: readonly StoredColumn[] },
): Promise<PresentRows> {
  const file = `read_parquet(${quoteText(escapeGlob(path))}, hive_partitioning = false)`;
  const described = await connection.run(`DESCRIBE SELECT * FROM ${file}`);
  const types = new Map((await described.getRows()).map(([column, type]) => [String(column), String(type)]));
  const items = columns.map((column) => {
    const stored = types.get(column.column);
    refuseOther(dataset, column, stored);
    const name = quoteName(column.column);
    return stored === undefined ? `NULL::${column.sqlType} AS ${name}` : name;
  });
  const keys = columns.filter(({ isKey }) => isKey).map(({ column }) => quoteName(column));
  return { relation: `SELECT ${items.join(', ')} FROM ${file}`, keys };
}

function refuseOther(dataset: string, { field, declared, sqlType, isKey }: StoredColumn, stored?: string): void {
  const refuse = (problem: string): never => {
    throw DomainError.of('upload.stored_rows_differ', { dataset, field, problem });
  };
  if (stored === undefined) {
    if (isKey) refuse('is part of the key, and none of them has it');
    return;
  }
  if (nameOf(stored) !== nameOf(sqlType)) refuse(`is ${declared} now, and was another type when they were uploaded`);
}

/** The engine writes its types in more than one way. */
function nameOf(type: string): string {
  return type.replaceAll(' ', '').replace('TIMESTAMPWITHTIMEZONE', 'TIMESTAMPTZ');
}

/** Findings about rows of a loaded table whose key is that of a row which is there already. */
export async function checkPresentKeys(
  { connection, dataset, table, sources, findings }: TableCheck,
  { relation, keys }: PresentRows,
): Promise<void> {
  const own = keys.map((key) => `own.${key}`);
  const id = `own.${quoteName(table.rowId)}`;
  const found = await connection.run(
    `SELECT ${id}, [${own.map((key) => `CAST(${key} AS VARCHAR)`).join(', ')}], count(*) OVER ()
     FROM ${table.name} AS own SEMI JOIN (${relation}) AS present USING (${keys.join(', ')})
     ORDER BY 1 LIMIT ${mostFindings}`,
  );
  const rows = ((await found.getRowsJson()) as unknown as [string, string[], string][]).map(([row, key, count]) => ({
    row: Number(row),
    key,
    count: Number(count),
  }));
  findings.addCount(rows[0]?.count ?? 0);
  const places = await sources.placesOf(rows.map(({ row }) => row));
  for (const { row, key } of rows) {
    const place = places.get(row) ?? `row ${row + 1}`;
    const words = key.map(quoteValue).join(', ');
    const rejected = {
      ...placeIn(place),
      field: dataset.definition.primary_key.join(', '),
      value: cutValue(key.join(', ')),
      reason: 'is the key of a row that is there already',
    };
    findings.word('data.key_present', { row: place, key: words }, rejected);
  }
}
