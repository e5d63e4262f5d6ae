import type { RowExpression } from '@core/plan';
import { atom, binding, infix, invoke, type Fragment } from '../../fragment';
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

/** Instant → wall clock, of the query's zone unless another is named. */
export function localTime(instant: Fragment, scope: Scope, zone?: string): Fragment {
  return invoke('timezone', [scope.zone(zone), instant], 'timestamp');
}

/** Wall clock → instant. */
export function instantOf(local: Fragment, scope: Scope): Fragment {
  return invoke('timezone', [scope.zone(), local], 'timestamp');
}
