import { assertNever } from '@core/diagnostics';
import { printDuration } from '../source/duration';
import type { Expression, Modifier } from '../tree/expression';

type Print = (expression: Expression) => string;
type TimeModifier = Extract<
  Modifier,
  { readonly kind: 'rolling' | 'to_date' | 'running' | 'whole' | 'between' | 'at' | 'during' }
>;

/** A modifier as a formula writes it, without the dot in front. */
export function printModifier(modifier: Modifier, print: Print): string {
  switch (modifier.kind) {
    case 'where':
      return `where(${print(modifier.condition)})`;
    case 'on':
      return `on(${print(modifier.field)})`;
    case 'previous':
    case 'change':
    case 'growth':
      return `${modifier.kind}(${modifier.duration ? printDuration(modifier.duration) : ''})`;
    case 'total':
    case 'share':
      return `${modifier.kind}(${modifier.dimensions.map(({ name }) => name).join(', ')})`;
    case 'fill':
      return `fill(${print(modifier.value)})`;
    case 'running_along':
      return `running(${modifier.dimension.name}${modifier.order === 'desc' ? ', desc' : ''})`;
    case 'rank':
      return `rank(${modifier.order ?? ''})`;
    default:
      return printTimeModifier(modifier, print);
  }
}

/** Which stretch of time is looked at, and which rows are valid then. */
function printTimeModifier(modifier: TimeModifier, print: Print): string {
  switch (modifier.kind) {
    case 'rolling':
      return `rolling(${printDuration(modifier.duration)})`;
    case 'to_date':
      return `to_date(${modifier.unit})`;
    case 'running':
    case 'whole':
    case 'during':
      return `${modifier.kind}()`;
    case 'between':
      return `between(${print(modifier.from)}, ${print(modifier.to)})`;
    case 'at':
      return `at(${modifier.end})`;
    default:
      return assertNever(modifier);
  }
}
