import type { CellValue } from '@core/definition';
import type { Leaf, PerValue, RunPlan, ScalarExpression } from '@core/plan';
import { memberOf } from '../join/groups';
import { compileExpression } from '../scalar/compile-expression';
import { innerTuples } from '../space/nesting';
import type { SpaceView } from '../space/space-views';
import { toCell } from '../value/cells';
import type { ExplainedNode, ExplainedSource } from './explained-node';

/** A place where a formula is explained: a bucket and a group of a space. */
export interface ExplainedPlace {
  readonly plan: RunPlan;
  readonly view: SpaceView;
  readonly bucket: number;
  readonly group: number;
}

/** Of so many tuples the values are shown; the others are counted. */
const shownTuples = 3;

/** The value of a node and of everything beneath it, each in its own space. */
export function explainNode(expression: ScalarExpression, place: ExplainedPlace): ExplainedNode {
  const { view, bucket, group } = place;
  const { kind, type, origin } = expression;
  const value = toCell(compileExpression(expression, view.scope)(bucket, group), type);
  return { kind, type, value, origin, children: [], ...describe(expression, place) };
}

function describe(expression: ScalarExpression, place: ExplainedPlace): Partial<ExplainedNode> {
  switch (expression.kind) {
    case 'call':
      return {
        function: expression.function,
        children: expression.arguments.map((argument) => explainNode(argument, place)),
      };
    case 'leaf':
      return { source: sourceOf(expression, place) };
    case 'rank': {
      const { count } = place.view.rankingOf(expression)(place.bucket);
      return {
        rank: { of: count, order: expression.order },
        children: [explainNode(expression.operand, place)],
      };
    }
    case 'per':
      return describePer(expression, place);
    default:
      return {};
  }
}

function sourceOf(leaf: Leaf, { plan, view, bucket, group }: ExplainedPlace): ExplainedSource {
  const { frame, measure, keys, range } = leaf;
  const member = view.leaves.memberOf(leaf, group);
  return {
    frame: plan.frames[frame]?.name ?? '',
    measure,
    ...(keys && { bucket: keys[bucket] ?? null }),
    ...(range && { buckets: range.spans[bucket] ?? null }),
    ...(member !== undefined && { member }),
  };
}

function describePer(per: PerValue, place: ExplainedPlace): Partial<ExplainedNode> {
  const { plan, view, bucket, group } = place;
  const inner = view.innerOf(per);
  const tuples = innerTuples(per, { outer: view.space.groups, inner: inner.space }, { bucket, group });
  const children = tuples.slice(0, shownTuples).flatMap((tuple) => {
    const at = nameTuple(inner, per, tuple);
    return per.arguments.map((argument) => ({
      ...explainNode(argument, { plan, view: inner, bucket, group: tuple }),
      at,
    }));
  });
  return { per: { aggregate: per.aggregate, tuples: tuples.length }, children };
}

/** Its keys: the dimensions of the space around are the same for all. */
function nameTuple({ space }: SpaceView, { outer }: PerValue, tuple: number): Record<string, CellValue> {
  const names = space.dimensions.map(
    ({ name }, dimension) => [name, memberOf(space.groups, dimension, tuple)] as const,
  );
  return Object.fromEntries(names.slice(outer.length));
}
