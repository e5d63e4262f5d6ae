import type { ScalarName } from '@core/formula';
import { binary, unary, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Three-valued: null is "not known". */
export const logic = {
  and: (call) => decide(call, false),
  or: (call) => decide(call, true),
  xor: (call) => binary(call, (left: boolean, right: boolean) => left !== right),
  not: (call) => unary(call, (value: boolean) => !value),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** One argument equal to `decisive` settles it; else null if any is null. */
function decide(call: Call, decisive: boolean): Evaluator {
  return (bucket, group) => {
    let answer: boolean | null = !decisive;
    for (const evaluate of call.arguments) {
      const value = evaluate(bucket, group);
      if (value === decisive) return decisive;
      if (value === null) answer = null;
    }
    return answer;
  };
}
