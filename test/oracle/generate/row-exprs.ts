import type { Expr, FieldNode, Type } from '../evaluator/formula';
import { call, commonType, lit, moments, numeric, pickField, type Making, type Place } from './place';
import { numberLiteral } from './row-numbers';
import { textsOf } from './rows';

/** A condition on a row. */
export function makeBoolean(place: Place, depth: number, making: Making): Expr {
  const { rng } = making;
  if (depth <= 0) return simpleComparison(place, making);
  const condition = () => makeBoolean(place, depth - 1, making);
  const maker = rng.weighted<() => Expr | undefined>([
    [5, () => simpleComparison(place, making)],
    [
      3,
      () =>
        compared(making.rows.number(place, depth - 1, making), making.rows.number(place, depth - 1, making), making),
    ],
    [2, () => compared(makeMoment(place, depth - 1, making), makeMoment(place, depth - 1, making), making)],
    [3, () => call(rng.pick(['and', 'or', 'and', 'xor']), 'boolean', [condition(), condition()])],
    [1, () => call('not', 'boolean', [condition()])],
    [
      1,
      () =>
        call('is_null', 'boolean', [rng.pick([making.rows.number, makeText, makeMoment])(place, depth - 1, making)]),
    ],
    [1, () => pickField(place, ['boolean'], making)],
    [0.5, () => parameter('boolean', making)],
    [1, () => call('coalesce', 'boolean', [condition(), lit('boolean', rng.chance(0.5))])],
    [1, () => textTest(place, depth, making)],
    [place.related ? 3 : 0, () => making.rows.related(place, depth - 1, ['boolean'], making)],
  ]);
  return maker() ?? simpleComparison(place, making);
}

/** A parameter of a type, if there are any. */
export function parameter(type: Type, { params }: Making): Expr | undefined {
  const known = params.find((one) => one.type === type);
  return known && { kind: 'param', name: known.name, type };
}

/** A field beside a constant that it may well hold. */
function simpleComparison(place: Place, making: Making): Expr {
  const { rng } = making;
  const field = pickField(place, ['text', 'text', ...numeric, ...moments, 'boolean'], making);
  if (field === undefined) return lit('boolean', true);
  if (field.type === 'boolean') return field;
  if (field.type === 'text') return textComparison(field, making);
  if (rng.chance(0.15)) return call('in', 'boolean', [field, constantLike(field, making), constantLike(field, making)]);
  return compared(field, constantLike(field, making, place), making);
}

function textComparison(field: FieldNode, making: Making): Expr {
  const { rng, data } = making;
  const texts = textsOf(data.fieldOf(field.ref).field);
  const word = () =>
    (field.values === undefined && rng.chance(0.1) ? parameter('text', making) : undefined) ??
    lit('text', rng.pick(texts));
  if (rng.chance(0.3)) return call('in', 'boolean', [field, word(), word()]);
  const list = making.params.find(({ type }) => type === 'list');
  if (list !== undefined && field.values === undefined && rng.chance(0.1))
    return call('in', 'boolean', [field], list.name);
  const fns = field.values
    ? ['less', 'less_or_equal', 'greater', 'greater_or_equal', 'equal']
    : ['equal', 'equal', 'not_equal', 'less', 'greater'];
  return call(rng.pick(fns), 'boolean', [field, word()]);
}

function constantLike(field: Expr, making: Making, place?: Place): Expr {
  const { rng } = making;
  if (numeric.includes(field.type)) return numberLiteral(making);
  if (place?.period === true && rng.chance(0.4)) {
    const name = rng.pick(['period_start', 'period_end'] as const);
    return { kind: 'context', name, type: field.type };
  }
  if (rng.chance(0.2)) return { kind: 'context', name: 'as_of', type: 'timestamp' };
  if (rng.chance(0.1)) return parameter('date', making) ?? lit('date', '2024-04-01');
  return lit('date', rng.pick(['2024-01-01', '2024-02-29', '2024-03-31', '2024-05-15', '2023-11-05']));
}

