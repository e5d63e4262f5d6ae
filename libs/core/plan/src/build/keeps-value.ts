import type { ParameterValue } from '@core/definition';
import type { Expression, ScalarCall, ScalarName } from '@core/formula';
import { judge, type Truth } from './truth';

/** What is known of the rows of one member of a dimension with declared values. */
export interface MemberRow {
  readonly value: string;
  /** In their order. */
  readonly values: readonly string[];
  readonly isDimension: (expression: Expression) => boolean;
  readonly parameter: (name: string) => ParameterValue;
}

/** Comparisons of declared values by their places. */
const orders: ReadonlyMap<ScalarName, (a: number, b: number) => boolean> = new Map<
  ScalarName,
  (a: number, b: number) => boolean
>([
  ['less', (a, b) => a < b],
  ['less_or_equal', (a, b) => a <= b],
  ['greater', (a, b) => a > b],
  ['greater_or_equal', (a, b) => a >= b],
]);

/** Whether a condition may hold for rows of a member: false only where the value alone says so. */
export function keepsValue(condition: Expression, row: MemberRow): boolean {
  const truth = judge(condition, (expression) => compareIn(expression, row));
  return truth === true || truth === undefined;
}

function compareIn(expression: Expression, row: MemberRow): Truth {
  if (expression.kind !== 'call') return undefined;
  const { function: name, arguments: args } = expression;
  if (name === 'is_null') return args[0] && row.isDimension(args[0]) ? false : undefined;
  return name === 'in' ? isAmong(args, row) : compare(expression, row);
}

function compare({ function: name, arguments: args }: ScalarCall, row: MemberRow): Truth {
  const [a, b] = args.map((argument) => textOf(argument, row));
  if (a === undefined || b === undefined) return undefined;
  if (a === null || b === null) return null;
  if (name === 'equal') return a === b;
  if (name === 'not_equal') return a !== b;
  const [place, other] = [row.values.indexOf(a), row.values.indexOf(b)];
  return place < 0 || other < 0 ? undefined : orders.get(name)?.(place, other);
}

function isAmong([one, ...others]: readonly Expression[], row: MemberRow): Truth {
  const value = one && textOf(one, row);
  const members = others.flatMap((other) => textsOf(other, row));
  if (typeof value !== 'string' || members.includes(undefined)) return undefined;
  if (members.includes(value)) return true;
  return members.includes(null) ? null : false;
}

function textsOf(expression: Expression, row: MemberRow): readonly (string | null | undefined)[] {
  const list = expression.kind === 'parameter' ? row.parameter(expression.name) : undefined;
  return Array.isArray(list) ? list.map(String) : [textOf(expression, row)];
}

/** Numbers are written as texts too, and are none. */
function textOf(expression: Expression, row: MemberRow): string | null | undefined {
  if (row.isDimension(expression)) return row.value;
  if (expression.type !== 'text' && expression.type !== 'null') return undefined;
  const known =
    expression.kind === 'literal'
      ? expression.value
      : expression.kind === 'parameter'
        ? row.parameter(expression.name)
        : undefined;
  return known === null || typeof known === 'string' ? known : undefined;
}
