import type { ScalarName } from '@core/formula';
import type { RowCall, RowExpression } from '@core/plan';
import { atom, binding, cast, caseWhen, infix, invoke, prefix, type Binding, type Fragment } from '../../fragment';
import type { ScalarCompiler, Scope } from '../dialect';
import { moveTime } from './duration';
import { argumentAt, operand } from './operands';

/** Operators on numbers; `add` and `subtract` also move dates. */
export const arithmetic = {
  add: (call, scope) => (isTime(call) ? moveTime(call, '+', scope) : numeric(call, '+', binding.add, scope)),
  subtract: (call, scope) => (isTime(call) ? moveTime(call, '-', scope) : numeric(call, '-', binding.add, scope)),
  multiply: (call, scope) => multiply(call, scope),
  divide: (call, scope) => {
    const [dividend, divisor] = numbers(call, scope);
    const double = cast(dividend, scope.dialect.typeName('number'), 'number');
    return nonZero(argumentAt(call, 1), divisor, scope, (by) => infix('/', binding.multiply, [double, by], 'number'));
  },
  modulo: (call, scope) => {
    const [dividend, divisor] = numbers(call, scope);
    return nonZero(argumentAt(call, 1), divisor, scope, (by) =>
      infix('%', binding.multiply, [dividend, by], commonType(dividend, divisor)),
    );
  },
  negate: (call, scope) => prefix('-', binding.negate, operand(call, scope)),
  abs: (call, scope) => unary('abs', call, scope),
  sign: (call, scope) => ({ ...unary('sign', call, scope), type: 'integer' }),
  power: raise,
  pow: raise,
  exp: (call, scope) => scope.once(operand(call, scope), 2, (value) => whereFinite(invoke('exp', [value], 'number'))),
  sqrt: (call, scope) => onlyWhere('>=', 'sqrt', call, scope),
  ln: (call, scope) => onlyWhere('>', 'ln', call, scope),
  log10: (call, scope) => onlyWhere('>', 'log10', call, scope),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** `body` with a divisor that is null where it is zero. */
export function nonZero(
  expression: RowExpression,
  divisor: Fragment,
  scope: Scope,
  body: (divisor: Fragment) => Fragment,
): Fragment {
  if (expression.kind === 'literal' && Number(expression.value) !== 0) return body(divisor);
  return scope.once(divisor, 2, (value) => body(invoke('nullif', [value, atom('0', 'integer')], value.type)));
}

/** Both operands; literals are doubles where the result is one. */
export function numbers(call: RowCall, scope: Scope): readonly [Fragment, Fragment] {
  const exact = call.type !== 'number' || call.function === 'divide';
  return [scope.compileNumber(argumentAt(call, 0), exact), scope.compileNumber(argumentAt(call, 1), exact)];
}

function isTime({ type }: RowCall): boolean {
  return type === 'date' || type === 'timestamp';
}

function numeric(call: RowCall, operator: string, strength: Binding, scope: Scope): Fragment {
  const [left, right] = numbers(call, scope);
  return infix(operator, strength, [left, right], commonType(left, right));
}

/** A product of integers may need twice their digits; a product that is to be a double must not overflow a decimal. */
function multiply(call: RowCall, scope: Scope): Fragment {
  const [left, right] = numbers(call, scope);
  const type = commonType(left, right);
  const widened =
    type === 'integer'
      ? cast(left, scope.dialect.typeName('wide_integer'), 'integer')
      : type !== 'number' && call.type === 'number'
        ? cast(left, scope.dialect.typeName('number'), 'number')
        : left;
  return infix('*', binding.multiply, [widened, right], commonType(widened, right));
}

function raise(call: RowCall, scope: Scope): Fragment {
  return scope.once(scope.compile(argumentAt(call, 0)), 2, (base) =>
    scope.once(scope.compile(argumentAt(call, 1)), 2, (exponent) =>
      whereFinite(invoke('power', [base, exponent], 'number')),
    ),
  );
}

function unary(name: string, call: RowCall, scope: Scope): Fragment {
  const value = operand(call, scope);
  return invoke(name, [value], value.type);
}

function whereFinite(value: Fragment): Fragment {
  return caseWhen([[invoke('isfinite', [value], 'boolean'), value]], undefined, value.type);
}

function onlyWhere(operator: '>' | '>=', name: string, call: RowCall, scope: Scope): Fragment {
  return scope.once(operand(call, scope), 2, (value) => {
    const isInside = infix(operator, binding.compare, [value, atom('0', 'integer')], 'boolean');
    return caseWhen([[isInside, invoke(name, [value], 'number')]], undefined, 'number');
  });
}

function commonType(left: Fragment, right: Fragment): Fragment['type'] {
  if (left.type === 'number' || right.type === 'number') return 'number';
  return left.type === 'decimal' || right.type === 'decimal' ? 'decimal' : 'integer';
}
