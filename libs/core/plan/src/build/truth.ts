import type { Expression } from '@core/formula';

/** True, false, or null for neither; undefined where rows would have to be looked at. */
export type Truth = boolean | null | undefined;

/** The truth of a condition, as far as that of the comparisons in it is known. */
export function judge(expression: Expression, comparison: (expression: Expression) => Truth): Truth {
  if (expression.kind !== 'call') return comparison(expression);
  const args = expression.arguments;
  switch (expression.function) {
    case 'and':
      return decide(args, false, comparison);
    case 'or':
      return decide(args, true, comparison);
    case 'not':
      return inverse(args[0] && judge(args[0], comparison));
    default:
      return comparison(expression);
  }
}

/** `and` is decided by one false part, `or` by one true part. */
function decide(parts: readonly Expression[], decisive: boolean, comparison: (expression: Expression) => Truth): Truth {
  const truths = parts.map((part) => judge(part, comparison));
  if (truths.includes(decisive)) return decisive;
  if (truths.includes(undefined)) return undefined;
  return truths.includes(null) ? null : !decisive;
}

function inverse(truth: Truth): Truth {
  return typeof truth === 'boolean' ? !truth : truth;
}
