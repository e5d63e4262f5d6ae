import type { Definition } from '@core/definition';
import type { Catalog } from '@core/formula';
import { assembleCatalog, unsavedEntries } from '../definitions/assemble-catalog';
import type { DefinitionStore } from '../ports/definition-store';
import type { PinnedVersion } from '../ports/run-store';

/** Most worlds kept at once; each holds one checked catalog. */
const CAPACITY = 64;

/** Catalogs of pinned versions, kept because versions never change. */
export class PinnedWorlds {
  readonly #kept = new Map<string, Promise<Catalog>>();

  constructor(private readonly store: DefinitionStore) {}

  /** The catalog of pinned versions, with unsaved definitions in the place of those of their names. */
  async catalogOf(pinned: readonly PinnedVersion[], overlay: readonly Definition[]): Promise<Catalog> {
    const catalog = await this.keep(pinned);
    return overlay.length === 0 ? catalog : catalog.with(unsavedEntries(overlay));
  }

  private keep(pinned: readonly PinnedVersion[]): Promise<Catalog> {
    const key = pinned
      .map(({ kind, name, version, current }) => `${kind}:${name}@${version}${current ? '!' : ''}`)
      .join(' ');
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const built = this.build(pinned);
    this.#kept.set(key, built);
    built.catch(() => this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > CAPACITY && oldest !== undefined) this.#kept.delete(oldest);
    return built;
  }

  private async build(pinned: readonly PinnedVersion[]): Promise<Catalog> {
    const currency = new Map(pinned.map((pin) => [`${pin.kind}:${pin.name}@${pin.version}`, pin.current]));
    const versions = await this.store.load(pinned);
    const asPinned = versions.map((version) => ({
      ...version,
      current: currency.get(`${version.kind}:${version.name}@${version.version}`) ?? false,
    }));
    return assembleCatalog(asPinned);
  }
}
