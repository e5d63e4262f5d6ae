import { splitTableName, type ConnectionSource } from '@core/definition';
import type { Client, FieldDef } from 'pg';
import { quoteName } from '../../duckdb/database/quote';
import { longestRecord } from '../../duckdb/load/bounds';
import { requireColumns } from '../../duckdb/load/require-columns';
import type { StoredColumn } from '../../duckdb/load/stored-column';
import { SourceProblem } from '../../duckdb/source/find-source-files';
import { describeStatement } from './describe-statement';

interface ColumnType {
  readonly oid: string;
  readonly name: string;
  readonly is_single: boolean;
  readonly is_short: boolean;
}

/** Kinds of types whose values are single and have one text: the others are lists, objects, ranges, bits, shapes and what else there is. */
const singleCategories = 'BDEINSTU';

const typesById = `
  SELECT oid::text, pg_catalog.format_type(oid, NULL) AS name,
    pg_catalog.strpos('${singleCategories}', typcategory::text) > 0 AND typname NOT IN ('json', 'jsonb', 'bytea', 'xml', 'tsvector')
      AS is_single,
    typlen > 0 OR typname = 'numeric' AS is_short
  FROM pg_catalog.pg_type WHERE oid = ANY ($1)`;

/**
 * The SELECT that gives the texts of the columns. The server has parsed it, and the query by itself: so that this is one statement that
 * only reads, with no end of its own. What is not there, or is no single value, is a `SourceProblem`.
 */
export async function selectionOf(
  client: Client,
  source: ConnectionSource,
  { columns, name }: { readonly columns: readonly StoredColumn[]; readonly name: string },
): Promise<string> {
  if ('query' in source) await describeStatement(client, source.query);
  const from = 'query' in source ? `(${source.query}\n)` : tableOf(source.table);
  const fields = await describeStatement(client, `SELECT * FROM ${from} AS source`);
  requireColumns(columns, { file: { name }, names: fields.map((field) => field.name), what: 'it has' });
  const types = await typesOf(client, fields);
  const texts = columns.map((column, index) => {
    const type = types.get(fields.find((field) => field.name === column.column)?.dataTypeID ?? 0);
    refuseNested(name, column, type);
    const text = `source.${quoteName(column.column)}::pg_catalog.text`;
    return `${type?.is_short ? text : `pg_catalog.left(${text}, ${longestRecord + 1})`} AS t${index}`;
  });
  const selection = `SELECT ${texts.join(', ')} FROM ${from} AS source`;
  await describeStatement(client, selection);
  return selection;
}

function tableOf(table: string): string {
  const steps = splitTableName(table);
  return (steps.length === 1 ? ['public', ...steps] : steps).map(quoteName).join('.');
}

async function typesOf(client: Client, fields: readonly FieldDef[]): Promise<ReadonlyMap<number, ColumnType>> {
  const ids = [...new Set(fields.map(({ dataTypeID }) => dataTypeID))];
  const { rows } = await client.query<ColumnType>(typesById, [ids]);
  return new Map(rows.map((type) => [Number(type.oid), type]));
}

/** What is no single value has a text, which only a field of text takes. */
function refuseNested(name: string, { column, declared }: StoredColumn, type: ColumnType | undefined): void {
  if (type === undefined || type.is_single || declared === 'text') return;
  throw new SourceProblem(
    `${name} has ${type.name} in "${column}", which is ${declared} here: declare it as text, or make single values of it in a query`,
  );
}
