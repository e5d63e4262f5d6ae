import type { ScalarName, ValueType, WorkingHours } from '@core/formula';
import { dayLength, mondayOf, wallClock } from '@core/plan';
import { firstFailing } from '../math/halving';
import { parseDate } from '../value/time';
import { binary, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Time that counts only while people work. */
export const businessTime = {
  business_minutes_between: businessMinutes,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

const minute = 60_000;

/** A day as the clocks on the wall show it, and the minutes after its midnight. */
interface WallTime {
  readonly date: number;
  readonly minutes: number;
}

/**
 * What the clocks of the calendar's zone count from the first moment to the second, negative when the second comes first. A
 * date is its midnight on those clocks.
 */
function businessMinutes(call: Call): Evaluator {
  const { hours, arguments: moments } = call.node;
  if (hours === undefined) throw new TypeError('business minutes need working hours');
  const timezone = hours.timezone ?? call.timezone;
  const [first, second] = moments.map(({ type }) => wallTimeReader(type, timezone));
  const elapsed = workedSince(hours);
  if (first === undefined || second === undefined) throw new TypeError('business minutes lie between two moments');
  return binary(call, (from: string, to: string) => elapsed(second(to)) - elapsed(first(from)));
}

function wallTimeReader(type: ValueType, timezone: string): (text: string) => WallTime {
  if (type === 'date') return (text) => ({ date: parseDate(text), minutes: 0 });
  return (text) => {
    const { date, time } = wallClock(Date.parse(text), timezone);
    return { date, minutes: time / minute };
  };
}

/** Working minutes from a Monday long ago to a moment: whole weeks, the days of its week, its own day, and holidays taken off. */
function workedSince({ week, holidays }: WorkingHours): (at: WallTime) => number {
  const whole = dayLength / minute;
  const days = week.map((stretches) => minutesOpen(stretches, whole));
  const inWeek = totalsBefore(days);
  const free = holidays.map(parseDate);
  const lost = totalsBefore(free.map((date) => days[date - mondayOf(date)] ?? 0));
  return ({ date, minutes }) => {
    const monday = mondayOf(date);
    const past = firstFailing(0, free.length, (index) => (free[index] ?? 0) < date);
    const today = free[past] === date ? 0 : minutesOpen(week[date - monday] ?? [], minutes);
    const weeks = (monday - mondayOf(0)) / 7;
    return weeks * (inWeek[7] ?? 0) + (inWeek[date - monday] ?? 0) + today - (lost[past] ?? 0);
  };
}

/** Minutes within the open stretches of a day up to a time of it. */
function minutesOpen(stretches: WorkingHours['week'][number], until: number): number {
  return sum(stretches.map(([from, to]) => Math.max(Math.min(until, to) - from, 0)));
}

/** The total before each value, and that of all. */
function totalsBefore(values: readonly number[]): readonly number[] {
  const totals = [0];
  for (const value of values) totals.push((totals.at(-1) ?? 0) + value);
  return totals;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
