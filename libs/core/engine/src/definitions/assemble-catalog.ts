import type { Definition } from '@core/definition';
import { buildCatalog, entersCatalog, type Catalog, type CatalogEntry } from '@core/formula';
import type { StoredVersion } from '../ports/definition-store';

/** The version number that a definition bears before it is saved. */
export const UNSAVED_VERSION = 0;

/** Builds the catalog of stored versions; what is not checked again for unsaved definitions is said by `Catalog.with`. */
export function assembleCatalog(versions: readonly StoredVersion[], overlay: readonly Definition[] = []): Catalog {
  const catalog = buildCatalog(toEntries(versions));
  return overlay.length === 0 ? catalog : catalog.with(unsavedEntries(overlay));
}

/** Stored versions as entries of a catalog, those that are none left out. */
export function toEntries(versions: readonly StoredVersion[]): readonly CatalogEntry[] {
  return versions.flatMap(({ definition, version, current }) =>
    entersCatalog(definition) ? [{ definition, version, current }] : [],
  );
}

/** Unsaved definitions as entries of a catalog, each to take the place of the current one of its name. */
export function unsavedEntries(overlay: readonly Definition[]): readonly CatalogEntry[] {
  return overlay.flatMap((definition) =>
    entersCatalog(definition) ? [{ definition, version: UNSAVED_VERSION, current: true }] : [],
  );
}
