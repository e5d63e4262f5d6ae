import type { ScalarName, ValueType } from '@core/formula';
import { addMonths, civilDate, dayLength, wallClock } from '@core/plan';
import { instantReader, parseDate } from '../value/time';
import { binary, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Time from the first argument to the second; negative when the second comes first. */
export const elapsed = {
  days_between: (call) => between(call, 1),
  hours_between: (call) => between(call, 24),
  minutes_between: (call) => between(call, 24 * 60),
  months_between: monthsBetween,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** Two civil dates are whole days apart, whatever the clocks of a zone did; otherwise elapsed time counts. */
function between(call: Call, unitsPerDay: number): Evaluator {
  const [first, second] = typesOf(call);
  if (first === 'date' && second === 'date') {
    return binary(call, (from: string, to: string) => (parseDate(to) - parseDate(from)) * unitsPerDay);
  }
  const [start, end] = [instantReader(first, call.timezone), instantReader(second, call.timezone)];
  return binary(call, (from: string, to: string) => (end(to) - start(from)) / (dayLength / unitsPerDay));
}

/** Whole calendar months (the ends of months clamp), then the part of the month between the two nearest ones. */
function monthsBetween(call: Call): Evaluator {
  const [first, second] = typesOf(call);
  const [start, end] = [wallClockReader(first, call.timezone), wallClockReader(second, call.timezone)];
  return binary(call, (from: string, to: string) => months(start(from), end(to)));
}

function months(from: number, to: number): number {
  const day = Math.floor(from);
  const after = (count: number) => addMonths(day, count) + from - day;
  const [first, last] = [civilDate(day), civilDate(Math.floor(to))];
  const count = (last.year - first.year) * 12 + last.month - first.month;
  const near = after(count);
  const length = to >= near ? after(count + 1) - near : near - after(count - 1);
  return count + (to - near) / length;
}

/** Days since 1970 as the clocks of the zone show them, the time of day as a fraction. */
function wallClockReader(type: ValueType, timezone: string): (text: string) => number {
  if (type === 'date') return parseDate;
  return (text) => {
    const { date, time } = wallClock(Date.parse(text), timezone);
    return date + time / dayLength;
  };
}

function typesOf({ node }: Call): readonly [ValueType, ValueType] {
  const [first, second] = node.arguments;
  return [first?.type ?? 'date', second?.type ?? 'date'];
}
