import type { ScalarName } from '@core/formula';
import type { RowCall } from '@core/plan';
import { atom, binding, caseWhen, infix, invoke, postfix, type Fragment } from '../../fragment';
import type { ScalarCompiler, Scope } from '../dialect';
import { comparable, compileAs } from './operands';

/** Functions that pick one of their arguments, or its place. */
export const choice = {
  if: choose,
  case: choose,
  coalesce: (call, scope) =>
    invoke(
      'coalesce',
      call.arguments.map((argument) => compileAs(argument, call.type, scope)),
      call.type,
    ),
  min: (call, scope) => extreme('least', call, scope),
  max: (call, scope) => extreme('greatest', call, scope),
  clamp,
  bin,
  lookup: () => {
    throw new TypeError('a lookup is spelled out as a case before it is compiled');
  },
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** `c1, v1, c2, v2, …, otherwise` */
function choose(call: RowCall, scope: Scope): Fragment {
  const { arguments: parts, type } = call;
  const branches: [Fragment, Fragment][] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [condition, value] = [parts[index], parts[index + 1]];
    if (condition && value) branches.push([scope.compile(condition), compileAs(value, type, scope)]);
  }
  const otherwise = parts.length % 2 === 1 ? parts.at(-1) : undefined;
  return caseWhen(branches, otherwise && compileAs(otherwise, type, scope), type);
}

/** LEAST and GREATEST skip nulls in most engines; here one null makes the result null. */
function extreme(name: 'least' | 'greatest', call: RowCall, scope: Scope): Fragment {
  const values = call.arguments.map((argument) => compileAs(argument, call.type, scope));
  return unlessNull(call, values, invoke(name, values, call.type));
}

function clamp(call: RowCall, scope: Scope): Fragment {
  const values = call.arguments.map((argument) => compileAs(argument, call.type, scope));
  const [value, low, high] = values;
  if (!value || !low || !high) throw new RangeError('clamp has three arguments');
  return unlessNull(call, values, invoke('least', [invoke('greatest', [value, low], call.type), high], call.type));
}

function unlessNull(call: RowCall, values: readonly Fragment[], result: Fragment): Fragment {
  const uncertain = values.filter((_, index) => {
    const argument = call.arguments[index];
    return argument?.kind !== 'literal' || argument.value === null;
  });
  if (uncertain.length === 0) return result;
  const present = uncertain.map((value) => postfix(value, 'IS NOT NULL'));
  const [only] = present;
  const condition = present.length === 1 && only ? only : infix('AND', binding.and, present, 'boolean');
  return caseWhen([[condition, result]], undefined, result.type);
}

/** 1 below the first bound, 2 below the second …; bounds ascend. */
function bin(call: RowCall, scope: Scope): Fragment {
  const [first, ...bounds] = comparable(call.arguments, scope);
  const last = bounds.at(-1);
  if (!first || !last) throw new RangeError('bin has a value and bounds');
  return scope.once(first, bounds.length + 1, (value) =>
    caseWhen(
      [
        ...bounds.map(
          (bound, index) => [infix('<', binding.compare, [value, bound], 'boolean'), place(index)] as const,
        ),
        [infix('>=', binding.compare, [value, last], 'boolean'), place(bounds.length)],
      ],
      undefined,
      'integer',
    ),
  );
}

function place(index: number): Fragment {
  return atom(String(index + 1), 'integer');
}
