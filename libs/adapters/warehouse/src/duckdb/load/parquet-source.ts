import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName, quoteText } from '../database/quote';
import { SourceProblem, type SourceFile } from '../source/find-source-files';
import { escapeGlob } from './csv/csv-source';
import type { Reading } from './reading';
import { requireColumns } from './require-columns';
import { nothingRejected, type RowSource } from './row-source';
import type { StoredColumn } from './stored-column';

/** Reads a Parquet file; its values are checked in their text form, as those of every other file. */
export async function openParquet(
  file: SourceFile,
  { columns: wanted, connection, isStored = false }: Reading,
): Promise<RowSource> {
  const source = `read_parquet(${quoteText(escapeGlob(file.path))}, hive_partitioning = false)`;
  const types = await typesOf(source, file, connection);
  const columns = isStored ? wanted.filter(({ column, isKey }) => isKey || types.has(column)) : wanted;
  requireColumns(columns, { file, names: [...types.keys()], what: 'it has' });
  refuseNested(file, columns, types);
  const items = columns.map(({ column }, index) => `nullif(CAST(${quoteName(column)} AS VARCHAR), '') AS t${index}`);
  return {
    bytes: file.bytes,
    columns,
    relation: `SELECT ${[...items, 'NULL::VARCHAR AS broken'].join(', ')} FROM ${source}`,
    parameters: [],
    rejected: nothingRejected,
    placesOf: (ordinals) =>
      Promise.resolve(new Map(ordinals.map((ordinal) => [ordinal, `${file.name}, row ${ordinal + 1}`]))),
  };
}

async function typesOf(
  source: string,
  { name }: SourceFile,
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, string>> {
  try {
    const result = await connection.run(`DESCRIBE SELECT * FROM ${source}`);
    return new Map((await result.getRows()).map(([column, type]) => [String(column), String(type)]));
  } catch (error) {
    throw new SourceProblem(`${name} is not a Parquet file, or damaged`, { cause: error });
  }
}

/** A column holds single values that have a text form. */
function refuseNested(
  { name }: SourceFile,
  columns: readonly StoredColumn[],
  types: ReadonlyMap<string, string>,
): void {
  for (const { column, declared } of columns) {
    const type = types.get(column) ?? '';
    const what = type.endsWith(']') ? 'lists' : /^(STRUCT|MAP|UNION|VARIANT)/.exec(type) ? 'objects' : undefined;
    const found = what ?? (/^(BLOB|GEOMETRY)/.test(type) ? 'bytes' : undefined);
    if (found) throw new SourceProblem(`${name} has ${found} (${cut(type)}) in "${column}", which is ${declared} here`);
  }
}

function cut(type: string): string {
  return type.length > 80 ? `${type.slice(0, 80)}…` : type;
}
