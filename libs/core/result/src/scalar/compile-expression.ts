import { assertNever } from '@core/diagnostics';
import type { DimensionValue, Leaf, PerValue, RankValue, ScalarExpression } from '@core/plan';
import { fromCell } from '../value/cells';
import type { Value } from '../value/value';
import type { Warn } from '../warnings/count-warnings';
import type { Evaluator } from './call';
import { scalars } from './scalars';

/** What an expression needs of the world: the values that it stands on, and where its warnings go. */
export interface Scope {
  readonly leaf: (leaf: Leaf) => Evaluator;
  readonly dimension: (dimension: DimensionValue) => Evaluator;
  readonly rank: (rank: RankValue) => Evaluator;
  readonly per: (per: PerValue) => Evaluator;
  readonly warnFor: (metric: string) => Warn;
  readonly timezone: string;
}

/**
 * Turns an expression into closures over the functions of mathjs and over the columns of the frames: once per plan, four
 * times as fast as a compiled mathjs tree over a scope, and with null, exact decimals and dates, which mathjs lacks.
 */
export function compileExpression(expression: ScalarExpression, scope: Scope): Evaluator {
  switch (expression.kind) {
    case 'literal':
      return constant(fromCell(expression.value, expression.type));
    case 'duration':
      return constant(expression.duration);
    case 'leaf':
      return scope.leaf(expression);
    case 'dimension':
      return scope.dimension(expression);
    case 'by_bucket': {
      const values = expression.values.map((value) => fromCell(value, expression.type));
      return (bucket) => values[bucket] ?? null;
    }
    case 'rank':
      return scope.rank(expression);
    case 'per':
      return scope.per(expression);
    case 'call':
      return scalars[expression.function]({
        node: expression,
        arguments: expression.arguments.map((argument) => compileExpression(argument, scope)),
        warn: scope.warnFor(expression.origin.metric),
        timezone: scope.timezone,
      });
    default:
      return assertNever(expression);
  }
}

function constant(value: Value): Evaluator {
  return () => value;
}
