import { arithmetic, numeric } from './arithmetic';
import { businessMinutes } from './business-time';
import { addToDate, addToInstant, landsInGap } from './civil-time';
import type { Call, Expr, ShiftNode, Type } from './formula';
import type { Calendar, Grain, ParamValue } from './model';
import { datePart, elapsed, instantOf, startsLate, truncate, type Moment } from './scalar-time';
import { noteClose, noteRemainder, type Trace } from './trace';
import { big, compareValues, conform, isExact, isMoment, isNumeric, readValue, toDouble, type Value } from './value';

/** What a scalar needs besides its arguments; the same on rows and above aggregates. */
export interface ScalarScope {
  readonly zone: string;
  readonly trace: Trace;
  readonly evaluate: (expr: Expr) => Value;
  readonly parameter: (name: string) => ParamValue;
  /** Of the run, or by name. */
  readonly calendar: (name: string | undefined) => Calendar | undefined;
  /** Declared values by whose places an expression compares. */
  readonly orderOf: (expr: Expr) => readonly string[] | undefined;
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  equal: (order) => order === 0,
  not_equal: (order) => order !== 0,
  less: (order) => order < 0,
  less_or_equal: (order) => order <= 0,
  greater: (order) => order > 0,
  greater_or_equal: (order) => order >= 0,
};

/** The value of an operator or function. */
export function evaluateCall(written: Call, scope: ScalarScope): Value {
  const { fn } = written;
  const call = fn in COMPARISONS || fn === 'in' ? { ...written, args: written.args.map(asInstant) } : written;
  if (fn in CHOICES) return CHOICES[fn]?.(call, scope) ?? null;
  if (fn === 'lookup') return lookup(call, scope);
  const values = call.args.map((arg) => scope.evaluate(arg));
  if (fn === 'in') return isIn(call, values, scope);
  if (values.some((value) => value === null)) return null;
  if (fn in COMPARISONS) return compared(call, values, scope);
  if (fn === 'min' || fn === 'max' || fn === 'clamp') return extreme(call, values, scope);
  return plain(call, values, scope);
}

/** An end of the window compares as the moment that it is, also with a date, which is its midnight. */
function asInstant(expr: Expr): Expr {
  return expr.kind === 'context' && expr.name !== 'target' ? { ...expr, type: 'timestamp' } : expr;
}

/** Functions that look at null themselves. */
const CHOICES: Readonly<Record<string, (call: Call, scope: ScalarScope) => Value>> = {
  if: choose,
  ternary: choose,
  case: choose,
  coalesce: (call, scope) => {
    for (const arg of call.args) {
      const value = scope.evaluate(arg);
      if (value !== null) return conform(value, arg.type, call.type, scope.zone);
    }
    return null;
  },
  is_null: ({ args }, scope) => scope.evaluate(args[0]!) === null,
  and: ({ args }, scope) => logic(args, false, scope),
  or: ({ args }, scope) => logic(args, true, scope),
};

/** A null condition is not met. */
function choose({ args, type }: Call, scope: ScalarScope): Value {
  let index = 0;
  while (index < args.length - 1 && scope.evaluate(args[index]!) !== true) index += 2;
  const value = args[index < args.length - 1 ? index + 1 : index]!;
  return conform(scope.evaluate(value), value.type, type, scope.zone);
}

/** Three-valued: one `decisive` decides, else a null leaves it open. */
function logic(args: readonly Expr[], decisive: boolean, scope: ScalarScope): Value {
  const values = args.map((arg) => scope.evaluate(arg));
  if (values.includes(decisive)) return decisive;
  return values.includes(null) ? null : !decisive;
}

function lookup({ args: [key, otherwise], word = '' }: Call, scope: ScalarScope): Value {
  const map = scope.parameter(word) as Readonly<Record<string, number>> | null;
  const wanted = scope.evaluate(key!);
  const found = wanted === null || map === null ? undefined : map[wanted as string];
  return found ?? conform(scope.evaluate(otherwise!), otherwise!.type, 'number', scope.zone);
}

/** `x in [a, b]`, or in a parameter that is a list. */
function isIn({ args, word }: Call, values: readonly Value[], scope: ScalarScope): Value {
  const [value = null] = values;
  if (value === null) return null;
  const [first] = args as readonly [Expr];
  const listed: readonly Value[] =
    word === undefined
      ? values.slice(1)
      : (scope.parameter(word) as readonly (number | string)[]).map((item) => readValue(item, first.type));
  const found = listed.map((item, index) => {
    const type = word === undefined ? (args[index + 1]?.type ?? first.type) : first.type;
    return item === null ? null : orderOf(value, item, { types: [first.type, type], args: [], scope }) === 0;
  });
  if (found.includes(true)) return true;
  return found.includes(null) ? null : false;
}

