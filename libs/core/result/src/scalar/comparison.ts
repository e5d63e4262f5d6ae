import type { ScalarName } from '@core/formula';
import type { Present } from '../value/value';
import { comparisonOf, type Comparison } from '../value/compare';
import { argumentAt, binary, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Comparisons, exact and null where a side is null. */
export const comparison = {
  equal: compare((order) => order === 0),
  not_equal: compare((order) => order !== 0),
  less: compare((order) => order < 0),
  less_or_equal: compare((order) => order <= 0),
  greater: compare((order) => order > 0),
  greater_or_equal: compare((order) => order >= 0),
  in: isMember,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** How the arguments at two places compare. */
export function comparisonAt({ node, timezone }: Call, left: number, right: number): Comparison {
  return comparisonOf(node.arguments[left]?.type ?? 'null', node.arguments[right]?.type ?? 'null', timezone);
}

function compare(holds: (order: number) => boolean): ScalarCompiler {
  return (call) => {
    const order = comparisonAt(call, 0, 1);
    return binary(call, (left: Present, right: Present) => holds(order(left, right)));
  };
}

/** Null when no member is equal but one is null: it might have been. */
function isMember(call: Call): Evaluator {
  const evaluate = argumentAt(call, 0);
  const members = call.arguments.slice(1).map((member, index) => ({ member, order: comparisonAt(call, 0, index + 1) }));
  return (bucket, group) => {
    const value = evaluate(bucket, group);
    if (value === null) return null;
    let otherwise: false | null = false;
    for (const { member, order } of members) {
      const candidate = member(bucket, group);
      if (candidate === null) otherwise = null;
      else if (order(value, candidate) === 0) return true;
    }
    return otherwise;
  };
}
