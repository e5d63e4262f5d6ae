import { buildCatalog, type Catalog, type CatalogEntry } from '@core/formula';
import { Recent } from '../recent';

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
  readonly #kept = new Recent<Promise<Catalog>>(CAPACITY);

  async catalogOf({ key, overlay_key, entries, overlay }: WorldSource): Promise<Catalog> {
    const catalog = this.keep(key, async () => buildCatalog(await entries()));
    if (overlay_key === undefined) return catalog;
    return this.keep(`${key} + ${overlay_key}`, async () => (await catalog).with(await overlay()));
  }

  private keep(key: string, build: () => Promise<Catalog>): Promise<Catalog> {
    const catalog = this.#kept.get(key, build);
    catalog.catch(() => this.#kept.delete(key));
    return catalog;
  }
}
