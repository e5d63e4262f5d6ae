import type { GroupSpace, PerValue, RankValue } from '@core/plan';
import { leafBinder, type LeafBinder } from '../join/bind-leaf';
import type { FrameTable } from '../join/frame-table';
import { memberOf } from '../join/groups';
import { openSpace, type Space } from '../join/space';
import type { Evaluator } from '../scalar/call';
import { compileAll, compileExpression, type Scope } from '../scalar/compile-expression';
import type { Steps } from '../steps/steps';
import { fromCell } from '../value/cells';
import type { WarningCounter } from '../warnings/count-warnings';
import type { BucketWork } from '../steps/bucket-work';
import { perEvaluator } from './per-evaluator';
import { rankEvaluator, ranker, type Ranking } from './rank-evaluator';

/** What the spaces of a plan have in common. */
export interface World {
  readonly frames: readonly FrameTable[];
  readonly bucketCount: number;
  readonly timezone: string;
  readonly warnings: WarningCounter;
  /** What compiled expressions work out for a bucket, each after what it needs. */
  readonly works: BucketWork<unknown>[];
}

/** A space of groups and what expressions see in it. */
export interface SpaceView {
  readonly space: Space;
  readonly scope: Scope;
  readonly leaves: LeafBinder;
  readonly rankingOf: (rank: RankValue) => Steps<BucketWork<Ranking>>;
  /** The space beneath a `per`. */
  readonly innerOf: (per: PerValue) => Steps<SpaceView>;
}

/** Opens the space of a result; those beneath are opened when an expression needs them. Equal spaces and values are made once. */
export function* viewResult(space: GroupSpace, world: World, isDense: boolean): Steps<SpaceView> {
  const { bucketCount, frames } = world;
  return viewSpace(yield* openSpace(space, frames, { bucketCount, isDense }), world);
}

function* viewWithin({ groups }: Space, { space, outer }: PerValue, world: World): Steps<SpaceView> {
  const { bucketCount, frames } = world;
  const around = outer.map((dimension) => groups.domains[dimension]?.members ?? []);
  const options = { bucketCount, isDense: false, around, keysFrom: outer.length };
  return viewSpace(yield* openSpace(space, frames, options), world);
}

function viewSpace(space: Space, world: World): SpaceView {
  const { frames, timezone, warnings, works } = world;
  const { groups } = space;
  const leaves = leafBinder(frames, space);
  const rankings = new Map<string, BucketWork<Ranking>>();
  const evaluators = new Map<string, Evaluator>();
  const views = new Map<string, SpaceView>();
  const rankingOf = (rank: RankValue) =>
    remember(rankings, rank, function* () {
      const operand = yield* compileExpression(rank.operand, scope);
      const ranking = ranker(rank, { space, operand, warnings });
      works.push(ranking);
      return ranking;
    });
  const innerOf = (per: PerValue) => remember(views, [per.space, per.outer], () => viewWithin(space, per, world));
  const scope: Scope = {
    leaf: leaves.bind,
    dimension:
      ({ dimension, type }) =>
      (_, group) =>
        fromCell(memberOf(groups, dimension, group), type),
    rank: function* (rank) {
      return rankEvaluator(yield* rankingOf(rank), warnings);
    },
    per: (per) =>
      remember(evaluators, per, function* () {
        const inner = yield* innerOf(per);
        const args = yield* compileAll(per.arguments, inner.scope);
        const parts = { outer: groups, inner: inner.space, arguments: args, warnings };
        const { work, evaluate } = yield* perEvaluator(per, parts);
        works.push(work);
        return evaluate;
      }),
    warnFor: warnings.warnFor,
    timezone,
  };
  return { space, scope, leaves, rankingOf, innerOf };
}

function* remember<T>(known: Map<string, T>, subject: unknown, make: () => Steps<T>): Steps<T> {
  const key = JSON.stringify(subject, (name, value: unknown) => (name === 'span' ? undefined : value));
  const value = known.get(key) ?? (yield* make());
  known.set(key, value);
  return value;
}