function compared({ fn, args }: Call, [a = null, b = null]: readonly Value[], scope: ScalarScope): Value {
  const [left, right] = args as readonly [Expr, Expr];
  const order = orderOf(a, b, { types: [left.type, right.type], args, scope });
  return COMPARISONS[fn]?.(order) ?? null;
}

interface Sides {
  readonly types: readonly [Type, Type];
  readonly args: readonly Expr[];
  readonly scope: ScalarScope;
}

function orderOf(a: Value, b: Value, { types: [left, right], args, scope }: Sides): number {
  const common = isMoment(left) && left !== right ? 'timestamp' : undefined;
  const [x, y] = common ? [conform(a, left, common, scope.zone), conform(b, right, common, scope.zone)] : [a, b];
  noteClose(x, y, scope.trace);
  return compareValues(
    x,
    y,
    args.map(scope.orderOf).find((values) => values !== undefined),
  );
}

function extreme({ fn, args, type }: Call, given: readonly Value[], scope: ScalarScope): Value {
  const values = given.map((value, index) => conform(value, args[index]?.type ?? type, type, scope.zone));
  const places = args.map(scope.orderOf).find((order) => order !== undefined);
  const pick = (a: Value, b: Value, wants: 1 | -1) => {
    noteClose(a, b, scope.trace);
    return compareValues(a, b, places) * wants >= 0 ? a : b;
  };
  if (fn !== 'clamp') return values.reduce((a, b) => pick(a, b, fn === 'max' ? 1 : -1));
  const [x = null, low = null, high = null] = values;
  return pick(pick(x, low, 1), high, -1);
}

function plain(call: Call, values: readonly Value[], scope: ScalarScope): Value {
  const { fn, args, type, word } = call;
  const [a = null, b = null] = values;
  const moments = args.map((arg, index): Moment => ({ value: values[index] ?? null, type: arg.type }));
  switch (fn) {
    case 'not':
      return a !== true;
    case 'xor':
      return a !== b;
    case 'bin':
      return big(1 + values.slice(1).filter((bound) => orderOf(a, bound, sidesOf(args, scope)) >= 0).length);
    case 'concat':
      return values.join('');
    case 'year':
    case 'quarter':
    case 'month':
    case 'week':
    case 'day':
    case 'weekday':
    case 'hour':
      return datePart(fn, moments[0]!, scope.zone);
    case 'days_between':
    case 'months_between':
    case 'hours_between':
    case 'minutes_between':
      return elapsed(fn, moments[0]!, moments[1]!, scope.zone);
    case 'business_minutes_between':
      return worked(moments, word, scope);
    case 'truncate_to':
      if (startsLate(moments[0]!, scope.zone)) scope.trace.fragile = true;
      return truncate(moments[0]!, word as Grain, scope.zone);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power':
    case 'pow':
      return arithmetic(fn, [a, b], type);
    case 'modulo':
      if (!isExact(type)) noteRemainder(toDouble(a), toDouble(b), scope.trace);
      return arithmetic(fn, [a, b], type);
    default:
      return isNumeric(args[0]?.type ?? 'text') ? numeric(fn, a, scope.trace) : text(fn, a as string, b as string);
  }
}

function sidesOf(args: readonly Expr[], scope: ScalarScope): Sides {
  return { types: [args[0]?.type ?? 'number', args[0]?.type ?? 'number'], args: [], scope };
}

function worked([from, to]: readonly Moment[], word: string | undefined, scope: ScalarScope): Value {
  const calendar = scope.calendar(word);
  if (calendar === undefined) throw new Error('there is no calendar');
  return businessMinutes(instantOf(from!, scope.zone), instantOf(to!, scope.zone), calendar, scope.zone);
}

function text(fn: string, a: string, b: string): Value {
  switch (fn) {
    case 'lower':
      return a.toLowerCase();
    case 'upper':
      return a.toUpperCase();
    case 'trim':
      return a.trim();
    case 'contains':
      return a.includes(b);
    case 'starts_with':
      return a.startsWith(b);
    case 'ends_with':
      return a.endsWith(b);
    default:
      throw new Error(`there is no function ${fn}`);
  }
}

/** A date or timestamp moved along the calendar. */
export function evaluateShift({ base, sign, duration, count, type }: ShiftNode, scope: ScalarScope): Value {
  const [at, times] = [scope.evaluate(base), count ? scope.evaluate(count) : 1];
  if (at === null || times === null) return null;
  const amount = sign * toDouble(times) * duration.amount;
  if (type === 'date') return addToDate(at as string, amount, duration.unit);
  const start = instantOf({ value: at, type: base.type }, scope.zone);
  if (landsInGap(start, amount, duration.unit, scope.zone)) scope.trace.fragile = true;
  return addToInstant(start, amount, duration.unit, scope.zone);
}
