import type { Client } from 'pg';
import type { ReadControl } from '../connection-reader';
import type { ExtractWriter } from '../extract-writer';
import { runStatement } from './run-statement';

/** Bytes that one batch should have, and its rows: the first ones tell how large they are, and later ones may be far larger. */
const batch = { bytes: 1024 ** 2, rows: 1000, first: 1, growth: 4 } as const;

/** Reads all rows of a SELECT by a cursor, batch by batch, so that no more than one of them is held. */
export async function fetchRows(
  client: Client,
  selection: string,
  { writer, report }: { readonly writer: ExtractWriter; readonly report: ReadControl['report'] },
): Promise<void> {
  const expected = await expectedRows(client, selection);
  await runStatement(client, `DECLARE source_rows NO SCROLL CURSOR FOR ${selection}`);
  let size: number = batch.first;
  let done = 0;
  for (;;) {
    const rows = await runStatement<(string | null)[]>(client, `FETCH FORWARD ${size} FROM source_rows`);
    const bytes = await writer.add(rows);
    done += rows.length;
    if (rows.length < size) return;
    report({ done: writer.bytes, total: Math.ceil(Math.max(1, expected / done) * writer.bytes) });
    const fitting = Math.floor((batch.bytes * rows.length) / Math.max(1, bytes));
    size = Math.max(1, Math.min(fitting, size * batch.growth, batch.rows));
  }
}

/** As many as the planner of the server thinks. */
async function expectedRows(client: Client, selection: string): Promise<number> {
  const [row] = await runStatement<[readonly Plan[]]>(client, `EXPLAIN (FORMAT JSON) ${selection}`);
  return row?.[0][0]?.Plan['Plan Rows'] ?? 0;
}

interface Plan {
  readonly Plan: { readonly 'Plan Rows': number };
}
