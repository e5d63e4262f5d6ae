import { assertNever } from '@core/diagnostics';
import type { DimensionName, Expression, Modified } from '@core/formula';
import type { Origin } from '../frame/scalar-expression';
import type { Context } from './context';
import type { Dropped } from './dimensions';
import { draftMaker, type Draft } from './draft';
import { moveBack } from './move-back';

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
      return whole({ ...context, on: modifier.field });
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
  const { metric, shift, span, asked, conditions } = context;
  return {
    ...context,
    conditions: [...conditions, { expression, from: 'formula', scope: { metric, shift, span }, path: asked.path }],
  };
}

/** Takes dimensions out of the context; `period` takes out the bucket. */
function drop(context: Context, dimensions: readonly DimensionName[]): Context {
  const { dataset } = context.metric.definition;
  const named = dimensions.map(({ name }) => name);
  const fields = named
    .filter((name) => name !== 'period')
    .map((name): Dropped => ({ kind: 'dimension', name, dataset }));
  return {
    ...context,
    span: named.includes('period') ? 'period' : context.span,
    dropped: [...context.dropped, ...(named.length === 0 ? [{ kind: 'all' } as const] : fields)],
  };
}
