import type { CellValue } from '@core/definition';
import type { Leaf, PerValue, RunPlan, ScalarExpression } from '@core/plan';
import type { BoundPlan } from '../bind-plan';
import { memberOf } from '../join/groups';
import { compileExpression } from '../scalar/compile-expression';
import { innerTuples } from '../space/nesting';
import type { SpaceView } from '../space/space-views';
import type { Steps } from '../steps/steps';
import { toCell } from '../value/cells';
import type { ExplainedNode, ExplainedSource } from './explained-node';

/** A place where a formula is explained: a bucket and a group of a space. */
export interface ExplainedPlace {
  readonly plan: RunPlan;
  readonly view: SpaceView;
  readonly prepare: BoundPlan['prepare'];
  readonly bucket: number;
  readonly group: number;
}

/** Of so many tuples the values are shown; the others are counted. */
const shownTuples = 3;

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
    case 'rank': {
      const { count } = (yield* place.view.rankingOf(expression)).of(place.bucket);
      return {
        rank: { of: count, order: expression.order },
        children: [yield* explainNode(expression.operand, place)],
      };
    }
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
  return {
    frame: plan.frames[frame]?.name ?? '',
    measure,
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
  for (const tuple of tuples.slice(0, shownTuples)) {
    const at = nameTuple(inner, per, tuple);
    const nodes = yield* explainAll(per.arguments, { ...place, view: inner, group: tuple });
    children.push(...nodes.map((node) => ({ ...node, at })));
  }
  return { per: { aggregate: per.aggregate, tuples: tuples.length }, children };
}

/** Its keys: the dimensions of the space around are the same for all. */
function nameTuple({ space }: SpaceView, { outer }: PerValue, tuple: number): Record<string, CellValue> {
  const names = space.dimensions.map(
    ({ name }, dimension) => [name, memberOf(space.groups, dimension, tuple)] as const,
  );
  return Object.fromEntries(names.slice(outer.length));
}
