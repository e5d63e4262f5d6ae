import type { CellValue } from '@core/definition';
import type { RunPlan } from '@core/plan';
import { gatherDomain, type Domain } from './domain';
import type { FrameTable } from './frame-table';
import { tupleKey, type Codes } from './tuple-key';

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
  const tuples = distinctTuples(
    listed.map((frame) => encode(frame.dimensions, domains)),
    domains,
  ).sort(compareTuples);
  const codes = domains.map((_, index) => Int32Array.from(tuples, (tuple) => tuple[index] ?? -1));
  return { count: tuples.length, domains, codes };
}

/** The distinct tuples that the groups form in some of the dimensions, numbered from 0. */
export interface TupleNumbers {
  readonly count: number;
  readonly ofGroup: Int32Array;
  /** Numbers the rows of other columns of the same dimensions; undefined for a tuple that no group has. */
  readonly numberer: (columns: readonly (readonly CellValue[])[]) => (row: number) => number | undefined;
}

/** Sees the groups in some of the dimensions only: all of them, or those that a total leaves. */
export function numberTuples(groups: Groups, dimensions: readonly number[]): TupleNumbers {
  const domains = dimensions.flatMap((dimension) => groups.domains[dimension] ?? []);
  const codes = dimensions.flatMap((dimension) => groups.codes[dimension] ?? []);
  const keyOf = tupleKey(domains.map(({ members }) => members.length));
  const numbers = new Map<number | string | undefined, number>();
  const ofGroup = new Int32Array(groups.count);
  for (let group = 0; group < groups.count; group += 1) {
    const key = keyOf(codes, group);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    ofGroup[group] = number;
  }
  const numberer = (columns: readonly (readonly CellValue[])[]) => {
    const encoded = encode(columns, domains);
    return (row: number) => numbers.get(keyOf(encoded, row));
  };
  return { count: numbers.size, ofGroup, numberer };
}

/** The members in columns as their numbers. */
function encode(columns: readonly (readonly CellValue[])[], domains: readonly Domain[]): Codes {
  return columns.map((column, index) =>
    Int32Array.from(column, (member) => domains[index]?.numberOf.get(member) ?? -1),
  );
}

/** The member that names a group in one dimension. */
export function memberOf(groups: Groups, dimension: number, group: number): CellValue {
  return groups.domains[dimension]?.members[groups.codes[dimension]?.[group] ?? -1] ?? null;
}

function distinctTuples(sources: readonly Codes[], domains: readonly Domain[]): number[][] {
  const keyOf = tupleKey(domains.map(({ members }) => members.length));
  const tuples = new Map<number | string | undefined, number[]>();
  for (const codes of sources) {
    const rows = codes[0]?.length ?? 0;
    for (let row = 0; row < rows; row += 1) {
      const key = keyOf(codes, row);
      if (!tuples.has(key))
        tuples.set(
          key,
          codes.map((column) => column[row] ?? -1),
        );
    }
  }
  return [...tuples.values()];
}

function compareTuples(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((code, place) => code !== b[place]);
  return (a[index] ?? 0) - (b[index] ?? 0);
}
