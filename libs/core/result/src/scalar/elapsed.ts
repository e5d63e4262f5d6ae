import type { ScalarName, ValueType } from '@core/formula';
import { addMonths, civilDate, dayLength, hourLength, wallClock, type EpochDay } from '@core/plan';
import { instantReader, parseDate } from '../value/time';
import { binary, type Call, type Evaluator, type ScalarCompiler } from './call';

const minuteLength = 60_000;

/** Time from the first argument to the second; negative when the second is earlier. */
export const elapsed = {
  days_between: daysBetween,
  months_between: monthsBetween,
  hours_between: (call) => elapsedIn(call, hourLength),
  minutes_between: (call) => elapsedIn(call, minuteLength),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** Whole days between two civil dates; with an instant, elapsed hours / 24. */
function daysBetween(call: Call): Evaluator {
  const areDates = call.node.arguments.every(({ type }) => type === 'date');
  if (areDates) return binary<string, string>(call, (from, to) => parseDate(to) - parseDate(from));
  return elapsedIn(call, dayLength);
}

function elapsedIn(call: Call, unit: number): Evaluator {
  const [from, to] = call.node.arguments.map(({ type }) => instantReader(type, call.timezone));
  if (from === undefined || to === undefined) throw new RangeError(`${call.node.function} needs two arguments`);
  return binary<string, string>(call, (start, end) => (to(end) - from(start)) / unit);
}

function monthsBetween(call: Call): Evaluator {
  const [from, to] = call.node.arguments.map(({ type }) => localDays(type, call.timezone));
  if (from === undefined || to === undefined) throw new RangeError('months_between needs two arguments');
  return binary<string, string>(call, (start, end) => {
    const [a, b] = [from(start), to(end)];
    return a <= b ? monthsAfter(a, b) : -monthsAfter(b, a);
  });
}

/** Whole calendar months (ends clamp), plus the days left over as a part of the month that follows them. */
function monthsAfter(start: number, end: number): number {
  const day = Math.floor(start);
  const monthsLater = (count: number) => addMonths(day, count) + start - day;
  const [first, last] = [civilDate(day), civilDate(Math.floor(end))];
  const apart = (last.year - first.year) * 12 + last.month - first.month;
  const whole = monthsLater(apart) <= end ? apart : apart - 1;
  const reached = monthsLater(whole);
  return whole + (end - reached) / (monthsLater(whole + 1) - reached);
}

/** Days since 1970 as the clocks show them, the time of day as a fraction. */
function localDays(type: ValueType, timezone: string): (text: string) => EpochDay {
  if (type === 'date') return parseDate;
  return (text) => {
    const { date, time } = wallClock(Date.parse(text), timezone);
    return date + time / dayLength;
  };
}
