import type { RowExpression } from '@core/plan';
import { atom, binding, enclosed, infix, invoke, type Fragment } from '../../fragment';
import type { Scope } from '../dialect';

/** The wall clock of the zone at an instant; a date and anything else stays as it is. */
export function toLocal(expression: RowExpression, scope: Scope): Fragment {
  const value = scope.compile(expression);
  return expression.type === 'timestamp' ? localTime(value, scope) : value;
}

/**
 * The first instant of a date in the zone; anything else stays as it is. The last moment of the day before is looked
 * up, for midnight itself may not exist or come twice.
 */
export function toInstant(expression: RowExpression, scope: Scope): Fragment {
  const value = scope.compile(expression);
  if (expression.type !== 'date') return value;
  const moment = atom("INTERVAL '1 microsecond'", 'duration');
  const before = infix('-', binding.add, [value, moment], 'date');
  return infix('+', binding.add, [instantOf(before, scope), moment], 'timestamp');
}

/** Instant → wall clock. */
export function localTime(instant: Fragment, scope: Scope): Fragment {
  return invoke('timezone', [scope.zone(), instant], 'timestamp');
}

/** Wall clock → instant. */
export function instantOf(local: Fragment, scope: Scope): Fragment {
  return invoke('timezone', [scope.zone(), local], 'timestamp');
}

/** The first day of a grain, of a date or a wall clock. */
export function startOf(grain: string, day: Fragment, scope: Scope): Fragment {
  if (grain === 'day' && day.type === 'date') return day;
  const date = scope.dialect.typeName('date');
  const truncated = grain === 'day' ? day : enclosed(`date_trunc('${grain}', ${day.sql})`, day.type, [day]);
  return enclosed(`CAST(${truncated.sql} AS ${date})`, 'date', [truncated]);
}
