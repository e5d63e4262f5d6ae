import type { RankValue } from '@core/plan';
import type { Space } from '../join/space';
import type { Evaluator } from '../scalar/call';
import { comparisonOf, type Comparison } from '../value/compare';
import type { Present } from '../value/value';
import type { Notes, WarningCounter } from '../warnings/count-warnings';
import { sortInSteps } from '../steps/sort-in-steps';
import { inSlices, sliceLengths } from '../steps/steps';
import { bucketWork, type BucketWork } from '../steps/bucket-work';

/** The places of all groups of a bucket. */
export interface Ranking {
  /** By group; 0 is unranked. */
  readonly ranks: Int32Array;
  /** The groups that are ranked, in their order. */
  readonly groups: readonly number[];
  readonly notes: ReadonlyMap<number, Notes>;
}

export interface RankParts {
  readonly space: Space;
  readonly operand: Evaluator;
  readonly warnings: WarningCounter;
}

/** Ranks the groups of a bucket; a group warns of its own value alone. */
export function ranker({ operand: { type }, order }: RankValue, parts: RankParts): BucketWork<Ranking> {
  const { space, operand, warnings } = parts;
  const compare = comparisonOf(type, type, 'UTC');
  const inOrder: Comparison = order === 'asc' ? compare : (left, right) => compare(right, left);
  return bucketWork((bucket) =>
    warnings.aside(function* (take) {
      const notes = new Map<number, Notes>();
      const ranked: { readonly group: number; readonly value: Present }[] = [];
      const groups = space.groupsIn(bucket);
      const rate = (from: number, to: number) => {
        for (const group of groups.subarray(from, to)) {
          const value = operand(bucket, group);
          const noted = take();
          if (noted.length > 0) notes.set(group, noted);
          if (value !== null) ranked.push({ group, value });
        }
      };
      yield* inSlices(groups.length, rate, sliceLengths.formulas);
      const sorted = yield* sortInSteps(ranked, (left, right) => inOrder(left.value, right.value));
      const ranks = new Int32Array(space.groups.count);
      let rank = 0;
      let previous: Present | undefined;
      for (const [index, { group, value }] of sorted.entries()) {
        if (previous === undefined || inOrder(previous, value) !== 0) rank = index + 1;
        ranks[group] = rank;
        previous = value;
      }
      return { ranks, groups: sorted.map(({ group }) => group), notes };
    }),
  );
}

export function rankEvaluator(ranking: BucketWork<Ranking>, warnings: WarningCounter): Evaluator {
  return (bucket, group) => {
    const { ranks, notes } = ranking.of(bucket);
    const noted = notes.get(group);
    if (noted) warnings.count(noted);
    const rank = ranks[group] ?? 0;
    return rank === 0 ? null : rank;
  };
}
