import type { CellValue } from '@core/definition';
import { assertNever } from '@core/diagnostics';
import type { ScalarName } from '@core/formula';
import type { ScalarExpression } from '@core/plan';
import { evaluateByBucket } from '@core/result';
import type { ConditionNode, ConditionType } from '../condition/condition';
import type { Observation } from '../condition/observation';
import { targetOf, valueOf } from './alert-point';
import { statistic, type Series } from './statistics';

/** The values of a condition, or of a part of it, at the last `count` points of a series; oldest first. */
export function evaluateAtLast(node: ConditionNode, count: number, series: Series): readonly CellValue[] {
  return evaluateByBucket(express(node, lastIndexes(count, series), series), count);
}

/** As `evaluateAtLast`, of one observation at the newest point. */
export function observeNewest(observation: Observation, series: Series): CellValue {
  const expression = expressObservation(observation, lastIndexes(1, series), series);
  return evaluateByBucket(expression, 1)[0] ?? null;
}

function lastIndexes(count: number, { points }: Series): readonly number[] {
  return Array.from({ length: count }, (_, index) => points.length - count + index);
}

/** The points that are asked are the buckets of an expression of the formula language. */
function express(node: ConditionNode, indexes: readonly number[], series: Series): ScalarExpression {
  switch (node.kind) {
    case 'literal':
      return { kind: 'literal', value: node.value, type: node.type, origin };
    case 'observation':
      return expressObservation(node.observation, indexes, series);
    case 'call': {
      const args = node.arguments.map((argument) => express(argument, indexes, series));
      return call(node.function, node.type, ...args);
    }
    default:
      return assertNever(node);
  }
}

/** What each name means: growth and attainment as a formula would write them. */
function expressObservation(observation: Observation, indexes: readonly number[], series: Series): ScalarExpression {
  const { points } = series;
  const value = () => byPoint(indexes.map((index) => valueOf(points[index])));
  const previous = () => byPoint(indexes.map((index) => valueOf(points[index - 1])));
  const target = () => byPoint(indexes.map((index) => targetOf(points[index])));
  const change = () => call('subtract', 'decimal', value(), previous());
  switch (observation.name) {
    case 'value':
      return value();
    case 'previous':
      return previous();
    case 'target':
      return target();
    case 'change':
      return change();
    case 'growth':
      return call('divide', 'number', change(), call('abs', 'decimal', previous()));
    case 'attainment':
      return call('divide', 'number', value(), target());
    default:
      return byPoint(
        indexes.map((index) => statistic(observation, index, series)),
        'number',
      );
  }
}

const origin = { metric: 'value', span: { start: 0, end: 0 } };

function byPoint(values: readonly CellValue[], type: ConditionType = 'decimal'): ScalarExpression {
  return { kind: 'by_bucket', values, type, origin };
}

function call(name: ScalarName, type: ConditionType, ...args: readonly ScalarExpression[]): ScalarExpression {
  return { kind: 'call', function: name, arguments: args, type, origin };
}
