import { assertNever } from '@core/diagnostics';
import type { ScalarName } from '@core/formula';
import type { ColumnReference, RowCall, RowExpression } from '@core/plan';
import type { QueryParameter } from './compiled-query';
import type { Dialect, Scope } from './dialect/dialect';
import { atom, type Fragment } from './fragment';
import { bindLiteral, nullOf } from './literal';

/** What a value that stands at several places of the SQL may weigh in sum before it is evaluated once, under a name. */
const heaviestRepetition = 48;

/** Functions that may have a value although an argument is null. */
const lenient: ReadonlySet<ScalarName> = new Set<ScalarName>(['and', 'or', 'in', 'if', 'case', 'coalesce', 'is_null']);

/** An empty scope; `column` writes a column reference. */
export function createScope(dialect: Dialect, timezone: string, column: (reference: ColumnReference) => string): Scope {
  const parameters: QueryParameter[] = [];
  const positions = new Map<string, number>();
  let names = 0;
  const scope: Scope = {
    dialect,
    parameters,
    compile: (expression) => compile(expression, scope, column),
    compileNumber: (expression, exact) =>
      expression.kind === 'literal' ? bindLiteral(expression, exact, scope) : scope.compile(expression),
    bind: (value, physical, type) => {
      const sqlType = dialect.typeName(physical);
      const key = `${sqlType} ${value}`;
      const position = positions.get(key) ?? parameters.push({ type, value });
      positions.set(key, position);
      return atom(dialect.placeholder(position, sqlType), type);
    },
    zone: () => scope.bind(timezone, 'text', 'text'),
    once: (value, uses, body) => {
      if (value.weight * uses <= heaviestRepetition) {
        const whole = body(value);
        return { ...whole, weight: Math.max(whole.weight, value.weight * uses) };
      }
      names += 1;
      const name = `v${names}`;
      return dialect.bindOnce(value, name, body(atom(name, value.type)));
    },
  };
  return scope;
}

function compile(expression: RowExpression, scope: Scope, column: (reference: ColumnReference) => string): Fragment {
  switch (expression.kind) {
    case 'literal':
      return bindLiteral(expression, expression.type !== 'number', scope);
    case 'column':
      return atom(column(expression), expression.type);
    case 'call':
      if (isCertainlyNull(expression)) return nullOf(expression.type, scope);
      return scope.dialect.scalars[expression.function](expression, scope);
    case 'duration':
      throw new TypeError('a duration stands only beside a date');
    default:
      return assertNever(expression);
  }
}

function isCertainlyNull(call: RowCall): boolean {
  return (
    !lenient.has(call.function) &&
    call.arguments.some((argument) => argument.kind === 'literal' && argument.value === null)
  );
}
