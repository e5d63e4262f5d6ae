import type { CallNode } from '../syntax/syntax-node';
import type { Expression } from '../tree/expression';
import type { ScalarName } from '../tree/scalars';
import type { ValueType } from '../tree/types';
import type { Arity } from './arity';
import { alignMoments, allOf, scalarCall } from './build-nodes';
import type { Checker } from './context';
import { requireDomain } from './unify';
import type { Domain } from './value-types';

/** One function of the language: its arity, and what becomes of a call whose arity is right. */
export interface FunctionRow {
  readonly arity: Arity;
  readonly check: (call: CallNode, checker: Checker) => Expression | undefined;
}

/** The type of a result, from the types of the arguments; undefined after it has reported that they do not fit. */
export type ResultType = ValueType | ((args: readonly Expression[], checker: Checker) => ValueType | undefined);

/** A function whose arguments are values of given domains; the last domain holds for all that follow. */
export function plainFunction(
  name: ScalarName,
  domains: readonly Domain[],
  result: ResultType,
  arity?: Arity,
): FunctionRow {
  return {
    arity: arity ?? [domains.length, domains.length],
    check: (call, checker) => {
      const args = allOf(call.arguments.map((argument) => checker.check(argument)));
      if (args === undefined) return undefined;
      const sound = args.map((argument, index) => {
        const domain = domains[Math.min(index, domains.length - 1)] ?? 'a value';
        return requireDomain(argument, domain, call.name.name, checker);
      });
      if (!sound.every(Boolean)) return undefined;
      const aligned = alignMoments(args);
      const type = typeof result === 'function' ? result(aligned, checker) : result;
      return type && scalarCall(name, aligned, type, call.span);
    },
  };
}
