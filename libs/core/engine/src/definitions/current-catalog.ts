import type { Catalog } from '@core/formula';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import { assembleCatalog } from './assemble-catalog';

/** All current definitions at one revision of the store, and the catalog that they make. */
export interface CatalogSnapshot {
  readonly revision: string;
  readonly versions: readonly StoredVersion[];
  readonly catalog: Catalog;
}

/** The catalog in force, built again only when the store's revision has moved. */
export class CurrentCatalog {
  #snapshot: CatalogSnapshot | undefined;

  constructor(private readonly store: DefinitionStore) {}

  async read(): Promise<CatalogSnapshot> {
    const revision = await this.store.revision();
    if (this.#snapshot?.revision === revision) return this.#snapshot;
    const versions = await this.store.current();
    const snapshot = { revision, versions, catalog: assembleCatalog(versions) };
    this.#snapshot = snapshot;
    return snapshot;
  }
}
