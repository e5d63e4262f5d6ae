import { formatInstant, offsetsWithin, type RowExpression, type Window, type ZoneOffset } from '@core/plan';
import { atom, binding, caseWhen, infix, invoke, type Fragment } from '../../fragment';
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

/** So many offsets are told apart, which are fifteen years in most zones. */
const mostOffsets = 32;

/**
 * As `toLocal`, for rows within a window: by the offsets that the zone keeps there. To ask the engine for the wall clock of each row
 * takes many times as long as to cut it.
 */
export function toLocalWithin(expression: RowExpression, window: Window, at: ZonePlace): Fragment {
  const { scope, timezone } = at;
  const { from, to } = window;
  if (expression.type !== 'timestamp' || from === undefined || to === undefined) return toLocal(expression, scope);
  const offsets = offsetsWithin(Date.parse(from.instant), Date.parse(to.instant), timezone);
  if (offsets.length > mostOffsets) return toLocal(expression, scope);
  return scope.once(scope.compile(expression), offsets.length, (instant) =>
    scope.dialect.clockAhead(instant, offsetAt(instant, offsets, scope)),
  );
}

export interface ZonePlace {
  readonly timezone: string;
  readonly scope: Scope;
}

/** In microseconds. */
function offsetAt(instant: Fragment, offsets: readonly ZoneOffset[], scope: Scope): Fragment {
  const ahead = ({ offset }: Pick<ZoneOffset, 'offset'>) => scope.bind(String(offset * 1000), 'integer', 'integer');
  const earlier = offsets.slice(0, -1).map((own) => {
    const until = scope.bind(formatInstant(own.until), 'timestamp', 'timestamp');
    return [infix('<', binding.compare, [instant, until], 'boolean'), ahead(own)] as const;
  });
  const last = ahead(offsets.at(-1) ?? { offset: 0 });
  return earlier.length === 0 ? last : caseWhen(earlier, last, 'integer');
}

/** Instant → wall clock, of the query's zone unless another is named. */
export function localTime(instant: Fragment, scope: Scope, zone?: string): Fragment {
  return invoke('timezone', [scope.zone(zone), instant], 'timestamp');
}

/** Wall clock → instant. */
export function instantOf(local: Fragment, scope: Scope): Fragment {
  return invoke('timezone', [scope.zone(), local], 'timestamp');
}
