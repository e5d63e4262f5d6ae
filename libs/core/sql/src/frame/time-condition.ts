import type { Moment, RowExpression, Window } from '@core/plan';
import { binding, infix, postfix, type Fragment } from '../fragment';
import type { Scope } from '../dialect/dialect';

/** Conditions that place a row in a window. A row without time is in none, not even in an open one. */
export function timeConditions(time: RowExpression, window: Window, scope: Scope): readonly Fragment[] {
  const value = scope.compile(time);
  const [from, to] = [boundOf(window.from, time, scope), boundOf(window.to, time, scope)];
  if (!from && !to) return [postfix(value, 'IS NOT NULL')];
  return [
    ...(from ? [infix('>=', binding.compare, [value, from], 'boolean')] : []),
    ...(to ? [infix('<', binding.compare, [value, to], 'boolean')] : []),
  ];
}

/** One end of a window as the time field compares with it: a date with the civil date, a timestamp with the instant. */
export function boundOf(moment: Moment | undefined, time: RowExpression, scope: Scope): Fragment | undefined {
  if (!moment) return undefined;
  return time.type === 'date'
    ? scope.bind(moment.date, 'date', 'date')
    : scope.bind(moment.instant, 'timestamp', 'timestamp');
}
