import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '../database/quote';
import { mostFindings, quoteValue, type FindingList } from './finding-list';
import { cutValue, placeIn } from './rejected-row';
import { explainMisfits, type Misfit } from './insert-rows';
import type { PlacedSources } from './placed-sources';
import { misfitColumn, type LoadingTable } from './table';

/** Counts the rows that are left out or marked as misfits, words the first of them, and answers how many are marked. */
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
  const places = await sources.placesOf(rows.map(({ id }) => id));
  for (const { source, start, end, rejected } of sources.parts) {
    findings.addCount(rejected.count);
    const own = rows.filter(({ id }) => id >= start && id < end).map(({ id }) => id - start);
    const misfits = own.length === 0 ? [] : await explainMisfits(connection, table, source, own);
    const placed = [
      ...rejected.first.map(({ place, reason }) => ({ row: place, broken: reason })),
      ...misfits.map(({ ordinal, ...misfit }) => ({
        ...misfit,
        row: places.get(ordinal + start) ?? `row ${ordinal + 1}`,
      })),
    ];
    for (const misfit of placed.toSorted(byPlace)) word(misfit, findings);
  }
  return total;
}

type PlacedMisfit = Omit<Misfit, 'ordinal'> & { readonly row: string };

/** Within one source. */
function byPlace({ row: a }: PlacedMisfit, { row: b }: PlacedMisfit): number {
  return numberIn(a) - numberIn(b);
}

function numberIn(place: string): number {
  const { line, row = 0 } = placeIn(place);
  return line ?? row;
}

function word({ row, field, broken }: PlacedMisfit, findings: FindingList): void {
  if (!field) findings.wordBroken(row, broken ?? 'is not well-formed');
  else {
    const { name, text, reason } = field;
    const rejected = { ...placeIn(row), field: name, value: text && cutValue(text), reason };
    findings.word('data.bad_row', { row, field: name, value: quoteValue(text), reason }, rejected);
  }
}
