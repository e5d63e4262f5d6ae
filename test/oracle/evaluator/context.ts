import { addShift, plainView } from './windows';
import type { Expr, FieldRef, Modifier } from './formula';
import type { Metric } from './model';
import { isSameField } from './reach';
import type { Question } from './question';
import type { TextPlace } from './text-place';
import type { Value } from './value';

/** A condition, with the context in which its text stands. */
export interface Filter {
  readonly condition: Expr;
  /** Of the context (query, `where:`, around a `.per`): such rows are not there at all. Those of a formula change values only. */
  readonly from: 'context' | 'formula';
  readonly text: TextPlace;
}

export interface Dimension {
  readonly ref: FieldRef;
  /** The group's own value; `any` for all of them. */
  readonly own: { readonly is: Value } | 'any';
  readonly dropped: boolean;
  /** All values up to (from) the group's own. */
  readonly along?: 'asc' | 'desc';
}

/** What an expression is evaluated in. */
export interface Context extends TextPlace {
  readonly question: Question;
  readonly dimensions: readonly Dimension[];
  readonly filters: readonly Filter[];
  readonly on?: FieldRef;
  readonly validity?: 'start' | 'end' | 'during' | undefined;
  /** Its aggregates run along a dimension that is not there: they are null. */
  readonly isLost?: boolean;
  /** The groups that are ranked: values of all dimensions. */
  readonly groups: (bucket: number) => readonly (readonly Value[])[];
}

export function outermost(question: Question, asked: Metric, bucket: number): Context {
  return { question, asked, metric: asked, bucket, view: plainView, dimensions: [], filters: [], groups: () => [] };
}

/** The context as a metric sees it: its `where:` is always on. */
export function enterMetric(context: Context, metric: Metric): Context {
  const inside = { ...context, metric };
  return metric.where === undefined ? inside : withFilter(inside, metric.where, 'context');
}

export function withFilter(context: Context, condition: Expr, from: Filter['from']): Context {
  const { bucket, view, metric, asked } = context;
  return { ...context, filters: [...context.filters, { condition, from, text: { bucket, view, metric, asked } }] };
}

export function moveBack(context: Context, duration: Parameters<typeof addShift>[1]): Context {
  const { view } = context;
  return { ...context, view: { ...view, shift: addShift(view.shift, duration) } };
}

/** The contexts in which the operand of a modifier is evaluated: its own, and the one that it is compared with. */
export function contextsOf(mod: Modifier, context: Context): readonly [Context, Context?] {
  const { view, question } = context;
  switch (mod.kind) {
    case 'where':
      return [withFilter(context, mod.condition, 'formula')];
    case 'on':
      return [placedOn(context, mod.field)];
    case 'previous':
      return [moveBack(context, mod.duration)];
    case 'change':
    case 'growth':
      return [context, moveBack(context, mod.duration)];
    case 'total':
      return [drop(context, mod)];
    case 'share':
      return [context, drop(context, mod)];
    case 'rolling':
      return [{ ...context, view: { ...view, rule: { kind: 'rolling', duration: mod.duration } } }];
    case 'to_date':
      return [{ ...context, view: { ...view, rule: { kind: 'to_date', unit: mod.unit } } }];
    case 'running':
      return [{ ...context, view: { ...view, rule: { kind: 'running' } } }];
    case 'whole':
      return [view.rule.kind === 'bucket' ? { ...context, view: { ...view, rule: { kind: 'whole' } } } : context];
    case 'between': {
      const ends = [mod.from, mod.to].map((end) => question.instant(end, context));
      return [{ ...context, view: { ...view, rule: { kind: 'between', from: ends[0]!, to: ends[1]! } } }];
    }
    case 'at':
      return [{ ...context, validity: mod.end }];
    case 'during':
      return [{ ...context, validity: 'during' }];
    case 'running_along':
      return [runAlong(context, mod)];
    case 'fill':
    case 'rank':
      return [context];
  }
}

/** The inner modifier places the rows: an `.at` around it no longer does. */
function placedOn(context: Context, field: FieldRef): Context {
  return { ...context, validity: undefined, on: field };
}

function runAlong(context: Context, { dimension, order }: Extract<Modifier, { kind: 'running_along' }>): Context {
  const isMeant = (one: Dimension) => !one.dropped && isSameField(one.ref, dimension, context.question.data);
  const isLost = !context.dimensions.some(isMeant);
  return { ...mark(context, (one) => (isMeant(one) ? { ...one, along: order } : one)), isLost };
}

function mark(context: Context, change: (dimension: Dimension) => Dimension): Context {
  return { ...context, dimensions: context.dimensions.map(change) };
}

/** Takes dimensions out of the context; `period` takes out the bucket. */
function drop(context: Context, { dimensions, period }: Extract<Modifier, { kind: 'total' | 'share' }>): Context {
  const { data } = context.question;
  const named = (ref: FieldRef) => dimensions === 'all' || dimensions.some((name) => isSameField(name, ref, data));
  const dropped = mark(context, (dimension) => (named(dimension.ref) ? { ...dimension, dropped: true } : dimension));
  return period === true ? { ...dropped, view: { ...dropped.view, span: 'period' } } : dropped;
}
