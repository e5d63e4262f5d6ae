import { diagnose } from '@core/diagnostics';
import type { DimensionName, Expression, Modifier } from '@core/formula';
import type { WindowRule } from '../time/time-view';
import { constantWindow } from './constant-window';
import type { Context, Dropped } from './context';
import { moveBack } from './move-back';
import type { SpaceDimension } from './space';

/**
 * The context that a modifier makes for what stands on its left; undefined for one that is more than another context. Contexts go
 * from the outside in, so that an inner modifier takes the place of an outer one.
 */
export function changeContext(context: Context, modifier: Modifier): Context | undefined {
  switch (modifier.kind) {
    case 'where':
      return addCondition(context, modifier.condition);
    case 'on':
      return { ...context, on: modifier.field, valid: undefined };
    case 'at':
      return validAt(context, modifier.end);
    case 'during':
      return { ...context, valid: 'during' };
    case 'rolling':
    case 'to_date':
    case 'running':
      return withRule(context, modifier);
    case 'whole':
      return context.view.rule.kind === 'bucket' ? withRule(context, modifier) : context;
    case 'between':
      return between(modifier, context);
    case 'running_along':
      return runAlong(context, modifier);
    case 'previous':
      return moveBack(context, modifier.duration, '.previous');
    case 'total':
      return dropDimensions(context, modifier.dimensions);
    default:
      return undefined;
  }
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

function withRule(context: Context, rule: WindowRule): Context {
  const { query, metric } = context;
  const view = { ...context.view, rule };
  if (query.windows.of(view) === undefined)
    query.findings.add(diagnose('run.out_of_calendar', { metric: metric.name }, { path: '/period' }));
  return { ...context, view };
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

/** Takes dimensions out of the context; `period` takes out the bucket. */
export function dropDimensions(context: Context, dimensions: readonly DimensionName[]): Context {
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
