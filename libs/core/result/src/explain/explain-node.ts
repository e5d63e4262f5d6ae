import type { CellValue } from '@core/definition';
import {
  windowOfLeaf,
  type Leaf,
  type PerValue,
  type PlanDimension,
  type RankValue,
  type RunPlan,
  type ScalarExpression,
} from '@core/plan';
import type { BoundPlan } from '../bind-plan';
import { memberOf } from '../join/groups';
import { compileExpression } from '../scalar/compile-expression';
import { innerTuples } from '../space/nesting';
import type { SpaceView } from '../space/space-views';
import type { Steps } from '../steps/steps';
import { toCell } from '../value/cells';
import type { ExplainedNode, ExplainedRank, ExplainedSource } from './explained-node';

/** A place where a formula is explained: a bucket and a group of a space. */
export interface ExplainedPlace {
  readonly plan: RunPlan;
  readonly view: SpaceView;
  readonly prepare: BoundPlan['prepare'];
  readonly bucket: number;
  readonly group: number;
}

/** So many values of a per are shown; the others are counted. */
const shownValues = 3;

/** The value of a node and of everything beneath it, each in its own space. */
export function* explainNode(expression: ScalarExpression, place: ExplainedPlace): Steps<ExplainedNode> {
  const { view, prepare, bucket, group } = place;
  const { kind, type, origin } = expression;
  const evaluate = yield* compileExpression(expression, view.scope);
  yield* prepare(bucket);
  const value = toCell(evaluate(bucket, group), type);
  return { kind, type, value, origin, children: [], ...(yield* describe(expression, place)) };
}

function* describe(expression: ScalarExpression, place: ExplainedPlace): Steps<Partial<ExplainedNode>> {
  switch (expression.kind) {
    case 'call':
      return {
        function: expression.function,
        children: yield* explainAll(expression.arguments, place),
      };
    case 'leaf':
      return { source: yield* sourceOf(expression, place) };
    case 'rank':
      return {
        rank: yield* describeRank(expression, place),
        children: [yield* explainNode(expression.operand, place)],
      };
    case 'per':
      return yield* describePer(expression, place);
    default:
      return {};
  }
}

function* explainAll(expressions: readonly ScalarExpression[], place: ExplainedPlace): Steps<readonly ExplainedNode[]> {
  const nodes: ExplainedNode[] = [];
  for (const expression of expressions) nodes.push(yield* explainNode(expression, place));
  return nodes;
}

function* sourceOf(leaf: Leaf, { plan, view, bucket, group }: ExplainedPlace): Steps<ExplainedSource> {
  const { frame, measure, keys, range } = leaf;
  const member = yield* view.leaves.memberOf(leaf, group);
  const query = plan.frames[frame];
  const window = query && windowOfLeaf(leaf, query, bucket);
  return {
    frame: query?.name ?? '',
    measure,
    ...(window !== undefined && { window }),
    ...(keys && { bucket: keys[bucket] ?? null }),
    ...(range && { buckets: range.spans[bucket] ?? null }),
    ...(member !== undefined && { member }),
  };
}

function* describePer(per: PerValue, place: ExplainedPlace): Steps<Partial<ExplainedNode>> {
  const { view, bucket, group } = place;
  const inner = yield* view.innerOf(per);
  const tuples = yield* innerTuples(per, { outer: view.space.groups, inner: inner.space }, { bucket, group });
  const children: ExplainedNode[] = [];
  for (const tuple of tuples.slice(0, shownValues)) {
    const at = nameGroup(inner, tuple, per.outer.length);
    const nodes = yield* explainAll(per.arguments, { ...place, view: inner, group: tuple });
    children.push(...nodes.map((node) => ({ ...node, at })));
  }
  const keys = inner.space.dimensions.slice(per.outer.length).map(nameOf);
  return { per: { aggregate: per.aggregate, keys, values: tuples.length }, children };
}

function* describeRank(rank: RankValue, { view, bucket, group }: ExplainedPlace): Steps<ExplainedRank> {
  const { groups, ranks } = (yield* view.rankingOf(rank)).of(bucket);
  const evaluate = yield* compileExpression(rank.operand, view.scope);
  const place = groups.indexOf(group);
  const beside = place < 0 ? [] : [groups[place - 1], groups[place + 1]];
  const neighbours = beside.flatMap((other) =>
    other === undefined
      ? []
      : {
          of: nameGroup(view, other),
          rank: ranks[other] ?? 0,
          value: toCell(evaluate(bucket, other), rank.operand.type),
        },
  );
  return { of: groups.length, order: rank.order, neighbours };
}

/** A group by its dimensions from one on: those of the space around come first, and are the same for all beneath a `per`. */
function nameGroup({ space }: SpaceView, group: number, from = 0): Record<string, CellValue> {
  const names = space.dimensions.map(
    (dimension, index) => [nameOf(dimension), memberOf(space.groups, index, group)] as const,
  );
  return Object.fromEntries(names.slice(from));
}

function nameOf({ name, label = name }: PlanDimension): string {
  return label;
}
