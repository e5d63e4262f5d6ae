import type { DuckDBConnection } from '@duckdb/node-api';
import type { RowExpression } from '@core/plan';
import { compileFrameQuery } from '@core/sql';
import { runQuery } from '../session/run-query';
import type { TableCheck } from './check-keys';
import { mostFindings } from './finding-list';
import { placeIn } from './rejected-row';
import { lowerAssertion } from './lower-assertion';
import type { LoadingTable } from './table';

/** How many rows of one assertion are named. */
const mostPlaces = 5;

/** Every assertion must be true of every row of the dataset's table; one that is null does not hold. `checked` hears of each. */
export async function checkAssertions(
  { connection, dataset, table, sources, findings }: TableCheck,
  checked: () => void,
): Promise<void> {
  for (const { text, condition } of dataset.assertions.slice(0, mostFindings)) {
    const rows = await offenders(connection, table, dataset.name, lowerAssertion(text, condition, dataset));
    checked();
    if (rows.length === 0) continue;
    findings.addCount(rows.length);
    const named = rows.slice(0, mostPlaces);
    const places = await sources.placesOf(named);
    const words = named.map((id) => places.get(id) ?? `row ${id + 1}`).join('; ');
    const more = rows.length > mostPlaces ? ` and ${rows.length - mostPlaces} more` : '';
    const rejected = { ...placeIn(places.get(named[0] ?? 0) ?? ''), reason: `"${text}" does not hold` };
    findings.word('data.assertion_failed', { assertion: text, rows: words + more }, rejected);
  }
}

/** Ids of the rows of which a condition is not true, in their order. */
async function offenders(
  connection: DuckDBConnection,
  { rowId }: LoadingTable,
  name: string,
  condition: RowExpression,
): Promise<readonly number[]> {
  const no: RowExpression = { kind: 'literal', type: 'boolean', value: false };
  const holds: RowExpression = { kind: 'call', type: 'boolean', function: 'coalesce', arguments: [condition, no] };
  const query = compileFrameQuery(
    {
      name: `${name}_assertion`,
      dataset: name,
      joins: [],
      bucketing: { kind: 'single', window: {} },
      timezone: 'UTC',
      dimensions: [
        { name: 'row', type: 'integer', expression: { kind: 'column', type: 'integer', path: [], column: rowId } },
      ],
      filter: { kind: 'call', type: 'boolean', function: 'not', arguments: [holds] },
      measures: [],
    },
    'duckdb',
  );
  const frame = await runQuery(connection, query);
  return (frame.columns[0]?.values ?? []).map(Number).toSorted((a, b) => a - b);
}
