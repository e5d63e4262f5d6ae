import type { Expression, ScalarCall } from '@core/formula';

/**
 * How an end of the window is written beside a date, which means its local midnight: as the first civil date whose midnight is not
 * before it, as the civil date on which it falls, or as the instant itself.
 */
export type MomentForm = 'date' | 'day' | 'timestamp';

/**
 * The form in which a comparison with dates stays exact where the end of the window is no midnight: a date comes before it, or not,
 * as it does before the next midnight; it comes after it, or not, as it does after the day itself; only an instant can equal it.
 * Undefined where nothing of the call is an end of the window beside a date.
 */
export function momentForm(
  { function: name, arguments: args }: ScalarCall,
  argument: Expression,
): MomentForm | undefined {
  if (argument.kind !== 'context' || argument.type !== 'date') return undefined;
  const isLeft = args[0] === argument;
  switch (name) {
    case 'equal':
    case 'not_equal':
    case 'in':
      return 'timestamp';
    case 'greater':
    case 'less_or_equal':
      return isLeft ? 'date' : 'day';
    case 'less':
    case 'greater_or_equal':
      return isLeft ? 'day' : 'date';
    default:
      return 'date';
  }
}
