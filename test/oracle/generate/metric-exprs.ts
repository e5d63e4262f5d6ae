import type { AggregateName, Expr, FieldRef, Type } from '../evaluator/formula';
import { makeAggregate } from './leaf-exprs';
import { makeModified } from './modified-exprs';
import { fieldNode, fieldsFrom, lit, moments, numeric, call, commonType } from './place';
import { datasetsOf, habitsOf, reaches, type MetricMaking, type MetricPlace } from './metric-place';
import { arithmetic, extreme, numberLiteral, unary } from './row-numbers';
import { compared, moved, truncated } from './row-exprs';
import { orderOf } from '../evaluator/order-of';
import { isSameField } from '../evaluator/reach';

export const anything: readonly Type[] = [...numeric, ...moments, 'text', 'boolean'];

/** A metric expression of one of the types. */
export function makeMetric(place: MetricPlace, types: readonly Type[], depth: number, making: MetricMaking): Expr {
  const { rng } = making;
  const leaf = () => makeAggregate(place, types, Math.min(depth + 1, 3), making);
  if (depth <= 0) return leaf();
  const wantsNumbers = types.some((type) => numeric.includes(type));
  const maker = rng.weighted<() => Expr | undefined>([
    [4, leaf],
    [7, () => makeModified(place, types, depth, making)],
    [wantsNumbers ? 5 : 0, () => ofNumbers(place, depth, making)],
    [2, () => chosen(place, types, { depth, making })],
    [types.includes('boolean') ? 4 : 0, () => condition(place, depth, making)],
    [place.depthOfKeys < 2 ? 3 : 0, () => makePer(place, types, { depth, making })],
    [2, () => reference(place, types, making)],
    [place.values.length > 0 ? 1 : 0, () => dimensionValue(place, types, making)],
    [types.includes('text') ? 3 : 0, () => ofTexts(place, depth, making)],
    [types.includes('date') ? 3 : 0, () => ofMoments(place, depth, making)],
    [1, () => making.target && { kind: 'context', name: 'target', type: making.target }],
  ]);
  const made = maker();
  return made !== undefined && types.includes(made.type) ? made : leaf();
}

function ofNumbers(place: MetricPlace, depth: number, making: MetricMaking): Expr {
  const { rng } = making;
  const number = () => makeMetric(place, numeric, depth - 1, making);
  const other = () => (rng.chance(0.3) ? numberLiteral(making) : number());
  return rng.weighted<() => Expr>([
    [
      8,
      () =>
        arithmetic(
          rng.pick(['add', 'subtract', 'multiply', 'divide', 'divide', 'divide', 'modulo']),
          number(),
          other(),
        ),
    ],
    [2, () => unary(number(), making)],
    [1, () => extreme(rng.pick(['min', 'max', 'coalesce']), [number(), other()])],
    [1, () => call('bin', 'integer', [number(), lit('integer', '0'), lit('integer', '3'), lit('integer', '20')])],
    [1, () => elapsed(place, depth, making)],
    [
      1,
      () =>
        call(rng.pick(['year', 'quarter', 'month', 'week', 'day', 'weekday', 'hour']), 'integer', [
          makeMetric(place, moments, depth - 1, making),
        ]),
    ],
    [1, () => looked(place, depth, making) ?? number()],
  ])();
}

function elapsed(place: MetricPlace, depth: number, making: MetricMaking): Expr {
  const { rng, calendars } = making;
  const moment = () =>
    place.hasPeriod && rng.chance(0.25)
      ? ({ kind: 'context', name: rng.pick(['period_start', 'period_end'] as const), type: 'timestamp' } as const)
      : makeMetric(place, moments, depth - 1, making);
  const [a, b] = [makeMetric(place, moments, depth - 1, making), moment()];
  // Beside a date an end of the window is a date.
  const other = b.kind === 'context' ? { ...b, type: a.type } : b;
  if (calendars.length > 0 && rng.chance(0.2))
    return call('business_minutes_between', 'number', [a, other], rng.pick(calendars));
  const fn = rng.pick(['days_between', 'months_between', 'hours_between', 'minutes_between']);
  const isDays = fn === 'days_between' && a.type === 'date' && other.type === 'date';
  return call(fn, isDays ? 'integer' : 'number', [a, other]);
}

