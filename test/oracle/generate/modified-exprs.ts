import type { Duration, Expr, FieldRef, Modifier, Type } from '../evaluator/formula';
import { rowsOf } from './leaf-exprs';
import { datasetsOf, habitsOf, reaches, type MetricMaking, type MetricPlace } from './metric-place';
import { fieldsFrom, lit, moments, numeric } from './place';
import { makeBoolean } from './row-exprs';

type Settled = 'window' | 'placed' | 'along' | 'shift' | 'total';

interface Choice {
  readonly mod: Exclude<Modifier, { kind: 'where' | 'on' | 'fill' }>;
  readonly settles?: Settled;
  /** What the operand must be. */
  readonly of?: readonly Type[];
  /** What comes out, if not the type of the operand. */
  readonly type?: Type;
}

/** An expression with a modifier behind it. */
export function makeModified(
  place: MetricPlace,
  types: readonly Type[],
  depth: number,
  making: MetricMaking,
): Expr | undefined {
  const { rng } = making;
  const around = (choice: Choice) => wrap(choice, place, types, { depth, making });
  const wantsNumber = types.includes('number');
  const maker = rng.weighted<() => Expr | undefined>([
    [6, () => filtered(place, types, { depth, making })],
    [
      place.hasPeriod ? 3 : 0,
      () => around({ mod: { kind: 'previous', ...duration(place, making) }, settles: 'shift' }),
    ],
    [
      place.hasPeriod && wantsNumber ? 1.5 : 0,
      () =>
        around({ mod: { kind: 'growth', ...duration(place, making) }, settles: 'shift', of: numeric, type: 'number' }),
    ],
    [
      place.hasPeriod ? 1.5 : 0,
      () => around({ mod: { kind: 'change', ...duration(place, making) }, settles: 'shift', of: numeric }),
    ],
    [2.5, () => around({ mod: { kind: 'total', ...dropped(place, making) }, settles: 'total' })],
    [
      wantsNumber ? 2 : 0,
      () =>
        around({ mod: { kind: 'share', ...dropped(place, making) }, settles: 'total', of: numeric, type: 'number' }),
    ],
    [1.5, () => filled(place, types, { depth, making })],
    [place.settled.has('window') ? 0 : 6, () => around({ mod: window(place, making), settles: 'window' })],
    [1.5, () => placedOn(place, types, { depth, making })],
    [2, () => validAt(place, types, { depth, making })],
    [2, () => along(place, types, { depth, making })],
    [
      types.includes('integer') ? 1.5 : 0,
      () => around({ mod: { kind: 'rank', ...order(making) }, of: numeric, type: 'integer' }),
    ],
  ]);
  return maker();
}

interface Deep {
  readonly depth: number;
  readonly making: MetricMaking;
}

function wrap(
  { mod, settles, of, type }: Choice,
  place: MetricPlace,
  types: readonly Type[],
  { depth, making }: Deep,
): Expr | undefined {
  const inner = { ...place, settled: new Set([...place.settled, ...(settles ? [settles] : [])]) };
  const wanted = type === undefined ? types.filter((one) => of === undefined || of.includes(one)) : (of ?? types);
  if (wanted.length === 0) return undefined;
  const operand = making.metric(inner, wanted, depth - 1, making);
  const habits = habitsOf(operand, making.metrics);
  if (datasetsOf(operand, making.metrics).length === 0) return undefined;
  if (settles === 'shift' && habits.has('between')) return undefined;
  if (mod.kind === 'between' && ['previous', 'change', 'growth'].some((one) => habits.has(one))) return undefined;
  if (mod.kind === 'rank' && habits.has('rank')) return undefined;
  return { kind: 'mod', type: type ?? operand.type, operand, mod };
}

function duration({ grain }: MetricPlace, { rng }: MetricMaking): { readonly duration?: Duration } {
  if (rng.chance(0.45)) return {};
  const units =
    grain === 'hour' ? (['hour', 'day'] as const) : (['day', 'week', 'month', 'month', 'quarter', 'year'] as const);
  const unit = rng.pick(units);
  return { duration: { amount: unit === 'year' ? 1 : rng.int(1, unit === 'day' ? 10 : 3), unit } };
}

function order({ rng }: MetricMaking) {
  return rng.weighted([
    [2, {}],
    [1, { order: 'asc' as const }],
    [1, { order: 'desc' as const }],
  ]);
}

function dropped(
  place: MetricPlace,
  { rng }: MetricMaking,
): { readonly dimensions: 'all' | readonly FieldRef[]; readonly period?: boolean } {
  const isOfTime = place.grain !== undefined && rng.chance(0.2);
  const some = rng.some(place.dimensions, 0.5);
  if (isOfTime) return { dimensions: some, period: true };
  return { dimensions: some.length === 0 || rng.chance(0.4) ? 'all' : some };
}

function window({ settled }: MetricPlace, { rng }: MetricMaking): Choice['mod'] {
  const unit = rng.pick(['day', 'week', 'month', 'month', 'quarter', 'year'] as const);
  return rng.weighted<Choice['mod']>([
    [3, { kind: 'rolling', duration: { amount: rng.int(1, unit === 'day' ? 40 : unit === 'year' ? 1 : 4), unit } }],
    [2, { kind: 'to_date', unit: rng.pick(['week', 'month', 'quarter', 'year'] as const) }],
    [2, { kind: 'running' }],
    [1, { kind: 'whole' }],
    [
      settled.has('shift') ? 0 : 0.7,
      {
        kind: 'between',
        from: lit('date', rng.pick(['2023-06-01', '2024-01-01', '2024-02-29'])),
        to: lit('date', rng.pick(['2024-03-01', '2024-03-31', '2024-12-31'])),
      },
    ],
  ]);
}

