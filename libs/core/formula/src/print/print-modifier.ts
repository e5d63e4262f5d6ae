import { assertNever } from '@core/diagnostics';
import { printDuration } from '../source/duration';
import type { Expression, Modifier } from '../tree/expression';

/** A modifier as a formula writes it, without the dot in front. */
export function printModifier(modifier: Modifier, print: (expression: Expression) => string): string {
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
    case 'rolling':
      return `rolling(${printDuration(modifier.duration)})`;
    case 'to_date':
      return `to_date(${modifier.unit})`;
    case 'running':
    case 'during':
      return `${modifier.kind}()`;
    case 'running_along':
      return `running(${modifier.dimension.name}${modifier.order === 'desc' ? ', desc' : ''})`;
    case 'between':
      return `between(${print(modifier.from)}, ${print(modifier.to)})`;
    case 'at':
      return `at(${modifier.end})`;
    case 'rank':
      return `rank(${modifier.order ?? ''})`;
    default:
      return assertNever(modifier);
  }
}
