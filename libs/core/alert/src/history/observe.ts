import type { CellValue } from '@core/definition';
import { assertNever } from '@core/diagnostics';
import type { ScalarName } from '@core/formula';
import type { ScalarExpression } from '@core/plan';
import { evaluateByBucket } from '@core/result';
import type { ConditionNode, ConditionType } from '../condition/condition';
import { observationKey, type Observation } from '../condition/observation';
import { targetOf, valueOf } from './alert-point';
import { statistic, type Series } from './statistics';

/** The last points of a series, as a condition sees them. */
export interface View {
  /** The values of a condition, one for each of the points, oldest first. */
  readonly answers: (condition: ConditionNode) => readonly CellValue[];
  /** An observation at the newest point; null where there is no point. */
  readonly newest: (observation: Observation) => CellValue;
}

/** Looks at the last `count` points: they are the buckets of an expression of the formula language. Statistics are computed once. */
export function viewLast(count: number, series: Series): View {
  const first = Math.max(0, series.points.length - count);
  const indexes = series.points.slice(first).map((_, index) => first + index);
  const known = new Map<string, ScalarExpression>();
  const observed = (observation: Observation): ScalarExpression => {
    const key = observationKey(observation);
    const expression = known.get(key) ?? meaningOf(observation, indexes, series);
    known.set(key, expression);
    return expression;
  };
  const evaluate = (expression: ScalarExpression) =>
    expression.kind === 'by_bucket' ? expression.values : evaluateByBucket(expression, indexes.length);
  return {
    answers: (condition) => evaluate(express(condition, observed)),
    newest: (observation) => evaluate(observed(observation)).at(-1) ?? null,
  };
}

function express(node: ConditionNode, observed: (observation: Observation) => ScalarExpression): ScalarExpression {
  switch (node.kind) {
    case 'literal':
      return { kind: 'literal', value: node.value, type: node.type, origin };
    case 'observation':
      return observed(node.observation);
    case 'call': {
      const args = node.arguments.map((argument) => express(argument, observed));
      return call(node.function, node.type, ...args);
    }
    default:
      return assertNever(node);
  }
}

/** What a name means at each point: growth and attainment are what a formula would make of values and targets. */
function meaningOf(observation: Observation, indexes: readonly number[], series: Series): ScalarExpression {
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
