import { assertNever } from '@core/diagnostics';
import type { DimensionValue, Leaf, PerValue, RankValue, ScalarExpression } from '@core/plan';
import { fromCell } from '../value/cells';
import type { Steps } from '../steps/steps';
import type { Value } from '../value/value';
import type { Warn } from '../warnings/count-warnings';
import type { Evaluator } from './call';
import { scalars } from './scalars';

/** What an expression needs of the world: the values that it stands on, and where its warnings go. */
export interface Scope {
  readonly leaf: (leaf: Leaf) => Steps<Evaluator>;
  readonly dimension: (dimension: DimensionValue) => Evaluator;
  readonly rank: (rank: RankValue) => Steps<Evaluator>;
  readonly per: (per: PerValue) => Steps<Evaluator>;
  readonly warnFor: (metric: string) => Warn;
  readonly timezone: string;
}

/**
 * Turns an expression into closures over the functions of mathjs and over the columns of the frames: once per plan, four
 * times as fast as a compiled mathjs tree over a scope, and with null, exact decimals and dates, which mathjs lacks.
 */
export function* compileExpression(expression: ScalarExpression, scope: Scope): Steps<Evaluator> {
  switch (expression.kind) {
    case 'literal':
      return constant(fromCell(expression.value, expression.type));
    case 'duration':
      return constant(expression.duration);
    case 'leaf':
      return yield* scope.leaf(expression);
    case 'dimension':
      return scope.dimension(expression);
    case 'by_bucket': {
      const values = expression.values.map((value) => fromCell(value, expression.type));
      return (bucket) => values[bucket] ?? null;
    }
    case 'rank':
      return yield* scope.rank(expression);
    case 'per':
      return yield* scope.per(expression);
    case 'call':
      return scalars[expression.function]({
        node: expression,
        arguments: yield* compileAll(expression.arguments, scope),
        warn: scope.warnFor(expression.origin.metric),
        timezone: scope.timezone,
      });
    default:
      return assertNever(expression);
  }
}

export function* compileAll(expressions: readonly ScalarExpression[], scope: Scope): Steps<readonly Evaluator[]> {
  const evaluators: Evaluator[] = [];
  for (const expression of expressions) evaluators.push(yield* compileExpression(expression, scope));
  return evaluators;
}

function constant(value: Value): Evaluator {
  return () => value;
}
