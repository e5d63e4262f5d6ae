import type { CellValue } from '@core/definition';
import type { RunPlan } from '@core/plan';
import { gatherDomain, mapToCodes, type Domain } from './domain';
import type { FrameTable } from './frame-table';
import { tuplePacking, type Codes, type PackedTuple } from './tuple-packing';

type Columns = readonly (readonly CellValue[])[];

/** The groups of a result in order: by the first dimension, then the next, nulls last. */
export interface Groups {
  readonly count: number;
  readonly domains: readonly Domain[];
  /** For each dimension the number of each group's member in the domain. */
  readonly codes: Codes;
}

/** Lists every group that one of the listing frames has in any bucket; without dimensions the one group of everything. */
export function listGroups(
  { dimensions, listing }: Pick<RunPlan, 'dimensions' | 'listing'>,
  frames: readonly FrameTable[],
): Groups {
  if (dimensions.length === 0) return { count: 1, domains: [], codes: [] };
  const listed = listing.flatMap((index) => frames[index] ?? []);
  const domains = dimensions.map(({ type }, index) =>
    gatherDomain(
      listed.map((frame) => frame.dimensions[index] ?? []),
      type,
    ),
  );
  const { pack, unpack } = packingOf(domains);
  const tuples = new Set<PackedTuple>();
  for (const frame of listed) {
    const codes = encode(frame.dimensions, domains);
    for (let row = 0; row < frame.row_count; row += 1) {
      const tuple = pack(codes, row);
      if (tuple !== undefined) tuples.add(tuple);
    }
  }
  const groups = [...tuples].toSorted((a, b) => (a < b ? -1 : 1));
  const codes = domains.map((_, place) => mapToCodes(groups, (tuple) => unpack(tuple, place)));
  return { count: groups.length, domains, codes };
}

/** The distinct tuples that the groups form in some of the dimensions, numbered from 0. */
export interface TupleNumbers {
  readonly count: number;
  readonly ofGroup: Int32Array;
  /** Numbers the rows of other columns of the same dimensions; undefined for a tuple that no group has. */
  readonly numberer: (columns: Columns) => (row: number) => number | undefined;
}

/** Sees the groups in some of the dimensions only: all of them, or those that a total leaves. */
export function numberTuples(groups: Groups, dimensions: readonly number[]): TupleNumbers {
  const domains = dimensions.flatMap((dimension) => groups.domains[dimension] ?? []);
  const codes = dimensions.flatMap((dimension) => groups.codes[dimension] ?? []);
  const { pack } = packingOf(domains);
  const numbers = new Map<PackedTuple, number>();
  const ofGroup = new Int32Array(groups.count);
  for (let group = 0; group < groups.count; group += 1) {
    const tuple = pack(codes, group) ?? 0;
    const number = numbers.get(tuple) ?? numbers.size;
    numbers.set(tuple, number);
    ofGroup[group] = number;
  }
  const numberer = (columns: Columns) => {
    const encoded = encode(columns, domains);
    return (row: number) => {
      const tuple = pack(encoded, row);
      return tuple === undefined ? undefined : numbers.get(tuple);
    };
  };
  return { count: numbers.size, ofGroup, numberer };
}

/** The member that names a group in one dimension. */
export function memberOf(groups: Groups, dimension: number, group: number): CellValue {
  return groups.domains[dimension]?.members[groups.codes[dimension]?.[group] ?? -1] ?? null;
}

function packingOf(domains: readonly Domain[]) {
  return tuplePacking(domains.map(({ members }) => members.length));
}

function encode(columns: Columns, domains: readonly Domain[]): Codes {
  return domains.map((domain, index) => domain.codesOf(columns[index] ?? []));
}
