import type { Definition } from '@core/definition';
import type { CatalogEntry } from '@core/formula';
import { toEntries, unsavedEntries } from '../definitions/assemble-catalog';
import { digestOf } from '../digest';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import type { PinnedVersion } from '../ports/run-store';
import type { World } from '../ports/sandbox';
import { Recent } from '../recent';

/** Most worlds kept at once. */
const CAPACITY = 64;

type Pin = Pick<PinnedVersion, 'kind' | 'name' | 'version' | 'current'>;

/** Definitions of pinned versions, kept because versions never change. */
export class PinnedWorlds {
  readonly #kept = new Recent<Promise<readonly CatalogEntry[]>>(CAPACITY);

  constructor(private readonly store: DefinitionStore) {}

  /** The pinned versions, with unsaved definitions in the place of those of their names. */
  async worldOf(pinned: readonly PinnedVersion[], overlay: readonly Definition[]): Promise<World> {
    const key = keyOf(pinned);
    return { key, entries: await this.keep(key, pinned), ...overlaid(overlay) };
  }

  private keep(key: string, pinned: readonly PinnedVersion[]): Promise<readonly CatalogEntry[]> {
    const entries = this.#kept.get(key, () => this.read(pinned));
    entries.catch(() => this.#kept.delete(key));
    return entries;
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
