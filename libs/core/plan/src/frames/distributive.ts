import type { LeafRange } from '../frame/scalar-expression';
import type { LeafSpec } from './leaf-spec';

/**
 * How the value over a window is put together from those over its parts, exactly; undefined where it cannot be. Sums of doubles
 * depend on their order, and of texts only the warehouse knows which comes first.
 */
export function combineOf({ running, measure: { aggregate, type } }: LeafSpec): LeafRange['combine'] | undefined {
  if (running !== undefined) return undefined;
  switch (aggregate) {
    case 'count':
      return 'sum';
    case 'sum':
      return type === 'integer' || type === 'decimal' ? 'sum' : undefined;
    case 'min':
    case 'max':
      return type === 'text' ? undefined : aggregate;
    case 'any':
    case 'all':
      return aggregate;
    default:
      return undefined;
  }
}
