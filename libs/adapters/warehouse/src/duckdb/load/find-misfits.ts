import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '../database/quote';
import { mostFindings, quoteValue, type FindingList } from './finding-list';
import { cutValue, placeIn } from './rejected-row';
import { explainMisfits, type Misfit } from './insert-rows';
import type { PlacedSources } from './placed-sources';
import { misfitColumn, type LoadingTable } from './table';

/** Counts the rows that are marked as misfits and words the first of them. */
export async function findMisfits(
  connection: DuckDBConnection,
  table: LoadingTable,
  sources: PlacedSources,
  findings: FindingList,
): Promise<number> {
  const marked = await connection.run(
    `SELECT ${quoteName(table.rowId)}, count(*) OVER () FROM ${table.name} WHERE ${misfitColumn} ORDER BY 1 LIMIT ${mostFindings}`,
  );
  const rows = (await marked.getRows()).map(([id, count]) => ({ id: Number(id), count: Number(count) }));
  const total = rows[0]?.count ?? 0;
  findings.addCount(total);
  if (total === 0) return 0;
  const places = await sources.placesOf(rows.map(({ id }) => id));
  for (const { source, start, end } of sources.parts) {
    const own = rows.filter(({ id }) => id >= start && id < end).map(({ id }) => id - start);
    if (own.length === 0) continue;
    for (const misfit of await explainMisfits(connection, table, source, own)) {
      word(misfit, places.get(misfit.ordinal + start) ?? `row ${misfit.ordinal + 1}`, findings);
    }
  }
  return total;
}

function word({ field, broken }: Misfit, row: string, findings: FindingList): void {
  if (!field) findings.wordBroken(row, broken ?? 'is not well-formed');
  else {
    const { name, text, reason } = field;
    const rejected = { ...placeIn(row), field: name, value: text && cutValue(text), reason };
    findings.word('data.bad_row', { row, field: name, value: quoteValue(text), reason }, rejected);
  }
}
