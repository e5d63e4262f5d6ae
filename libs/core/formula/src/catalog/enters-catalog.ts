import type { Definition } from '@core/definition';
import type { CatalogEntry } from './types';

/** Whether formulas and requests name it. Scorecards and schedules do not: they only ask for what others define. */
export function entersCatalog(definition: Definition): definition is CatalogEntry['definition'] {
  return definition.kind !== 'scorecard' && definition.kind !== 'schedule';
}