function looked(place: MetricPlace, depth: number, making: MetricMaking): Expr | undefined {
  const map = making.params.find(({ type }) => type === 'map');
  return map && call('lookup', 'number', [ofTexts(place, depth - 1, making), numberLiteral(making)], map.name);
}

interface Deep {
  readonly depth: number;
  readonly making: MetricMaking;
}

function chosen(place: MetricPlace, types: readonly Type[], { depth, making }: Deep): Expr {
  const { rng } = making;
  const a = makeMetric(place, types, depth - 1, making);
  const kin = numeric.includes(a.type) ? numeric : moments.includes(a.type) ? moments : [a.type];
  const b = makeMetric(place, kin, depth - 1, making);
  const ifs = () => makeMetric(place, ['boolean'], depth - 1, making);
  if (rng.chance(0.3)) return call('coalesce', commonType(a.type, b.type), [a, b]);
  if (rng.chance(0.2)) return call('case', commonType(a.type, b.type), [ifs(), a, ifs(), b, a]);
  return call(rng.pick(['if', 'ternary']), commonType(a.type, b.type), [ifs(), a, b]);
}

function condition(place: MetricPlace, depth: number, making: MetricMaking): Expr {
  const { rng } = making;
  const number = () => makeMetric(place, numeric, depth - 1, making);
  return rng.weighted<() => Expr>([
    [6, () => compared(number(), rng.chance(0.6) ? numberLiteral(making) : number(), making)],
    [
      2,
      () =>
        call(rng.pick(['and', 'or']), 'boolean', [
          condition(place, depth - 1, making),
          condition(place, depth - 1, making),
        ]),
    ],
    [1, () => call('not', 'boolean', [condition(place, depth - 1, making)])],
    [1, () => call('is_null', 'boolean', [makeMetric(place, anything, depth - 1, making)])],
    [1, () => compared(makeMetric(place, moments, depth - 1, making), lit('date', '2024-03-01'), making)],
    [1, () => ofOrder(place, making) ?? condition(place, 0, making)],
    [
      1,
      () =>
        call(rng.pick(['contains', 'starts_with', 'ends_with']), 'boolean', [
          ofTexts(place, depth - 1, making),
          lit('text', rng.pick(['o', 'n', 'web'])),
        ]),
    ],
  ])();
}

/** The greatest or least of an ordered text beside one of its values. */
function ofOrder(place: MetricPlace, making: MetricMaking): Expr | undefined {
  const { rng } = making;
  const aggregate = makeAggregate(place, ['text'], 0, making);
  const values = orderOf(aggregate, making.data.world);
  if (values === undefined) return undefined;
  return call(rng.pick(['less', 'less_or_equal', 'greater', 'greater_or_equal', 'equal']), 'boolean', [
    aggregate,
    lit('text', rng.pick(values)),
  ]);
}

/** A text without an order. */
function ofTexts(place: MetricPlace, depth: number, making: MetricMaking): Expr {
  const { rng } = making;
  const text = () => {
    const made = makeMetric(place, ['text'], depth - 1, making);
    return orderOf(made, making.data.world) === undefined ? made : lit('text', 'plain');
  };
  return rng.weighted<() => Expr>([
    [2, () => call(rng.pick(['lower', 'upper', 'trim']), 'text', [text()])],
    [1, () => call('concat', 'text', [text(), lit('text', '/'), text()])],
    [1, () => call('case', 'text', [condition(place, depth - 1, making), lit('text', 'much'), lit('text', 'little')])],
  ])();
}

/** A date or timestamp that is moved or cut. */
function ofMoments(place: MetricPlace, depth: number, making: MetricMaking): Expr {
  const { rng } = making;
  const moment = makeMetric(place, moments, depth - 1, making);
  if (rng.chance(0.3)) return truncated(moment, making);
  if (rng.chance(0.6)) return moved(moment, making);
  const other = makeMetric(place, moments, depth - 1, making);
  return call(rng.pick(['min', 'max', 'coalesce']), commonType(moment.type, other.type), [moment, other]);
}

const OVER_KEYS: readonly AggregateName[] = [
  'count',
  'count',
  'sum',
  'avg',
  'avg',
  'min',
  'max',
  'median',
  'percentile',
  'stddev',
  'variance',
  'count_distinct',
  'any',
  'all',
];