/** A condition that every aggregate beneath can be asked. */
function filtered(place: MetricPlace, types: readonly Type[], { depth, making }: Deep): Expr {
  const operand = making.metric(place, types, depth - 1, making);
  const condition = makeCondition(operand, place, making);
  if (condition === undefined) return operand;
  return { kind: 'mod', type: operand.type, operand, mod: { kind: 'where', condition } };
}

export function makeCondition(operand: Expr, place: MetricPlace, making: MetricMaking): Expr | undefined {
  const { rng, data, metrics } = making;
  const datasets = datasetsOf(operand, metrics);
  const [only] = datasets;
  if (only === undefined) return undefined;
  if (datasets.length === 1) return makeBoolean(rowsOf(only, place), rng.pick([0, 0, 1, 1, 2]), making);
  const home = rng.pick(datasets);
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const condition = makeBoolean({ ...rowsOf(home, place), related: false }, rng.int(0, 1), making);
    const refs = fieldsIn(condition);
    if (datasets.every((dataset) => reaches(dataset, refs, data))) return condition;
  }
  return undefined;
}

export function fieldsIn(expr: Expr): readonly FieldRef[] {
  if (expr.kind === 'field') return [expr.ref];
  if (expr.kind === 'call') return expr.args.flatMap(fieldsIn);
  return expr.kind === 'shift' ? fieldsIn(expr.base) : [];
}

function filled(place: MetricPlace, types: readonly Type[], { depth, making }: Deep): Expr {
  const operand = making.metric(place, types, depth - 1, making);
  const values: Readonly<Record<Type, Expr>> = {
    integer: lit('integer', '0'),
    decimal: lit('integer', '7'),
    number: lit('integer', '0'),
    text: lit('text', 'nothing'),
    boolean: lit('boolean', false),
    date: lit('date', '2024-01-01'),
    timestamp: lit('date', '2024-01-01'),
  };
  return { kind: 'mod', type: operand.type, operand, mod: { kind: 'fill', value: values[operand.type] } };
}

/** Another time field for a formula over one dataset. */
function placedOn(place: MetricPlace, types: readonly Type[], { depth, making }: Deep): Expr | undefined {
  const { rng, data } = making;
  if (place.settled.has('placed')) return undefined;
  const dataset = rng.pick(place.datasets);
  const fields = fieldsFrom(dataset, making).filter(({ field: { type } }) => moments.includes(type));
  if (fields.length === 0) return undefined;
  const { ref } = rng.pick(fields);
  const datasets = place.datasets.filter((name) => reaches(name, [ref], data));
  const inner: MetricPlace = {
    ...place,
    datasets,
    settled: new Set([...place.settled, 'placed']),
    placed: true,
    timeless: true,
  };
  const operand = making.metric(inner, types, depth - 1, making);
  return { kind: 'mod', type: operand.type, operand, mod: { kind: 'on', field: ref } };
}

/** The rows of interval datasets that are valid at an end of the bucket, or at some time of it. */
function validAt(place: MetricPlace, types: readonly Type[], { depth, making }: Deep): Expr | undefined {
  const { rng, data } = making;
  const intervals = place.datasets.filter((name) => data.dataset(name).valid !== undefined);
  if (intervals.length === 0 || place.settled.has('placed')) return undefined;
  const inner: MetricPlace = {
    ...place,
    datasets: rng.chance(0.8)
      ? intervals
      : [...intervals, ...place.datasets.filter((name) => data.dataset(name).time !== undefined)],
    settled: new Set([...place.settled, 'placed']),
    placed: true,
    timeless: true,
  };
  const operand = making.metric(inner, types, depth - 1, making);
  if (!datasetsOf(operand, making.metrics).some((name) => intervals.includes(name))) return undefined;
  const end = place.hasPeriod && rng.chance(0.4) ? 'start' : 'end';
  const mod: Modifier = rng.chance(0.35) ? { kind: 'during' } : { kind: 'at', end };
  return { kind: 'mod', type: operand.type, operand, mod };
}

/** All values of an ordered dimension up to the group's own. */
function along(place: MetricPlace, types: readonly Type[], { depth, making }: Deep): Expr | undefined {
  const { rng, data } = making;
  const ordered = place.dimensions.filter((ref) => {
    const { field } = data.fieldOf(ref);
    return field.type !== 'boolean' && (field.type !== 'text' || field.values !== undefined);
  });
  if (ordered.length === 0 || place.settled.has('along') || place.settled.has('total')) return undefined;
  const operand = making.metric({ ...place, settled: new Set([...place.settled, 'along']) }, types, depth - 1, making);
  const habits = habitsOf(operand, making.metrics);
  if (['running_along', 'total', 'share', 'per'].some((one) => habits.has(one))) return undefined;
  const mod: Modifier = {
    kind: 'running_along',
    dimension: rng.pick(ordered),
    order: rng.pick(['asc', 'desc'] as const),
  };
  return { kind: 'mod', type: operand.type, operand, mod };
}
