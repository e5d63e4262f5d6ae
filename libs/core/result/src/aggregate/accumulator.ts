import type { ValueType } from '@core/formula';
import type { Value } from '../value/value';
import type { Warn } from '../warnings/count-warnings';

/** Takes the values of its arguments tuple by tuple; nulls are skipped. An argument that there is not is null. */
export interface Accumulator {
  readonly add: (value: Value, second: Value) => void;
  readonly result: () => Value;
}

/** An aggregate at the place where a formula uses it. */
export interface AggregateCall {
  /** Of the arguments. */
  readonly types: readonly ValueType[];
  readonly warn: Warn;
}

/** Looks at the call once, then makes an accumulator for each group. */
export type AccumulatorMaker = (call: AggregateCall) => () => Accumulator;

/** An accumulator of what is there. `add` names the type that the checker has promised. */
export function ofPresent(add: (value: never) => void, result: () => Value): Accumulator {
  return {
    add: (value) => {
      if (value !== null) add(value as never);
    },
    result,
  };
}
