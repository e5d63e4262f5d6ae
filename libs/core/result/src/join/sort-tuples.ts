import { fitsTable } from './tuple-index';
import type { PackedTuple } from './tuple-packing';

type Lists = readonly (readonly PackedTuple[])[];

/** Each tuple once, ascending; all are below `size`. */
export function sortTuples(lists: Lists, size: number): readonly PackedTuple[] {
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  if (fitsTable(size, count)) return markTuples(lists, size);
  const tuples = new Set<PackedTuple>();
  for (const list of lists) for (const tuple of list) tuples.add(tuple);
  const [first] = tuples;
  if (typeof first === 'bigint') return [...tuples].toSorted((a, b) => (a < b ? -1 : 1));
  return [...Float64Array.from(tuples as Set<number>).toSorted()];
}

function markTuples(lists: Lists, size: number): readonly number[] {
  const marks = new Uint8Array(size);
  for (const list of lists) for (const tuple of list) marks[Number(tuple)] = 1;
  const tuples: number[] = [];
  for (let tuple = 0; tuple < size; tuple += 1) if (marks[tuple] === 1) tuples.push(tuple);
  return tuples;
}