/** Equality, or an order; a date stands beside a timestamp as its midnight. */
export function compared(a: Expr, b: Expr, { rng }: Making): Expr {
  const fns = ['equal', 'not_equal', 'less', 'less_or_equal', 'greater', 'greater_or_equal'];
  return call(rng.pick(fns), 'boolean', [a, b]);
}

function textTest(place: Place, depth: number, making: Making): Expr {
  const { rng } = making;
  const part = lit('text', rng.pick(['e', 'b', 'о', ' ', 'No', '_', '%', '😀']));
  return call(rng.pick(['contains', 'starts_with', 'ends_with']), 'boolean', [
    plainText(place, depth - 1, making),
    part,
  ]);
}

/** A text on a row; it may be one with an order. */
export function makeText(place: Place, depth: number, making: Making): Expr {
  const { rng } = making;
  if (depth > 0 && place.related && rng.chance(0.1))
    return making.rows.related(place, depth - 1, ['text'], making) ?? plainText(place, depth, making);
  return rng.chance(0.5)
    ? (pickField(place, ['text'], making) ?? plainText(place, depth, making))
    : plainText(place, depth, making);
}

/** A text without an order. */
function plainText(place: Place, depth: number, making: Making): Expr {
  const { rng } = making;
  const leaf = () => {
    const field = pickField(place, ['text'], making);
    return field === undefined || field.values !== undefined ? lit('text', rng.pick(['web', 'north', 'é'])) : field;
  };
  if (depth <= 0) return leaf();
  const inner = () => plainText(place, depth - 1, making);
  return rng.weighted<() => Expr>([
    [4, leaf],
    [1, () => call(rng.pick(['lower', 'upper', 'trim']), 'text', [inner()])],
    [1, () => call('concat', 'text', [inner(), lit('text', '-'), inner()])],
    [1, () => call('coalesce', 'text', [inner(), lit('text', 'none')])],
    [1, () => call('if', 'text', [makeBoolean(place, depth - 1, making), inner(), inner()])],
  ])();
}

/** A date or timestamp on a row. */
export function makeMoment(place: Place, depth: number, making: Making, types: readonly Type[] = moments): Expr {
  const { rng } = making;
  const leaf = (): Expr => pickField(place, types, making) ?? lit('date', '2024-02-29');
  if (depth <= 0 || rng.chance(0.4)) return leaf();
  const inner = () => makeMoment(place, depth - 1, making);
  const maker = rng.weighted<() => Expr | undefined>([
    [3, () => moved(inner(), making)],
    [1, () => truncated(inner(), making)],
    [1, () => choiceOf(rng.pick(['coalesce', 'min', 'max']), inner(), inner())],
    [1, () => ({ kind: 'context', name: 'as_of', type: 'timestamp' })],
    [1, () => choiceOf('if', inner(), inner(), makeBoolean(place, depth - 1, making))],
    [place.related ? 2 : 0, () => making.rows.related(place, depth - 1, moments, making)],
  ]);
  const made = maker() ?? leaf();
  return types.includes(made.type) ? made : leaf();
}

export function moved(base: Expr, { rng }: Making): Expr {
  const isShort = rng.chance(0.15);
  const unit = isShort
    ? rng.pick(['hour', 'minute'] as const)
    : rng.pick(['day', 'week', 'month', 'quarter', 'year'] as const);
  const type = base.type === 'date' && !isShort ? 'date' : 'timestamp';
  const count = rng.chance(0.2) ? lit('integer', String(rng.int(0, 3))) : undefined;
  const duration = { amount: rng.int(1, unit === 'year' ? 1 : 5), unit };
  return { kind: 'shift', type, base, sign: rng.pick([1, -1] as const), duration, ...(count && { count }) };
}

export function truncated(moment: Expr, { rng }: Making): Expr {
  const grain = rng.pick(['hour', 'day', 'week', 'month', 'quarter', 'year']);
  return call('truncate_to', grain === 'hour' ? 'timestamp' : 'date', [moment], grain);
}

function choiceOf(fn: string, a: Expr, b: Expr, condition?: Expr): Expr {
  return call(fn, commonType(a.type, b.type), [...(condition ? [condition] : []), a, b]);
}
