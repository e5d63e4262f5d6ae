import type { ScalarName, WorkingHours } from '@core/formula';
import { dayLength, mondayOf, wallClock } from '@core/plan';
import { firstFailing } from '../math/halving';
import { instantReader, parseDate } from '../value/time';
import { binary, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Time that counts only while people work. */
export const businessTime = {
  business_minutes_between: businessMinutes,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

const minute = 60_000;

/**
 * What the clocks of the calendar's zone, else of the query's, count from the first moment to the second; negative when the
 * second comes first. A date is its midnight in the query's zone. An hour that comes twice is not taken back.
 */
function businessMinutes(call: Call): Evaluator {
  const { hours, arguments: moments } = call.node;
  if (hours === undefined) throw new TypeError('business minutes need working hours');
  const [first, second] = moments.map(({ type }) => instantReader(type, call.timezone));
  if (first === undefined || second === undefined) throw new TypeError('business minutes lie between two moments');
  const timezone = hours.timezone ?? call.timezone;
  const workUntil = workSince(hours);
  return binary(call, (from: string, to: string) => {
    const [start, end] = [first(from), second(to)];
    const work = workUntil(wallClock(end, timezone)) - workUntil(wallClock(start, timezone));
    return (start <= end ? Math.max(work, 0) : Math.min(work, 0)) / minute;
  });
}

/** Working milliseconds from a Monday long ago to a moment: whole weeks, the days of its week, its own day; holidays taken off. */
function workSince({ week, holidays }: WorkingHours): (at: ReturnType<typeof wallClock>) => number {
  const days = week.map((stretches) => workWithin(stretches, dayLength));
  const inWeek = totalsBefore(days);
  const free = [...new Set(holidays)].map(parseDate);
  const lost = totalsBefore(free.map((date) => days[date - mondayOf(date)] ?? 0));
  return ({ date, time }) => {
    const monday = mondayOf(date);
    const past = firstFailing(0, free.length, (index) => (free[index] ?? 0) < date);
    const today = free[past] === date ? 0 : workWithin(week[date - monday] ?? [], time);
    const weeks = (monday - mondayOf(0)) / 7;
    return weeks * (inWeek[7] ?? 0) + (inWeek[date - monday] ?? 0) + today - (lost[past] ?? 0);
  };
}

/** Within the open stretches of a day up to a time of it. */
function workWithin(stretches: WorkingHours['week'][number], until: number): number {
  return stretches.reduce((work, [from, to]) => work + Math.max(Math.min(until, to * minute) - from * minute, 0), 0);
}

/** The total before each value, and that of all. */
function totalsBefore(values: readonly number[]): readonly number[] {
  const totals = [0];
  for (const value of values) totals.push((totals.at(-1) ?? 0) + value);
  return totals;
}