/** An aggregate over the values per key. */
function makePer(place: MetricPlace, types: readonly Type[], { depth, making }: Deep): Expr | undefined {
  const { rng } = making;
  const keys = pickKeys(place, making);
  if (keys === undefined) return undefined;
  const datasets = place.datasets.filter((dataset) => reaches(dataset, keys, making.data));
  if (datasets.length === 0) return undefined;
  const inner: MetricPlace = {
    ...place,
    datasets,
    dimensions: [...place.dimensions, ...keys],
    values: [...place.values, ...keys],
    depthOfKeys: place.depthOfKeys + 1,
  };
  const fn = rng.pick(OVER_KEYS);
  const isOfConditions = fn === 'any' || fn === 'all' || (fn === 'count' && rng.chance(0.6));
  const isOfAnything = fn === 'count' || fn === 'count_distinct';
  const taken = isOfConditions ? (['boolean'] as const) : isOfAnything ? anything : numeric;
  const operand = makeMetric(inner, taken, depth - 1, making);
  const type = resultOf(fn, operand.type);
  if (!types.includes(type)) return undefined;
  return { kind: 'per', type, fn, operand, keys, ...(fn === 'percentile' && { share: '0.75' }) };
}

function resultOf(fn: AggregateName, operand: Type): Type {
  if (fn === 'count' || fn === 'count_distinct') return 'integer';
  if (fn === 'any' || fn === 'all') return 'boolean';
  return ['sum', 'min', 'max'].includes(fn) ? operand : 'number';
}

/** One or two fields that some dataset has, mostly keys of others. */
function pickKeys({ datasets }: MetricPlace, making: MetricMaking): readonly FieldRef[] | undefined {
  const { rng, data } = making;
  const dataset = rng.pick(datasets);
  const foreign = data.dataset(dataset).relationships.flatMap(({ pairs }) => pairs.map(([own]) => own));
  const fields = fieldsFrom(dataset, making).filter(
    ({ ref, field }) =>
      ref.local === undefined && (foreign.includes(field.name) || ['text', 'boolean', 'date'].includes(field.type)),
  );
  if (fields.length === 0) return undefined;
  const own = fields.filter(({ ref, field }) => ref.path.length === 0 && foreign.includes(field.name));
  const first = own.length > 0 && rng.chance(0.6) ? rng.pick(own) : rng.pick(fields);
  const second = rng.chance(0.2) ? rng.pick(fields) : undefined;
  return second !== undefined && !isSameField(first.ref, second.ref, data) ? [first.ref, second.ref] : [first.ref];
}

/** Another metric that does nothing that the modifiers around would not let it. */
function reference(place: MetricPlace, types: readonly Type[], { rng, metrics, data }: MetricMaking): Expr | undefined {
  const fitting = metrics.filter((metric) => {
    const habits = habitsOf(metric.formula, metrics);
    const isFree =
      (!place.settled.has('window') ||
        !['rolling', 'to_date', 'running', 'whole', 'between'].some((one) => habits.has(one))) &&
      (!place.settled.has('placed') || !['at', 'during', 'on'].some((one) => habits.has(one))) &&
      (!place.settled.has('along') || !habits.has('running_along')) &&
      (!habits.has('between') || !place.settled.has('shift')) &&
      (place.hasPeriod || !['previous', 'change', 'growth', 'at'].some((one) => habits.has(one)));
    const reached = datasetsOf(metric.formula, metrics).every((dataset) => place.datasets.includes(dataset));
    const isTimed =
      place.grain === undefined ||
      datasetsOf(metric.formula, metrics).every((name) => data.dataset(name).time !== undefined || habits.has('at'));
    return types.includes(metric.formula.type) && isFree && reached && isTimed;
  });
  if (fitting.length === 0) return undefined;
  const { name, formula } = rng.pick(fitting);
  return { kind: 'metric', type: formula.type, name };
}

/** A key around, or a dimension of the metric's breakdown, as a value beside an aggregate. */
function dimensionValue(place: MetricPlace, types: readonly Type[], making: MetricMaking): Expr | undefined {
  const { rng, data } = making;
  if (place.settled.has('total')) return undefined;
  const ref = rng.pick(place.values);
  const { field } = data.fieldOf(ref);
  const node = fieldNode({ ref, field });
  const value = makeMetric(place, types, 0, making);
  if (types.includes(field.type) && rng.chance(0.4)) return call('coalesce', field.type, [node, node]);
  return call('if', value.type, [call('is_null', 'boolean', [node]), value, lit(value.type, null)]);
}
