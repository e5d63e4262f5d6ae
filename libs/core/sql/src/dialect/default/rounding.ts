import type { ScalarName } from '@core/formula';
import type { RowCall } from '@core/plan';
import { atom, binding, cast, caseWhen, infix, invoke, type Fragment } from '../../fragment';
import type { ScalarCompiler, Scope } from '../dialect';
import { operand } from './operands';

/** A value that is nearer than this, relative to itself, to an integer is that integer: the rest is the noise of doubles. */
const tolerance = atom('1e-9', 'number');

/** To whole numbers, `round` also to digits; halves go away from zero. */
export const rounding = {
  round,
  floor: (call, scope) => toward('floor', call, scope),
  ceil: (call, scope) => toward('ceil', call, scope),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function round(call: RowCall, scope: Scope): Fragment {
  const value = operand(call, scope);
  const [, digits] = call.arguments;
  if (!digits) return value.type === 'integer' ? value : invoke('round', [value], value.type);
  return invoke(
    'round',
    [value, cast(scope.compile(digits), scope.dialect.typeName('small_integer'), 'integer')],
    value.type,
  );
}

function toward(name: 'floor' | 'ceil', call: RowCall, scope: Scope): Fragment {
  const operandValue = operand(call, scope);
  if (operandValue.type === 'integer') return operandValue;
  return scope.once(operandValue, 5, (value) => {
    const nearest = invoke('round', [value], value.type);
    const distance = invoke('abs', [infix('-', binding.add, [value, nearest], value.type)], value.type);
    const noise = infix('*', binding.multiply, [invoke('abs', [value], value.type), tolerance], 'number');
    const isNear = infix('<=', binding.compare, [distance, noise], 'boolean');
    return caseWhen([[isNear, nearest]], invoke(name, [value], value.type), value.type);
  });
}
