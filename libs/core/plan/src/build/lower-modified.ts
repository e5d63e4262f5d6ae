import { assertNever, diagnose } from '@core/diagnostics';
import { orderedValues, type DimensionName, type Expression, type Modified, type Modifier } from '@core/formula';
import type { Origin } from '../frame/scalar-expression';
import { positionOf } from '../lower/ordered-text';
import type { WindowRule } from '../time/time-view';
import { constantWindow } from './constant-window';
import type { Context, Dropped } from './context';
import { draftMaker, type Draft } from './draft';
import { moveBack } from './move-back';
import type { SpaceDimension } from './space';

/** Reads a formula in a context. */
export type Lower = (expression: Expression, context: Context) => Draft;

/** A modifier changes the context of the expression on its left. */
export function lowerModified({ operand, modifier, type, span }: Modified, context: Context, lower: Lower): Draft {
  const make = draftMaker({ metric: context.metric.name, span });
  const value = (within = context) => lower(operand, within);
  const whole = (within: Context) => writtenAs(value(within), { metric: context.metric.name, span });
  switch (modifier.kind) {
    case 'where':
      return whole(addCondition(context, modifier.condition));
    case 'on':
      return whole({ ...context, on: modifier.field, valid: undefined });
    case 'at':
      return whole(validAt(context, modifier.end));
    case 'during':
      return whole({ ...context, valid: 'during' });
    case 'rolling':
    case 'to_date':
    case 'running':
      return whole(withRule(context, modifier));
    case 'between':
      return whole(between(modifier, context));
    case 'running_along':
      return whole(runAlong(context, modifier));
    case 'rank':
      return make.rank(inOrder(value(), operand, context), modifier.order ?? bestFirst(operand, context));
    case 'previous':
      return whole(moveBack(context, modifier.duration, '.previous'));
    case 'change':
      return make.call(type, 'subtract', [value(), value(moveBack(context, modifier.duration, '.change'))]);
    case 'growth': {
      const earlier = () => value(moveBack(context, modifier.duration, '.growth'));
      const change = make.call(operand.type, 'subtract', [value(), earlier()]);
      return make.call(type, 'divide', [change, make.call(operand.type, 'abs', [earlier()])]);
    }
    case 'total':
      return whole(drop(context, modifier.dimensions));
    case 'share':
      return make.call(type, 'divide', [value(), value(drop(context, modifier.dimensions))]);
    case 'fill':
      return make.call(type, 'coalesce', [value(), lower(modifier.value, context)]);
    default:
      return assertNever(modifier);
  }
}

/** A leaf stands for all that was written of it, modifiers included: `count().where(…)`. */
function writtenAs(draft: Draft, origin: Origin): Draft {
  return draft.kind === 'draft_leaf' ? { ...draft, origin } : draft;
}

function addCondition(context: Context, expression: Expression): Context {
  const { metric, view, asked, conditions, space } = context;
  const condition = { expression, level: space.depth + 1, scope: { metric, view }, path: asked.path };
  return { ...context, conditions: [...conditions, condition] };
}

/** Rows that are valid at an end of the window. Without a period there is no start. */
function validAt(context: Context, end: 'start' | 'end'): Context {
  const { query, metric } = context;
  if (end === 'start' && query.time.period === undefined) {
    const what = `.at(start) of ${metric.name}`;
    query.findings.add(diagnose('run.period_needed', { what }, { path: '/period' }));
  }
  return { ...context, valid: end };
}

/** Contexts go from the outside in, so that an inner window takes the place of an outer one. */
function withRule(context: Context, rule: WindowRule): Context {
  return { ...context, view: { ...context.view, rule } };
}

function between(modifier: Extract<Modifier, { readonly kind: 'between' }>, context: Context): Context {
  const range = constantWindow(modifier, context);
  return range === undefined ? context : withRule(context, { kind: 'between', range });
}

function runAlong(
  context: Context,
  { dimension: { name }, order }: Extract<Modifier, { readonly kind: 'running_along' }>,
): Context {
  const { query, space, metric, asked } = context;
  const at = space.dimensions.findIndex((dimension) => query.dimensions.isCalled(dimension, name, { metric, asked }));
  return { ...context, running: { at, name, order, depth: space.depth } };
}

/** Texts rank by their place among the declared values. */
function inOrder(value: Draft, operand: Expression, { query, metric }: Context): Draft {
  const values = orderedValues(operand, query.catalog);
  return values ? positionOf(value, values, draftMaker({ metric: metric.name, span: operand.span })) : value;
}

/** Where little is good the least comes first: by the direction of the metric that is ranked, else of the one that says so. */
function bestFirst(ranked: Expression, context: Context): 'asc' | 'desc' {
  if (ranked.kind === 'modified') return bestFirst(ranked.operand, context);
  const named = ranked.kind === 'metric' ? context.query.catalog.metric(ranked.name) : undefined;
  return (named ?? context.metric).definition.direction === 'lower_is_better' ? 'asc' : 'desc';
}

/** Takes dimensions out of the context; `period` takes out the bucket. */
function drop(context: Context, dimensions: readonly DimensionName[]): Context {
  const { query, metric, asked, space, left, view } = context;
  const named = dimensions.map(({ name }) => name);
  const names = named.filter((name) => name !== 'period');
  const isDropped = (dimension: SpaceDimension) =>
    named.length === 0 || names.some((name) => query.dimensions.isCalled(dimension, name, { metric, asked }));
  const dropped = names.map((name): Dropped => ({ kind: 'dimension', name, metric }));
  return {
    ...context,
    view: named.includes('period') ? { ...view, span: 'period' } : view,
    left: left.filter((index) => !space.dimensions.slice(index, index + 1).some(isDropped)),
    dropped: [...context.dropped, ...(named.length === 0 ? [{ kind: 'all' } as const] : dropped)],
  };
}
