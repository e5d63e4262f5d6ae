import type { Definition } from '@core/definition';
import type { CatalogEntry } from '@core/formula';
import { LRUCache } from 'lru-cache';
import { toEntries, unsavedEntries } from '../definitions/assemble-catalog';
import { digestOf } from '../digest';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import type { PinnedVersion } from '../ports/run-store';
import type { World } from '../ports/sandbox';

/** Most worlds kept at once. */
const CAPACITY = 64;

type Pin = Pick<PinnedVersion, 'kind' | 'name' | 'version' | 'current'>;

/** Definitions of pinned versions, kept because versions never change. */
export class PinnedWorlds {
  readonly #kept = new LRUCache<string, readonly CatalogEntry[], readonly PinnedVersion[]>({
    max: CAPACITY,
    ignoreFetchAbort: true, // whoever asked for one that is crowded out waits for it still
    fetchMethod: (_key, _stale, { context: pinned }) => this.read(pinned),
  });

  constructor(private readonly store: DefinitionStore) {}

  /** The pinned versions, with unsaved definitions in the place of those of their names. */
  async worldOf(pinned: readonly PinnedVersion[], overlay: readonly Definition[]): Promise<World> {
    const key = keyOf(pinned);
    return { key, entries: await this.#kept.forceFetch(key, { context: pinned }), ...overlaid(overlay) };
  }

  private async read(pinned: readonly PinnedVersion[]): Promise<readonly CatalogEntry[]> {
    const currency = new Map(pinned.map((pin) => [`${pin.kind}:${pin.name}@${pin.version}`, pin.current]));
    const versions = await this.store.load(pinned);
    return toEntries(
      versions.map((version) => ({
        ...version,
        current: currency.get(`${version.kind}:${version.name}@${version.version}`) ?? false,
      })),
    );
  }
}

/** The world of stored versions with an overlay of unsaved definitions. */
export function worldOf(versions: readonly StoredVersion[], overlay: readonly Definition[]): World {
  return { key: keyOf(versions), entries: toEntries(versions), ...overlaid(overlay) };
}

function keyOf(pins: readonly Pin[]): string {
  return digestOf(pins.map(({ kind, name, version, current }) => [kind, name, version, current]));
}

function overlaid(overlay: readonly Definition[]): Pick<World, 'overlay'> {
  return overlay.length === 0 ? {} : { overlay: { key: digestOf(overlay), entries: unsavedEntries(overlay) } };
}
