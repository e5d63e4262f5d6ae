import { diagnose } from '@core/diagnostics';
import type { Expression, Modifier, ParameterReference, ScalarCall } from '@core/formula';
import { plainValue } from '../lower/lower-parameter';
import { isRepresentable, parseInstant, formatInstant, type Range } from '../time/moment';
import { shiftBy, shiftInstant } from '../time/shift';
import { startOfDay, type Instant } from '../time/time-zone';
import { epochDay } from '../time/civil-date';
import type { Context } from './context';
import { momentsAsked } from './query-time';
import { parameterValue } from './read-parameter';

type Between = Extract<Modifier, { readonly kind: 'between' }>;

/** The window of a `.between`: constants, where a date is midnight in the zone of the query. Undefined for none, which findings then say. */
export function constantWindow({ from, to }: Between, context: Context): Required<Range> | undefined {
  const { query, metric, asked } = context;
  const [start, end] = [evaluate(from, context), evaluate(to, context)];
  const isWithin = start !== undefined && end !== undefined && isRepresentable(start) && isRepresentable(end);
  if (isWithin && start <= end) return { from: start, to: end };
  const words = { metric: metric.name, from: show(start), to: show(end) };
  query.findings.add(diagnose('run.backward_window', words, { path: asked.path }));
  return undefined;
}

function show(at: Instant | undefined): string {
  if (at === undefined) return 'null';
  return isRepresentable(at) ? formatInstant(at) : 'a day that no calendar reaches';
}

/** Undefined for null; what lies beyond the years 1 to 9999 is not representable. */
function evaluate(expression: Expression, context: Context): Instant | undefined {
  const { timezone, as_of } = context.query.time.calendar;
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? readMoment(expression.value, timezone) : undefined;
    case 'parameter': {
      const value = constantOf(expression, context);
      return typeof value === 'string' ? readMoment(value, timezone) : undefined;
    }
    case 'context':
      if (expression.name !== 'as_of') return undefined;
      refuseMoments(context);
      return as_of;
    case 'call':
      return moved(expression, context);
    default:
      return undefined;
  }
}

/** A window is one for all buckets, and each may be asked at a moment of its own. */
function refuseMoments({ query, metric, asked }: Context): void {
  if (momentsAsked(query.time).length === 1) return;
  const reason = `a window of ${metric.name} goes by as_of, which is the end of each`;
  query.findings.add(diagnose('run.not_by_interval', { reason }, { path: asked.path }));
}

/** A moment plus or minus a duration. */
function moved({ function: name, arguments: args }: ScalarCall, context: Context): Instant | undefined {
  const sign = name === 'add' ? -1 : name === 'subtract' ? 1 : undefined;
  const [left, right] = args;
  if (sign === undefined || left === undefined || right === undefined) return undefined;
  const [base, duration] = left.type === 'duration' ? [right, left] : [left, right];
  const at = evaluate(base, context);
  const shift = lengthOf(duration, context);
  if (at === undefined || shift === undefined) return undefined;
  if (!isRepresentable(at)) return at;
  const { months, days, minutes } = shift;
  const back = { months: sign * months, days: sign * days, minutes: sign * minutes };
  const isTooFar = Math.abs(months) > 120_000 || Math.abs(days) > 4_000_000 || Math.abs(minutes) > 6_000_000_000;
  if (isTooFar) return Number.POSITIVE_INFINITY;
  return shiftInstant(at, back, context.query.time.calendar.timezone);
}

interface Length {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

/** A duration, or a whole number of it. */
function lengthOf(expression: Expression, context: Context): Length | undefined {
  if (expression.kind === 'duration') return shiftBy(expression.duration);
  if (expression.kind !== 'call') return undefined;
  const [left, right] = expression.arguments;
  if (left === undefined) return undefined;
  if (right === undefined) return expression.function === 'negate' ? times(lengthOf(left, context), -1) : undefined;
  if (expression.function !== 'multiply') return undefined;
  const [length, factor] = left.type === 'duration' ? [left, right] : [right, left];
  return times(lengthOf(length, context), numberOf(factor, context));
}

function times(length: Length | undefined, factor: number | undefined): Length | undefined {
  if (length === undefined || factor === undefined) return undefined;
  return { months: factor * length.months, days: factor * length.days, minutes: factor * length.minutes };
}

function numberOf(expression: Expression, context: Context): number | undefined {
  if (expression.kind === 'call' && expression.function === 'negate') {
    const [operand] = expression.arguments;
    const value = operand && numberOf(operand, context);
    return value === undefined ? undefined : -value;
  }
  const value = expression.kind === 'parameter' ? constantOf(expression, context) : undefined;
  const written = expression.kind === 'literal' ? expression.value : value;
  const number = written === null || written === undefined ? undefined : Number(written);
  return Number.isSafeInteger(number) ? number : undefined;
}

function constantOf(reference: ParameterReference, { query, asked, metric }: Context) {
  return plainValue(reference, parameterValue(reference.name, { given: query.parameters, asked, metric }));
}

function readMoment(text: string, timezone: string): Instant | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return parseInstant(text);
  return startOfDay(epochDay(Number(year), Number(month), Number(day)), timezone);
}
