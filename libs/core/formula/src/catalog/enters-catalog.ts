import type { Definition, DefinitionKind } from '@core/definition';
import type { CatalogEntry } from './types';

const asking: ReadonlySet<DefinitionKind> = new Set(['scorecard', 'schedule', 'alert']);

/** Whether formulas and requests name it. Scorecards, schedules and alerts do not: they only ask for what others define. */
export function entersCatalog(definition: Definition): definition is CatalogEntry['definition'] {
  return !asking.has(definition.kind);
}
