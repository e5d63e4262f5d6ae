import { orderedValues, type Expression, type Modified } from '@core/formula';
import type { Origin } from '../frame/scalar-expression';
import { asTimestamps } from '../lower/as-timestamps';
import { positionOf } from '../lower/ordered-text';
import { changeContext, dropDimensions } from './change-context';
import type { Context } from './context';
import { draftMaker, type Draft } from './draft';
import { moveBack } from './move-back';

/** Reads a formula in a context. */
export type Lower = (expression: Expression, context: Context) => Draft;

/** A modifier changes the context of the expression on its left, or sets its value beside that of another context. */
export function lowerModified(modified: Modified, context: Context, lower: Lower): Draft {
  const { operand, modifier, span } = modified;
  const changed = changeContext(context, modifier);
  if (changed === undefined) return lowerBeside(modified, context, lower);
  return writtenAs(lower(operand, changed), { metric: context.metric.name, span });
}

function lowerBeside({ operand, modifier, type, span }: Modified, context: Context, lower: Lower): Draft {
  const make = draftMaker({ metric: context.metric.name, span });
  const value = (within = context) => lower(operand, within);
  switch (modifier.kind) {
    case 'change':
      return make.call(type, 'subtract', [value(), value(moveBack(context, modifier.duration, '.change'))]);
    case 'growth': {
      const earlier = () => value(moveBack(context, modifier.duration, '.growth'));
      const change = make.call(operand.type, 'subtract', [value(), earlier()]);
      return make.call(type, 'divide', [change, make.call(operand.type, 'abs', [earlier()])]);
    }
    case 'share':
      return make.call(type, 'divide', [value(), value(dropDimensions(context, modifier.dimensions))]);
    case 'fill':
      return make.call(
        type,
        'coalesce',
        asTimestamps({ function: 'coalesce', type }, [value(), lower(modifier.value, context)], make),
      );
    case 'rank':
      return make.rank(inOrder(value(), operand, context), modifier.order ?? bestFirst(operand, context));
    default:
      throw new TypeError(`.${modifier.kind} is nothing but another context`);
  }
}

/** A leaf stands for all that was written of it, modifiers included: `count().where(…)`. */
function writtenAs(draft: Draft, origin: Origin): Draft {
  return draft.kind === 'draft_leaf' ? { ...draft, origin } : draft;
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
