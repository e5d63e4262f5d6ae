import type { Expression, ParameterReference, ScalarCall, WorkingHours } from '@core/formula';
import type { ParameterValue } from '@core/definition';
import type { ArgumentLowering } from './lower-parameter';

/** How a call's arguments are lowered, and where working hours are known. */
export interface HoursLowering<Node> extends ArgumentLowering<Node> {
  readonly hours: (calendar: string | undefined) => WorkingHours | undefined;
}

/** `business_minutes_between(a, b, calendar)` as a call with the two moments that carries the hours; null where there are none. */
export function lowerBusinessMinutes<Node>(
  call: ScalarCall,
  { lower, parameter, make, hours }: HoursLowering<Node>,
): Node {
  const [from, to, calendar] = call.arguments;
  if (from === undefined || to === undefined) throw new TypeError('business_minutes_between needs two moments');
  const known = hours(calendarName(calendar, parameter));
  if (known === undefined) return make.literal(null, call.type);
  return make.call(call.type, call.function, [lower(from), lower(to)], known);
}

function calendarName(
  calendar: Expression | undefined,
  parameter: (reference: ParameterReference) => ParameterValue,
): string | undefined {
  const value =
    calendar?.kind === 'parameter' ? parameter(calendar) : calendar?.kind === 'literal' ? calendar.value : undefined;
  return typeof value === 'string' ? value : undefined;
}
