import { aggregateAdditivity } from '../tree/aggregates';
import { scalarNames } from '../tree/scalars';

const NAMES: ReadonlySet<string> = new Set([...Object.keys(aggregateAdditivity), ...scalarNames]);

/** Whether a bare word would be called: an aggregate or a scalar function. */
export function isFunctionName(name: string): boolean {
  return NAMES.has(name);
}
