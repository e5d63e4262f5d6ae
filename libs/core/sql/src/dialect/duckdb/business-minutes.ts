import type { ScalarName, WorkingHours } from '@core/formula';
import type { RowCall } from '@core/plan';
import { atom, binding, cast, caseWhen, enclosed, infix, invoke, type Fragment } from '../../fragment';
import { argumentAt } from '../default/operands';
import { localTime, toInstant } from '../default/zone';
import type { ScalarCompiler, Scope } from '../dialect';

/** In microseconds, as the engine counts. Weeks begin on Monday, as the one before the epoch, three days earlier. */
const minute = 60_000_000;
const day = 1440 * minute;
const week = 7 * day;
const mondayBeforeEpoch = 3 * day;

/** Time that counts only while people work. */
export const businessMinutes = {
  business_minutes_between: businessMinutesBetween,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** What the clocks of the working hours' zone have counted from one moment to the other; an hour that comes twice is not taken back. */
function businessMinutesBetween(call: RowCall, scope: Scope): Fragment {
  const { hours } = call;
  if (!hours) throw new TypeError('business minutes need working hours');
  const zero = count(0);
  return scope.once(toInstant(argumentAt(call, 0), scope), 3, (from) =>
    scope.once(toInstant(argumentAt(call, 1), scope), 3, (to) =>
      scope.once(workedBetween([from, to], hours, scope), 2, (work) => {
        const forward = [compare('<=', from, to), invoke('greatest', [work, zero], 'integer')] as const;
        const backward = [compare('>', from, to), invoke('least', [work, zero], 'integer')] as const;
        const counted = caseWhen([forward, backward], undefined, 'integer');
        return infix('/', binding.multiply, [counted, count(minute)], 'number');
      }),
    ),
  );
}

/** Working microseconds from one instant to the other. */
function workedBetween([from, to]: readonly [Fragment, Fragment], hours: WorkingHours, scope: Scope): Fragment {
  const [moment, before, after] = [scope.name(), scope.name(), scope.name()];
  const local = scope.name();
  const clock = localTime(atom(moment, 'timestamp'), scope, hours.timezone);
  const clocks = `list_transform([${from.sql}, ${to.sql}], lambda ${moment}: ${clock.sql})`;
  const work = worked(atom(local, 'timestamp'), hours, scope);
  const both = `list_transform(${clocks}, lambda ${local}: ${work.sql})`;
  return enclosed(`list_reduce(${both}, lambda ${before}, ${after}: ${after} - ${before})`, 'integer', [
    from,
    to,
    work,
  ]);
}

function compare(operator: string, left: Fragment, right: Fragment): Fragment {
  return infix(operator, binding.compare, [left, right], 'boolean');
}

/** Working microseconds from a Monday long ago to a wall clock. On a holiday time stands still at midnight. */
function worked(local: Fragment, { week: days, holidays }: WorkingHours, scope: Scope): Fragment {
  const lost = [...new Set(holidays)].flatMap((date) => {
    const minutes = lengthOf(days[weekdayOf(date)] ?? []);
    return minutes > 0 ? [{ date, minutes }] : [];
  });
  const clock = invoke('epoch_us', [local], 'integer');
  if (lost.length === 0) return workedInWeeks(clock, days, scope);

  const dates = list(
    lost.map(({ date }) => date),
    'DATE',
    scope,
  );
  const totals = list(runningTotals(lost.map(({ minutes }) => minutes)), 'BIGINT', scope);
  return named(cast(local, scope.dialect.typeName('date'), 'date'), scope, (today) => {
    const name = scope.name();
    const past = `len(list_filter(${dates.sql}, lambda ${name}: ${name} < ${today.sql}))`;
    return named(enclosed(past, 'integer', [dates, today]), scope, (index) => {
      const next = enclosed(`${dates.sql}[${index.sql} + 1]`, 'date', [dates, index]);
      const midnight = invoke('epoch_us', [today], 'integer');
      const standing = caseWhen([[compare('=', next, today), midnight]], clock, 'integer');
      const total = enclosed(`${totals.sql}[${index.sql} + 1]`, 'integer', [totals, index]);
      return infix('-', binding.add, [workedInWeeks(standing, days, scope), total], 'integer');
    });
  });
}

/** A value under a name, however light: what a lambda repeats for each element, or what is a walk along a list. */
function named(value: Fragment, scope: Scope, body: (value: Fragment) => Fragment): Fragment {
  const name = scope.name();
  return scope.dialect.bindOnce(value, name, body(atom(name, value.type)));
}

/** Whole weeks, then what has passed of each stretch of the week at hand. */
function workedInWeeks(clock: Fragment, days: WorkingHours['week'], scope: Scope): Fragment {
  const stretches = days.flatMap((stretchesOfDay, index) =>
    stretchesOfDay.map(([from, to]) => [index * day + from * minute, index * day + to * minute] as const),
  );
  const weekly = scope.bind(String(lengthOf(stretches)), 'integer', 'integer');
  const sinceMonday = infix('+', binding.add, [clock, count(mondayBeforeEpoch)], 'integer');
  return scope.once(sinceMonday, 3, (elapsed) =>
    scope.once(floorModulo(elapsed), stretches.length + 1, (into) => {
      const start = infix('-', binding.add, [elapsed, into], 'integer');
      const weeks = infix('//', binding.multiply, [start, count(week)], 'integer');
      const passed = stretches.map(([from, to]) => {
        const end = invoke('least', [into, scope.bind(String(to), 'integer', 'integer')], 'integer');
        const past = infix('-', binding.add, [end, scope.bind(String(from), 'integer', 'integer')], 'integer');
        return invoke('greatest', [past, count(0)], 'integer');
      });
      return infix('+', binding.add, [infix('*', binding.multiply, [weeks, weekly], 'integer'), ...passed], 'integer');
    }),
  );
}

/** The remainder of weeks, also before the first one not negative. */
function floorModulo(value: Fragment): Fragment {
  const remainder = infix('%', binding.multiply, [value, count(week)], 'integer');
  const positive = infix('+', binding.add, [remainder, count(week)], 'integer');
  return infix('%', binding.multiply, [positive, count(week)], 'integer');
}

/** A constant list, bound as text. */
function list(values: readonly (string | number)[], element: string, scope: Scope): Fragment {
  return cast(scope.bind(`[${values.join(', ')}]`, 'text', 'text'), `${element}[]`, 'text');
}

/** The total before each value, and that of all, in microseconds. */
function runningTotals(minutes: readonly number[]): readonly number[] {
  const totals = [0];
  for (const value of minutes) totals.push((totals.at(-1) ?? 0) + value * minute);
  return totals;
}

function lengthOf(stretches: readonly (readonly [from: number, to: number])[]): number {
  return stretches.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** 0 for Monday. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function count(value: number): Fragment {
  return atom(String(value), 'integer');
}
