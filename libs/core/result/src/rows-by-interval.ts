import type { CellValue } from '@core/definition';
import { bucketStart } from '@core/plan';

type Row = readonly CellValue[];

/**
 * The rows of a run over several intervals, cut up: by the start of the interval (an instant, `2017-01-31T22:00:00Z`), in the order of the
 * result and without the bucket column, as a run of that interval alone has them. An interval without rows is not there.
 *
 * A result with a grain has its bucket in the first column, which is called `period`. By hour it is of type timestamp and holds the
 * start itself; by day, week, month, quarter and year it is of type date and holds the first civil date of the bucket in the zone
 * of the request, also in a calendar of its own. That day may begin after midnight, where the clocks skip it.
 * Throws RangeError where the first column is no bucket.
 */
export function rowsByInterval(rows: Iterable<Row>, timezone: string): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  let last: { readonly label: CellValue; readonly own: Row[] } | undefined;
  for (const [label = null, ...cells] of rows) {
    if (last?.label !== label) last = { label, own: ofInterval(bucketStart(String(label), timezone), found) };
    last.own.push(cells);
  }
  return found;
}

function ofInterval(start: string, found: Map<string, Row[]>): Row[] {
  const own = found.get(start) ?? [];
  found.set(start, own);
  return own;
}
