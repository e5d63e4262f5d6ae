import type { Expr, Type } from '../evaluator/formula';
import { call, commonType, lit, numeric, pickField, type Making, type Place } from './place';

/** A number on a row: whole, exact or a double. */
export function makeNumber(place: Place, depth: number, making: Making): Expr {
  const { rng } = making;
  if (depth <= 0 || rng.chance(0.25)) return numberLeaf(place, making);
  const number = () => makeNumber(place, depth - 1, making);
  const maker = rng.weighted<() => Expr | undefined>([
    [6, () => arithmetic(rng.pick(['add', 'subtract', 'multiply', 'divide', 'modulo']), number(), number())],
    [4, () => unary(number(), making)],
    [2, () => extreme(rng.pick(['min', 'max']), [number(), number()])],
    [1, () => extreme('clamp', [number(), lit('integer', '0'), lit('integer', '10')])],
    [3, () => chosen(place, depth, making)],
    [2, () => extreme('coalesce', [number(), number()])],
    [1, () => call('bin', 'integer', [number(), lit('integer', '0'), lit('integer', '2'), lit('decimal', '10.5')])],
    [3, () => ofMoments(place, depth, making)],
    [1, () => looked(place, depth, making)],
    [place.related ? 4 : 0, () => making.rows.related(place, depth - 1, numeric, making)],
  ]);
  return maker() ?? numberLeaf(place, making);
}

function numberLeaf(place: Place, making: Making): Expr {
  const { rng, params } = making;
  const kind = rng.int(0, 9);
  const known = params.filter(({ type }) => numeric.includes(type as Type));
  if (kind === 0 && known.length > 0) {
    if (rng.chance(0.2))
      return { kind: 'param', name: 'weights', key: rng.pick(['web', 'north', 'nowhere']), type: 'number' };
    const { name, type } = rng.pick(known);
    return { kind: 'param', name, type: type as Type };
  }
  if (kind < 7) return pickField(place, numeric, making) ?? numberLiteral(making);
  return numberLiteral(making);
}

export function numberLiteral({ rng }: Making): Expr {
  return rng.weighted<() => Expr>([
    [6, () => lit('integer', String(rng.int(0, 12)))],
    [2, () => lit('decimal', rng.pick(['0.5', '1.25', '0.10', '2.50']))],
    [1, () => lit('number', rng.pick(['1e1', '25e-2', '5e-1']))],
  ])();
}

export function arithmetic(fn: string, a: Expr, b: Expr): Expr {
  const type =
    fn === 'divide'
      ? 'number'
      : a.type === 'decimal' && b.type === 'decimal' && fn === 'multiply'
        ? 'number'
        : commonType(a.type, b.type);
  return call(fn, type, [a, b]);
}

/** Functions of one number, kept away from where doubles run over. */
export function unary(x: Expr, { rng }: Making): Expr {
  const fn = rng.pick([
    'negate',
    'abs',
    'round',
    'floor',
    'ceil',
    'sign',
    'sqrt',
    'ln',
    'log10',
    'exp',
    'power',
    'pow',
  ]);
  if (fn === 'negate' || fn === 'abs') return call(fn, x.type, [x]);
  if (fn === 'exp')
    return call(fn, 'number', [
      call('clamp', commonType(x.type, 'integer'), [x, lit('integer', '0'), lit('integer', '5')]),
    ]);
  if (fn === 'power' || fn === 'pow') return call(fn, 'number', [x, lit('integer', rng.pick(['2', '0', '1']))]);
  return call(fn, ['sqrt', 'ln', 'log10'].includes(fn) ? 'number' : 'integer', [x]);
}

export function extreme(fn: string, args: readonly Expr[]): Expr {
  return call(fn, args.map(({ type }) => type).reduce(commonType), args);
}

function chosen(place: Place, depth: number, making: Making): Expr {
  const { rng } = making;
  const condition = () => making.rows.boolean(place, depth - 1, making);
  const [a, b] = [makeNumber(place, depth - 1, making), makeNumber(place, depth - 1, making)];
  if (rng.chance(0.3)) return call('if', a.type, [condition(), a, lit(a.type, null)]);
  const type = commonType(a.type, b.type);
  if (rng.chance(0.3)) return call('case', type, [condition(), a, condition(), b, a]);
  return call(rng.pick(['if', 'ternary']), type, [condition(), a, b]);
}

/** Parts of moments, and the time between them. */
function ofMoments(place: Place, depth: number, making: Making): Expr {
  const { rng, calendars } = making;
  const [a, b] = [making.rows.moment(place, depth - 1, making), making.rows.moment(place, depth - 1, making)];
  const kind = rng.int(0, 9);
  if (kind < 4) {
    const fn = rng.pick(['days_between', 'months_between', 'hours_between', 'minutes_between']);
    const isDays = fn === 'days_between' && a.type === 'date' && b.type === 'date';
    return call(fn, isDays ? 'integer' : 'number', [a, b]);
  }
  if (kind === 4 && calendars.length > 0)
    return call('business_minutes_between', 'number', [a, b], rng.pick(calendars));
  return call(rng.pick(['year', 'quarter', 'month', 'week', 'day', 'weekday', 'hour']), 'integer', [a]);
}

function looked(place: Place, depth: number, making: Making): Expr | undefined {
  const map = making.params.find(({ type }) => type === 'map');
  if (map === undefined) return undefined;
  return call('lookup', 'number', [making.rows.text(place, depth - 1, making), numberLiteral(making)], map.name);
}
