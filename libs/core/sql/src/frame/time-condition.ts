import type { RowExpression, Window } from '@core/plan';
import { binding, infix, postfix, type Fragment } from '../fragment';
import type { Scope } from '../scope';

/** Conditions that place a row in a window. A row without time is in none, not even in an open one. */
export function timeConditions(time: RowExpression, window: Window, scope: Scope): readonly Fragment[] {
  const value = scope.compile(time);
  const { from, to } = boundsOf(window, time, scope);
  if (!from && !to) return [postfix(value, 'IS NOT NULL')];
  return [
    ...(from ? [infix('>=', binding.compare, [value, from], 'boolean')] : []),
    ...(to ? [infix('<', binding.compare, [value, to], 'boolean')] : []),
  ];
}

/** The ends of a window as the time field compares with them: dates with civil dates, timestamps with instants. */
export function boundsOf({ from, to }: Window, time: RowExpression, scope: Scope): { from?: Fragment; to?: Fragment } {
  const bound = (moment: { date: string; instant: string }) =>
    time.type === 'date' ? scope.bind(moment.date, 'date', 'date') : scope.bind(moment.instant, 'timestamp', 'timestamp');
  return { ...(from && { from: bound(from) }), ...(to && { to: bound(to) }) };
}
