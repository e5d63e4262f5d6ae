import { childrenOf, type Expr, type Modifier } from '../evaluator/formula';
import type { Dataset, Request, Row, World } from '../evaluator/model';

const LITERALS: Readonly<Record<Expr['type'], string | boolean>> = {
  integer: '1',
  decimal: '0.5',
  number: '5e-1',
  text: 'a',
  boolean: true,
  date: '2024-02-29',
  timestamp: '2024-02-29',
};

/** Expressions that could stand in the place of one: what stands beneath it, or the same with something beneath it simpler. */
export function* simplerExprs(expr: Expr, world: World): Iterable<Expr> {
  for (const child of descendantsOf(expr)) if (child.type === expr.type || isNumber(child, expr)) yield child;
  if (expr.kind === 'metric') {
    const metric = world.metrics.find(({ name }) => name === expr.name);
    if (metric) yield metric.formula;
  }
  if (expr.kind !== 'lit' && childrenOf(expr).length > 0 && expr.type !== 'timestamp')
    yield { kind: 'lit', type: expr.type, value: LITERALS[expr.type] };
  for (const part of parts(expr)) {
    for (const simpler of simplerExprs(part.expr, world)) {
      // An aggregate without a field of its rows would be one over others.
      if (expr.kind !== 'agg' || simpler.kind !== 'lit') yield part.put(simpler);
    }
    if (part.remove) yield part.remove();
  }
}

function isNumber(a: Expr, b: Expr): boolean {
  const numbers = ['integer', 'decimal', 'number'];
  return numbers.includes(a.type) && numbers.includes(b.type);
}

function descendantsOf(expr: Expr): readonly Expr[] {
  return childrenOf(expr).flatMap((child) => [child, ...descendantsOf(child)]);
}

interface Part {
  readonly expr: Expr;
  readonly put: (expr: Expr) => Expr;
  readonly remove?: () => Expr;
}

/** What stands directly beneath, with a way to put something else there. */
function parts(expr: Expr): readonly Part[] {
  switch (expr.kind) {
    case 'call':
    case 'agg':
    case 'related': {
      const args = expr.args.map((arg, index): Part => ({
        expr: arg,
        put: (other) => ({ ...expr, args: expr.args.with(index, other) }),
      }));
      const asked = 'condition' in expr && expr.condition ? [optional(expr, 'condition')] : [];
      const where = 'where' in expr && expr.where ? [optional(expr, 'where')] : [];
      return [...args, ...asked, ...where];
    }
    case 'shift':
      return [{ expr: expr.base, put: (base) => ({ ...expr, base }) }];
    case 'per':
      return [{ expr: expr.operand, put: (operand) => ({ ...expr, operand }) }];
    case 'mod':
      return [
        { expr: expr.operand, put: (operand) => ({ ...expr, operand }) },
        ...conditionOf(expr.mod).map((condition) => ({
          expr: condition,
          put: (other: Expr) => ({ ...expr, mod: { kind: 'where', condition: other } as const }),
        })),
      ];
    default:
      return [];
  }
}

function conditionOf(mod: Modifier): readonly Expr[] {
  return mod.kind === 'where' ? [mod.condition] : [];
}

function optional(expr: Expr & { readonly condition?: Expr }, key: 'condition' | 'where'): Part {
  const { [key as 'condition']: inner, ...rest } = expr;
  return { expr: inner as Expr, put: (other) => ({ ...expr, [key]: other }), remove: () => rest };
}

/** Requests that ask for less. */
export function* simplerRequests(request: Request): Iterable<Request> {
  for (const key of ['where', 'every', 'compare', 'calendar', 'grain', 'period'] as const) {
    const { [key]: value, ...rest } = request;
    if (value !== undefined && (key !== 'period' || request.grain === undefined)) yield rest;
  }
  const { by = [] } = request;
  for (const index of by.keys()) yield { ...request, by: by.toSpliced(index, 1) };
  if (request.timezone !== 'UTC') yield { ...request, timezone: 'UTC' };
  if (request.as_of !== '2025-06-01T00:00:00Z') yield { ...request, as_of: '2025-06-01T00:00:00Z' };
}

/** Worlds with fewer rows, then with less in them, then with fewer fields and datasets. */
export function* simplerWorlds(world: World): Iterable<World> {
  for (const { name } of world.datasets) {
    const rows = world.rows[name] ?? [];
    const put = (left: readonly Row[]): World => ({ ...world, rows: { ...world.rows, [name]: left } });
    for (let size = rows.length; size >= 1; size = Math.floor(size / 2)) {
      for (let start = 0; start < rows.length; start += size) yield put(rows.toSpliced(start, size));
    }
  }
  for (const dataset of world.datasets) {
    const others = world.datasets.filter((one) => one !== dataset);
    yield {
      ...world,
      datasets: others,
      rows: Object.fromEntries(Object.entries(world.rows).filter(([name]) => name !== dataset.name)),
    };
    for (const field of dataset.fields) {
      if (dataset.primary_key.includes(field.name)) continue;
      const smaller: Dataset = { ...dataset, fields: dataset.fields.filter((one) => one !== field) };
      const rows = (world.rows[dataset.name] ?? []).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => name !== field.name)),
      );
      yield {
        ...world,
        datasets: world.datasets.map((one) => (one === dataset ? smaller : one)),
        rows: { ...world.rows, [dataset.name]: rows },
      };
      if (field.formula === undefined) continue;
      for (const formula of simplerExprs(field.formula, world)) {
        const fields = dataset.fields.map((one) => (one === field ? { ...field, formula, type: formula.type } : one));
        yield { ...world, datasets: world.datasets.map((one) => (one === dataset ? { ...dataset, fields } : one)) };
      }
    }
    if (dataset.time) {
      const { time: _, ...rest } = dataset;
      yield { ...world, datasets: world.datasets.map((one) => (one === dataset ? rest : one)) };
    }
    for (const relationship of dataset.relationships) {
      const fewer = { ...dataset, relationships: dataset.relationships.filter((one) => one !== relationship) };
      yield { ...world, datasets: world.datasets.map((one) => (one === dataset ? fewer : one)) };
    }
  }
  if (world.calendars.length > 0) yield { ...world, calendars: [] };
}
