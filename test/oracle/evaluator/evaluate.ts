import { aggregate } from './aggregates';
import { arithmetic, numeric } from './arithmetic';
import { contextsOf, enterMetric, type Context } from './context';
import { compareRows } from './data';
import type { Agg, Expr, MetricNode, Mod } from './formula';
import { leavesOf } from './leaves';
import { rowsOf, timeOf } from './leaf-rows';
import { keepsAll } from './listing';
import { orderOf } from './order-of';
import { evaluatePer } from './per';
import { evaluateRank } from './rank';
import { isSameField } from './reach';
import { contextValue, parameterValue, RowScope, valueOn } from './rows';
import { evaluateCall, evaluateShift, type ScalarScope } from './scalars';
import { evaluateTarget } from './target';
import { compareValues, conform, readValue, type Value } from './value';

/** The value of a formula in a context. */
export function evaluate(expr: Expr, context: Context): Value {
  switch (expr.kind) {
    case 'lit':
      return readValue(expr.value, expr.type);
    case 'param':
      return parameterValue(expr, (name) => context.question.parameter(name, context.asked, context.metric));
    case 'context':
      return expr.name === 'target'
        ? evaluateTarget(context, evaluate)
        : contextValue(expr, context.question.textAt(context));
    case 'field':
      return dimensionValue(expr.ref, context);
    case 'call':
      return evaluateCall(expr, scalarsIn(context));
    case 'shift':
      return evaluateShift(expr, scalarsIn(context));
    case 'agg':
      return evaluateAggregate(expr, context);
    case 'per':
      return evaluatePer(expr, context, evaluate);
    case 'metric':
      return evaluateMetric(expr, context);
    case 'mod':
      return evaluateModified(expr, context);
    case 'related':
      throw new Error('a related aggregate stands on a row');
  }
}

function scalarsIn(context: Context): ScalarScope {
  const { question, asked, metric } = context;
  return {
    zone: question.time.zone,
    trace: question.trace,
    evaluate: (expr) => evaluate(expr, context),
    parameter: (name) => question.parameter(name, asked, metric),
    calendar: (name) => question.calendarNamed(name),
    orderOf: (expr) => orderOf(expr, question.world),
  };
}

/** A dimension or key of the context, used as a value. */
function dimensionValue(ref: Parameters<typeof isSameField>[0], { dimensions, question }: Context): Value {
  const dimension = dimensions.findLast((one) => isSameField(one.ref, ref, question.data));
  return dimension === undefined || typeof dimension.own === 'string' ? null : dimension.own.is;
}

function evaluateAggregate(agg: Agg, context: Context): Value {
  const { question, isLost } = context;
  if (isLost === true) return null;
  const text = question.textAt(context);
  const rows = rowsOf(agg, context);
  const time = timeOf(agg.dataset, context);
  const times = new Map(rows.map((row) => [row, time === undefined ? null : valueOn(row, time, text)]));
  const { primary_key } = question.data.dataset(agg.dataset);
  const isOrdered = agg.fn === 'first' || agg.fn === 'last';
  const byTime = (a: Value, b: Value) =>
    a === null || b === null ? Number(b === null) - Number(a === null) : compareValues(a, b);
  // The language does not say where a row without time stands among those that have one.
  if (isOrdered && rows.length > 1 && time !== undefined && [...times.values()].includes(null))
    question.trace.fragile = true;
  const sorted = isOrdered
    ? rows.toSorted((a, b) => byTime(times.get(a) ?? null, times.get(b) ?? null) || compareRows(a, b, primary_key))
    : rows;
  return aggregate({
    fn: agg.fn,
    tuples: sorted.map((row) => agg.args.map((arg) => new RowScope(row, text).evaluate(arg))),
    types: agg.args.map(({ type }) => type),
    places: agg.args[0] && orderOf(agg.args[0], question.world),
    trace: question.trace,
  });
}

/** Another metric in the context at hand; `empty` where none of its aggregates took a row. */
function evaluateMetric({ name, type }: MetricNode, context: Context): Value {
  return metricValue(context.question.metric(name), type, context);
}

export function metricValue(
  metric: Parameters<typeof enterMetric>[1],
  type: MetricNode['type'],
  context: Context,
): Value {
  const inside = enterMetric(context, metric);
  if (!isEmpty(metric, inside)) return evaluate(metric.formula, inside);
  return typeof metric.empty === 'number' ? readValue(metric.empty, type) : null;
}

/** Whether a metric that says what nothing is has nothing here; aggregates under a total speak of more than the group. */
export function isEmpty(metric: Parameters<typeof enterMetric>[1], inside: Context): boolean {
  if (metric.empty === undefined) return false;
  const leaves = leavesOf(metric.formula, inside);
  const left = inside.dimensions.filter(({ dropped }) => !dropped);
  const whole = leaves.filter(({ context }) => keepsAll(context.dimensions, left));
  const counted = whole.length > 0 ? whole : leaves;
  return counted.length > 0 && counted.every(({ agg, context }) => rowsOf(agg, context).length === 0);
}

function evaluateModified({ operand, mod, type }: Mod, context: Context): Value {
  const [inner, other] = contextsOf(mod, context);
  if (mod.kind === 'rank') return evaluateRank(operand, mod, context, evaluate);
  const value = evaluate(operand, inner);
  if (mod.kind === 'fill') {
    const { zone } = context.question.time;
    const filled = value ?? evaluate(mod.value, context);
    return conform(filled, value === null ? mod.value.type : operand.type, type, zone);
  }
  if (other === undefined) return value;
  const base = evaluate(operand, other);
  if (value === null || base === null) return null;
  if (mod.kind === 'share') return arithmetic('divide', [value, base], 'number');
  const change = arithmetic('subtract', [value, base], operand.type);
  if (mod.kind === 'change' || change === null) return change;
  return arithmetic('divide', [change, numeric('abs', base, context.question.trace)], 'number');
}
