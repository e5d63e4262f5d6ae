import { assertNever } from '@core/diagnostics';
import type { ScalarName } from '@core/formula';
import type {
  BoundReference,
  ColumnReference,
  OuterValue,
  RelatedValue,
  RowCall,
  RowExpression,
  SuccessorValue,
} from '@core/plan';
import type { Scope } from '../dialect/dialect';
import { atom, type Fragment } from '../fragment';
import { bindLiteral, nullOf } from '../literal';
import type { Query } from './query';

/** What means something only where certain tables stand. */
export type RowReference = ColumnReference | SuccessorValue | RelatedValue | OuterValue | BoundReference;

/** What a value that stands at several places of the SQL may weigh in sum before it is evaluated once, under a name. */
const heaviestRepetition = 48;

/** Functions that may have a value although an argument is null. */
const lenient: ReadonlySet<ScalarName> = new Set<ScalarName>(['and', 'or', 'in', 'if', 'case', 'coalesce', 'is_null']);

/** The scope of a level of rows; `resolve` writes what its tables know. */
export function createScope(query: Query, resolve: (reference: RowReference) => Fragment): Scope {
  const { dialect, timezone } = query;
  const scope: Scope = {
    dialect,
    compile: (expression) => compile(expression, scope, resolve),
    compileNumber: (expression, exact) =>
      expression.kind === 'literal' ? bindLiteral(expression, exact, scope) : scope.compile(expression),
    bind: query.bind,
    zone: (name = timezone) => scope.bind(name, 'text', 'text'),
    name: () => query.names.numbered('v'),
    once: (value, uses, body) => {
      if (value.weight * uses <= heaviestRepetition) {
        const whole = body(value);
        return { ...whole, weight: Math.max(whole.weight, value.weight * uses) };
      }
      const name = scope.name();
      return dialect.bindOnce(value, name, body(atom(name, value.type)));
    },
  };
  return scope;
}

function compile(expression: RowExpression, scope: Scope, resolve: (reference: RowReference) => Fragment): Fragment {
  switch (expression.kind) {
    case 'literal':
      return bindLiteral(expression, expression.type !== 'number', scope);
    case 'column':
    case 'successor':
    case 'related':
    case 'outer':
    case 'bound':
      return resolve(expression);
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
