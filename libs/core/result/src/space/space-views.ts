import type { GroupSpace, PerValue, RankValue, ScalarExpression } from '@core/plan';
import { leafBinder, type LeafBinder } from '../join/bind-leaf';
import type { FrameTable } from '../join/frame-table';
import { memberOf } from '../join/groups';
import { openSpace, type Space } from '../join/space';
import type { Evaluator } from '../scalar/call';
import { compileExpression, type Scope } from '../scalar/compile-expression';
import { fromCell } from '../value/cells';
import type { WarningCounter } from '../warnings/count-warnings';
import { perEvaluator } from './per-evaluator';
import { rankEvaluator, ranker, type Ranking } from './rank-evaluator';

/** What the spaces of a plan have in common. */
export interface World {
  readonly frames: readonly FrameTable[];
  readonly bucketCount: number;
  readonly timezone: string;
  readonly warnings: WarningCounter;
}

/** A space of groups and what expressions see in it. */
export interface SpaceView {
  readonly space: Space;
  readonly scope: Scope;
  readonly leaves: LeafBinder;
  readonly rankingOf: (rank: RankValue) => (bucket: number) => Ranking;
  /** The space beneath a `per`. */
  readonly innerOf: (per: PerValue) => SpaceView;
}

/** Opens the space of a result; those beneath are opened when an expression needs them. Equal spaces and values are made once. */
export function viewResult(space: GroupSpace, world: World): SpaceView {
  const { bucketCount, frames } = world;
  return viewSpace(openSpace(space, frames, { bucketCount, isDense: true }), world);
}

function viewWithin({ groups }: Space, { space, outer }: PerValue, world: World): SpaceView {
  const { bucketCount, frames } = world;
  const around = outer.map((dimension) => groups.domains[dimension]?.members ?? []);
  return viewSpace(openSpace(space, frames, { bucketCount, isDense: false, around, keysFrom: outer.length }), world);
}

function viewSpace(space: Space, world: World): SpaceView {
  const { frames, timezone, warnings } = world;
  const { groups } = space;
  const leaves = leafBinder(frames, space);
  const rankings = new Map<string, (bucket: number) => Ranking>();
  const evaluators = new Map<string, Evaluator>();
  const views = new Map<string, SpaceView>();
  const compile = (expression: ScalarExpression) => compileExpression(expression, scope);
  const rankingOf = (rank: RankValue) =>
    remember(rankings, rank, () => ranker(rank, { space, operand: compile(rank.operand), warnings }));
  const innerOf = (per: PerValue) => remember(views, [per.space, per.outer], () => viewWithin(space, per, world));
  const scope: Scope = {
    leaf: leaves.bind,
    dimension:
      ({ dimension, type }) =>
      (_, group) =>
        fromCell(memberOf(groups, dimension, group), type),
    rank: (rank) => rankEvaluator(rankingOf(rank), warnings),
    per: (per) =>
      remember(evaluators, per, () => {
        const inner = innerOf(per);
        const args = per.arguments.map((argument) => compileExpression(argument, inner.scope));
        return perEvaluator(per, { outer: groups, inner: inner.space, arguments: args, warnings });
      }),
    warnFor: warnings.warnFor,
    timezone,
  };
  return { space, scope, leaves, rankingOf, innerOf };
}

function remember<T>(known: Map<string, T>, subject: unknown, make: () => T): T {
  const key = JSON.stringify(subject, (name, value: unknown) => (name === 'span' ? undefined : value));
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
