import { startOfDay } from './civil-time';
import type { Context, Dimension, Filter } from './context';
import type { Data, DataRow } from './data';
import { type Agg, type Expr, type FieldRef, nodesOf } from './formula';
import { pathsTo, seenFrom } from './reach';
import { RowScope, valueOn, type TextScope } from './rows';
import { isValid } from './validity';
import { compareValues, keyOf, type Value } from './value';

/** The time field that places rows of a dataset: `.on`, else the metric's for its own dataset, else the dataset's. */
export function timeOf(dataset: string, { on, metric, question: { data } }: Context): FieldRef | undefined {
  if (on !== undefined) return seenFrom(on, dataset, data);
  return metric.time?.dataset === dataset ? metric.time : data.dataset(dataset).time;
}

/** The rows that an aggregate takes in a context: in the window, of the group, past the filters. */
export function rowsOf({ dataset, condition }: Agg, context: Context, only?: Filter['from']): readonly DataRow[] {
  const { question, filters } = context;
  const text = question.textAt(context);
  const passes = filters
    .filter(({ from }) => only === undefined || from === only)
    .map((filter) => conditionOn(dataset, filter, context));
  const own = only === undefined ? condition : undefined;
  return question.data
    .rows(dataset)
    .filter(
      (row) =>
        isInWindow(row, context, text) &&
        context.dimensions.every((dimension) => isOfGroup(row, dimension, text)) &&
        passes.every((pass) => pass(row)) &&
        (own === undefined || new RowScope(row, text).evaluate(own) === true),
    );
}

function isInWindow(row: DataRow, context: Context, text: TextScope): boolean {
  const { data, zone, window } = text;
  const isInterval = data.dataset(row.dataset).valid !== undefined;
  if (context.validity !== undefined && isInterval) return isValid(row, context.validity, { data, zone, window });
  const time = timeOf(row.dataset, context);
  if (time === undefined) return true;
  const value = valueOn(row, time, text);
  if (value === null) return false;
  const at = typeof value === 'string' ? startOfDay(value, zone) : (value as number);
  return at >= (window.from ?? -Infinity) && at < (window.to ?? Infinity);
}

function isOfGroup(row: DataRow, dimension: Dimension, text: TextScope): boolean {
  const { own, dropped, along, ref } = dimension;
  if (dropped || own === 'any') return true;
  const value = dimensionOn(row, ref, text);
  if (along === undefined || value === null || own.is === null) return keyOf(value) === keyOf(own.is);
  const order = compareValues(value, own.is, text.data.fieldOf(ref).field.values);
  return along === 'asc' ? order <= 0 : order >= 0;
}

/** The value of a dimension on a row of any dataset that reaches it. */
export function dimensionOn(row: DataRow, ref: FieldRef, text: TextScope): Value {
  const seen = seenFrom(ref, row.dataset, text.data);
  if (seen === undefined) throw new Error(`${row.dataset} has no dimension ${ref.dataset}.${ref.field}`);
  return valueOn(row, seen, text);
}

/** Whether a row passes all filters of which its dataset has the fields. */
export function passesFilters(row: DataRow, filters: readonly Filter[], context: Context): boolean {
  return filters.every((filter) => conditionOn(row.dataset, filter, context)(row));
}

/** A filter on rows of a dataset; the parts of which it does not have the fields stand under a total, which drops them. */
function conditionOn(dataset: string, { condition, text }: Filter, context: Context): (row: DataRow) => boolean {
  const { question } = context;
  const scope = question.textAt(text);
  const parts = conjuncts(condition).filter((part) => isKnownOn(part, dataset, question.data));
  return (row) => parts.every((part) => new RowScope(row, scope).evaluate(part) === true);
}

/** Whether rows of a dataset have all that a condition names. */
function isKnownOn(part: Expr, dataset: string, data: Data): boolean {
  const nodes = nodesOf(part);
  const related = nodes.flatMap((node) => (node.kind === 'related' ? [node] : []));
  const rows = [dataset, ...related.map((node) => node.dataset)];
  return nodes.every((node) => {
    if (node.kind === 'related') return rows.includes(node.outer) || pathsTo(dataset, node.outer, data).length === 1;
    return node.kind !== 'field' || rows.includes(node.ref.dataset) || seenFrom(node.ref, dataset, data) !== undefined;
  });
}

/** `a and b and c` as its parts. */
export function conjuncts(expr: Expr): readonly Expr[] {
  return expr.kind === 'call' && expr.fn === 'and' ? expr.args.flatMap(conjuncts) : [expr];
}
