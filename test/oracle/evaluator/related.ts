import { aggregate } from './aggregates';
import { compareRows, type DataRow } from './data';
import type { Related } from './formula';
import { RowScope, valueOn } from './rows';
import { keyOf, type Value } from './value';
import { isValid } from './validity';

/** An aggregate over the rows related to a row: over all history, one value per outer row. */
export function evaluateRelated(expr: Related, outer: RowScope): Value {
  const { text } = outer;
  const wanted = linkOf(expr, outer);
  if (wanted === undefined) return aggregateOf(expr, [], outer);
  const rows = text.data.rows(expr.dataset).filter((row) => {
    if (!isLinked(row, expr, wanted, outer)) return false;
    if (
      expr.validity !== undefined &&
      !isValid(row, expr.validity, { data: text.data, zone: text.zone, window: text.window })
    )
      return false;
    const scope = new RowScope(row, text, outer);
    return [expr.where, expr.condition].every((part) => part === undefined || scope.evaluate(part) === true);
  });
  return aggregateOf(expr, rows, outer);
}

/** The keys that lead `up` from the outer row; undefined where one is null, for null is related to nothing. */
function linkOf({ dataset, up, down, outer: home }: Related, outer: RowScope): readonly string[] | undefined {
  const { data } = outer.text;
  const keys = keysOf(dataset, down, outer);
  const values = keys.map((field) => outer.field({ dataset: home, path: up, field }));
  return values.includes(null) || data.endOf(home, up) === undefined ? undefined : values.map(keyOf);
}

/** The key fields of the dataset at which `down` ends. */
function keysOf(dataset: string, down: readonly string[], { text: { data } }: RowScope): readonly string[] {
  const before = data.endOf(dataset, down.slice(0, -1))!.name;
  return data.relationship(before, down.at(-1)!)!.pairs.map(([, key]) => key);
}

function isLinked(row: DataRow, { dataset, down }: Related, wanted: readonly string[], outer: RowScope): boolean {
  const keys = keysOf(dataset, down, outer);
  return keys.every((field, index) => {
    const value = valueOn(row, { dataset, path: down, field }, outer.text);
    return value !== null && keyOf(value) === wanted[index];
  });
}

function aggregateOf(expr: Related, rows: readonly DataRow[], outer: RowScope): Value {
  const { text } = outer;
  const { data, trace } = text;
  const { time, primary_key } = data.dataset(expr.dataset);
  const isOrdered = expr.fn === 'first' || expr.fn === 'last';
  const times = new Map(rows.map((row) => [row, isOrdered && time ? valueOn(row, time, text) : null]));
  if (isOrdered && [...times.values()].includes(null)) trace.fragile = true;
  const sorted = isOrdered
    ? rows.toSorted(
        (a, b) => compareTimes(times.get(a) ?? null, times.get(b) ?? null) || compareRows(a, b, primary_key),
      )
    : rows;
  return aggregate({
    fn: expr.fn,
    tuples: sorted.map((row) => expr.args.map((arg) => new RowScope(row, text, outer).evaluate(arg))),
    types: expr.args.map(({ type }) => type),
    places: expr.args[0] && text.orderOf(expr.args[0]),
    trace,
  });
}

function compareTimes(a: Value, b: Value): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return a < b ? -1 : a > b ? 1 : 0;
}
