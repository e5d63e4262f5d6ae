import type { Definition } from '@core/definition';
import { buildCatalog, type Catalog, type CatalogEntry } from '@core/formula';
import type { StoredVersion } from '../ports/definition-store';

/** The version number that a definition bears before it is saved. */
export const UNSAVED_VERSION = 0;

/**
 * Builds the catalog of stored versions; each definition of `overlay` takes the place of the current one of its name.
 */
export function assembleCatalog(versions: readonly StoredVersion[], overlay: readonly Definition[] = []): Catalog {
  const replaced = new Set(overlay.map(({ kind, name }) => `${kind}:${name}`));
  const entries: CatalogEntry[] = [];
  for (const { definition, version, current } of versions) {
    if (definition.kind === 'schedule') continue;
    const isReplaced = replaced.has(`${definition.kind}:${definition.name}`);
    entries.push({ definition, version, current: current && !isReplaced });
  }
  for (const definition of overlay) {
    if (definition.kind !== 'schedule') entries.push({ definition, version: UNSAVED_VERSION, current: true });
  }
  return buildCatalog(entries);
}
