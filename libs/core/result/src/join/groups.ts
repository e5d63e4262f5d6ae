import type { CellValue } from '@core/definition';
import { inSlices, type Steps } from '../steps/steps';
import { mapToCodes, type Columns, type Domain } from './domain';
import { tupleIndex, type TupleIndex } from './tuple-index';
import { tuplePacking, type Codes, type PackedTuple } from './tuple-packing';

/** The groups of a space in order: by the first dimension, then the next, nulls last. */
export interface Groups {
  readonly count: number;
  readonly domains: readonly Domain[];
  /** For each dimension the number of each group's member in the domain. */
  readonly codes: Codes;
}

/** The distinct tuples that the groups form in some of the dimensions, numbered from 0. */
export interface TupleNumbers {
  readonly count: number;
  /** `count` for a group that has none. */
  readonly ofGroup: Int32Array;
  /** Numbers the rows of other columns of the same dimensions; -1 for a tuple that no group has. */
  readonly numberRows: (columns: Columns, rowCount: number) => Steps<Int32Array>;
}

/** One dimension as tuples see it: its members, and which of them each group has. */
export interface TupleSide {
  readonly domain: Domain;
  readonly codes: Int32Array;
}

/** The dimensions of groups as tuples see them, in the order given. */
export function sidesOf({ domains, codes }: Groups, dimensions: readonly number[]): readonly TupleSide[] {
  return dimensions.map((dimension) => {
    const [domain, column] = [domains[dimension], codes[dimension]];
    if (domain === undefined || column === undefined) throw new RangeError(`there is no dimension ${dimension}`);
    return { domain, codes: column };
  });
}

/** Sees `groupCount` groups in some dimensions only: all of them, or those that a total leaves. */
export function* numberTuples(groupCount: number, sides: readonly TupleSide[]): Steps<TupleNumbers> {
  const packing = packingOf(sides.map(({ domain }) => domain));
  const pack = packing.packer(sides.map((_, place) => place));
  const codes = sides.map((side) => side.codes);
  const numbers = tupleIndex(packing.size, groupCount);
  const ofGroup = new Int32Array(groupCount);
  let count = 0;
  yield* inSlices(groupCount, (from, to) => {
    for (let group = from; group < to; group += 1) {
      const tuple = pack(codes, group);
      const known = tuple === undefined ? -2 : numbers.get(tuple);
      if (tuple !== undefined && known === -1) numbers.set(tuple, count++);
      ofGroup[group] = known === -1 ? count - 1 : known;
    }
  });
  for (let group = 0; group < groupCount; group += 1) if (ofGroup[group] === -2) ofGroup[group] = count;
  function* numberRows(columns: Columns, rowCount: number): Steps<Int32Array> {
    const encoded: Int32Array[] = [];
    for (const [place, { domain }] of sides.entries()) encoded.push(yield* domain.codesOf(columns[place] ?? []));
    return yield* packRows(rowCount, (row) => pack(encoded, row), numbers);
  }
  return { count, ofGroup, numberRows };
}

/** The member that names a group in one dimension. */
export function memberOf(groups: Groups, dimension: number, group: number): CellValue {
  return groups.domains[dimension]?.members[groups.codes[dimension]?.[group] ?? -1] ?? null;
}

/** The members of all groups in one dimension. */
export function membersOf({ domains, codes }: Groups, dimension: number): readonly CellValue[] {
  const members = domains[dimension]?.members ?? [];
  return Array.from(codes[dimension] ?? [], (code) => members[code] ?? null);
}

export function packingOf(domains: readonly Domain[]) {
  return tuplePacking(domains.map(({ members }) => members.length));
}

function* packRows(
  rowCount: number,
  pack: (row: number) => PackedTuple | undefined,
  numbers: TupleIndex,
): Steps<Int32Array> {
  const ofRow = new Int32Array(rowCount);
  yield* inSlices(rowCount, (from, to) => {
    for (let row = from; row < to; row += 1) {
      const tuple = pack(row);
      ofRow[row] = tuple === undefined ? -1 : numbers.get(tuple);
    }
  });
  return ofRow;
}

/** The groups that packed tuples, ascending, stand for. */
export function* groupsOf(tuples: readonly PackedTuple[], domains: readonly Domain[]): Steps<Groups> {
  const { unpack } = packingOf(domains);
  const codes: Int32Array[] = [];
  for (const place of domains.keys()) codes.push(yield* mapToCodes(tuples, (tuple) => unpack(tuple, place)));
  return { count: tuples.length, domains, codes };
}
