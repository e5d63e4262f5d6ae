import type { ScalarName } from '@core/formula';
import type { RowCall, RowExpression } from '@core/plan';
import { atom, binding, infix, postfix, prefix, type Fragment } from '../../fragment';
import type { ScalarCompiler, Scope } from '../dialect';
import { comparable, operand } from './operands';

/** Comparisons and logic: three-valued, as SQL is. */
export const comparison = {
  equal: compare('='),
  not_equal: compare('<>'),
  less: compare('<'),
  less_or_equal: compare('<='),
  greater: compare('>'),
  greater_or_equal: compare('>='),
  in: isMember,
  is_null: (call, scope) => postfix(operand(call, scope), 'IS NULL'),
  and: join('AND', binding.and),
  or: join('OR', binding.or),
  xor: compare('<>'),
  not: (call, scope) => prefix('NOT ', binding.not, operand(call, scope)),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function compare(operator: string): ScalarCompiler {
  return (call, scope) => infix(operator, binding.compare, comparable(call.arguments, scope), 'boolean');
}

function join(operator: string, strength: typeof binding.and | typeof binding.or): ScalarCompiler {
  return (call, scope) =>
    infix(
      operator,
      strength,
      call.arguments.map((argument) => scope.compile(argument)),
      'boolean',
    );
}

/** Literals stand in one IN; a null, or a column that may be null, is a comparison of its own, for engines differ there. */
function isMember(call: RowCall, scope: Scope): Fragment {
  const members = call.arguments.slice(1);
  if (members.length === 0) return atom('FALSE', 'boolean');
  const [first, ...others] = comparable(call.arguments, scope);
  if (first === undefined) throw new RangeError('in has no argument 0');
  return scope.once(first, members.length, (value) => {
    const listed = others.filter((_, index) => isPresent(members[index]));
    const compared = others.filter((_, index) => !isPresent(members[index]));
    const list = listed.map(({ sql }) => sql).join(', ');
    return either([
      ...(listed.length > 0 ? [postfix(value, `IN (${list})`, listed)] : []),
      ...compared.map((member) => infix('=', binding.compare, [value, member], 'boolean')),
    ]);
  });
}

function isPresent(expression: RowExpression | undefined): boolean {
  return expression?.kind === 'literal' && expression.value !== null;
}

function either(conditions: readonly Fragment[]): Fragment {
  const [only, ...others] = conditions;
  return only !== undefined && others.length === 0 ? only : infix('OR', binding.or, conditions, 'boolean');
}
