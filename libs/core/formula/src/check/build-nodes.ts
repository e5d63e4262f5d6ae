import type { Span } from '@core/diagnostics';
import type { Expression, Literal, ScalarCall } from '../tree/expression';
import type { ScalarName } from '../tree/scalars';
import type { Level, ValueType } from '../tree/types';

export const CONSTANT: Level = { kind: 'constant' };

/** A call of an operator or scalar function; its level is the highest of its arguments. */
export function scalarCall(name: ScalarName, args: readonly Expression[], type: ValueType, span: Span): ScalarCall {
  return { kind: 'call', function: name, arguments: args, type, level: highestLevel(args), span };
}

export function literal(value: Literal['value'], type: ValueType, span: Span): Literal {
  return { kind: 'literal', value, type, level: CONSTANT, span };
}

function highestLevel(args: readonly Expression[]): Level {
  const levels = args.map(({ level }) => level);
  return levels.find(({ kind }) => kind === 'aggregate') ?? levels.find(({ kind }) => kind === 'row') ?? CONSTANT;
}

/** All of them, or undefined when one is missing. */
export function allOf<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** `period.start` and `period.end` are timestamps; beside a date they are the civil date of that moment. */
export function alignMoments<T extends readonly Expression[]>(args: T): T {
  const besideDate = args.some(({ kind, type }) => type === 'date' && kind !== 'context');
  const besideTimestamp = args.some(({ kind, type }) => type === 'timestamp' && kind !== 'context');
  if (!besideDate || besideTimestamp) return args;
  return args.map((arg) => (isPeriod(arg) ? { ...arg, type: 'date' } : arg)) as unknown as T;
}

function isPeriod(expression: Expression): boolean {
  return expression.kind === 'context' && (expression.name === 'period_start' || expression.name === 'period_end');
}
