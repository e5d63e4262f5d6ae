import type { ScalarNode } from '@core/plan';
import type { Value } from '../value/value';
import type { Warn } from '../warnings/count-warnings';

/** The value of a node in one bucket and group of the result, both counted from 0. */
export type Evaluator = (bucket: number, group: number) => Value;

/** A function at the place where a formula calls it. */
export interface Call {
  readonly node: ScalarNode;
  /** Evaluators of `node.arguments`. */
  readonly arguments: readonly Evaluator[];
  readonly warn: Warn;
  readonly timezone: string;
}

/** Turns a call into an evaluator, once per plan. */
export type ScalarCompiler = (call: Call) => Evaluator;

/** The argument at `index`, which the checker has promised. */
export function argumentAt(call: Call, index: number): Evaluator {
  const evaluator = call.arguments[index];
  if (evaluator === undefined) throw new RangeError(`${call.node.function} has no argument ${index}`);
  return evaluator;
}

/** Null where the argument is null. `apply` names the type that the checker has promised it, as in all of these. */
export function unary(call: Call, apply: (value: never) => Value): Evaluator {
  const evaluate = argumentAt(call, 0);
  return (bucket, group) => {
    const value = evaluate(bucket, group);
    return value === null ? null : apply(value as never);
  };
}

/** Null where either argument is null. */
export function binary(call: Call, apply: (left: never, right: never) => Value): Evaluator {
  const evaluateLeft = argumentAt(call, 0);
  const evaluateRight = argumentAt(call, 1);
  return (bucket, group) => {
    const left = evaluateLeft(bucket, group);
    if (left === null) return null;
    const right = evaluateRight(bucket, group);
    return right === null ? null : apply(left as never, right as never);
  };
}

/** Null where any argument is null. */
export function variadic(call: Call, apply: (values: readonly never[]) => Value): Evaluator {
  return (bucket, group) => {
    const values: never[] = [];
    for (const evaluate of call.arguments) {
      const value = evaluate(bucket, group);
      if (value === null) return null;
      values.push(value as never);
    }
    return apply(values);
  };
}
