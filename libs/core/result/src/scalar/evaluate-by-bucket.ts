import type { CellValue } from '@core/definition';
import type { ScalarExpression } from '@core/plan';
import { finish } from '../steps/steps';
import { toCell } from '../value/cells';
import { compileExpression, type Scope } from './compile-expression';

/**
 * The values, one per bucket, of an expression that stands on no frame: on literals and on what differs by bucket alone. What
 * cannot be computed is null. Throws a TypeError for any other expression.
 */
export function evaluateByBucket(expression: ScalarExpression, bucketCount: number): readonly CellValue[] {
  const evaluate = finish(compileExpression(expression, frameless));
  return Array.from({ length: bucketCount }, (_, bucket) => toCell(evaluate(bucket, 0), expression.type));
}

const frameless: Scope = {
  leaf: refuse,
  dimension: refuse,
  rank: refuse,
  per: refuse,
  warnFor: () => () => null,
  timezone: 'UTC',
};

function refuse(): never {
  throw new TypeError('there are no frames for this expression to stand on');
}
