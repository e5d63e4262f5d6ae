import { buildCatalog, type Catalog, type CatalogEntry } from '@core/formula';
import { LRUCache } from 'lru-cache';

/** Most catalogs kept at once. */
const CAPACITY = 64;

/** The definitions of a world, fetched where its catalog is not kept. */
export interface WorldSource {
  readonly key: string;
  readonly overlay_key?: string;
  readonly entries: () => Promise<readonly CatalogEntry[]>;
  readonly overlay: () => Promise<readonly CatalogEntry[]>;
}

/** Checked catalogs by the key of their world. */
export class CatalogCache {
  readonly #kept = new LRUCache<string, Catalog, () => Promise<Catalog>>({
    max: CAPACITY,
    ignoreFetchAbort: true, // whoever asked for one that is crowded out waits for it still
    fetchMethod: (_key, _stale, { context: build }) => build(),
  });

  async catalogOf({ key, overlay_key, entries, overlay }: WorldSource): Promise<Catalog> {
    const keep = (name: string, context: () => Promise<Catalog>) => this.#kept.forceFetch(name, { context });
    const stored = () => keep(key, async () => buildCatalog(await entries()));
    if (overlay_key === undefined) return stored();
    return keep(`${key} + ${overlay_key}`, async () => (await stored()).with(await overlay()));
  }
}
