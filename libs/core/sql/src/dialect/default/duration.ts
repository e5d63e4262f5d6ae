import type { DurationUnit } from '@core/formula';
import type { RowCall, RowExpression } from '@core/plan';
import { atom, binding, cast, infix, type Fragment } from '../../fragment';
import { argumentAt } from './operands';
import { instantOf, localTime, toInstant } from './zone';
import type { Scope } from '../dialect';

const intervals: Readonly<Record<DurationUnit, string>> = {
  minute: '1 minute',
  hour: '1 hour',
  day: '1 day',
  week: '7 days',
  month: '1 month',
  quarter: '3 months',
  year: '1 year',
};

/**
 * A date or instant moved along the calendar by a duration, which may stand on either side of `+`; days of months
 * clamp. Days and more keep the wall clock of the zone, hours and minutes are elapsed time.
 */
export function moveTime(call: RowCall, operator: '+' | '-', scope: Scope): Fragment {
  const [first, second] = [argumentAt(call, 0), argumentAt(call, 1)];
  const [moment, duration] = first.type === 'duration' ? [second, first] : [first, second];
  const { amount, unit } = compileDuration(duration, scope);
  const interval = infix(
    '*',
    binding.multiply,
    [amount, atom(`INTERVAL '${intervals[unit]}'`, 'duration')],
    'duration',
  );
  const move = (from: Fragment) => infix(operator, binding.add, [from, interval], call.type);
  if (call.type === 'date') return cast(move(scope.compile(moment)), scope.dialect.typeName('date'), 'date');
  if (unit === 'hour' || unit === 'minute') return move(toInstant(moment, scope));
  const local = moment.type === 'date' ? scope.compile(moment) : localTime(scope.compile(moment), scope);
  return instantOf(move(local), scope);
}

/** A duration, or a whole number of times one, in either order. */
function compileDuration(expression: RowExpression, scope: Scope): { amount: Fragment; unit: DurationUnit } {
  if (expression.kind === 'duration') {
    const { amount, unit } = expression.duration;
    return { amount: scope.bind(String(amount), 'integer', 'integer'), unit };
  }
  if (expression.kind !== 'call' || expression.type !== 'duration') throw new TypeError('a date moves by a duration');
  const [first, second] = [argumentAt(expression, 0), argumentAt(expression, 1)];
  const [factor, duration] = first.type === 'duration' ? [second, first] : [first, second];
  const { amount, unit } = compileDuration(duration, scope);
  const times = cast(scope.compile(factor), scope.dialect.typeName('integer'), 'integer');
  return { amount: infix('*', binding.multiply, [times, amount], 'integer'), unit };
}
