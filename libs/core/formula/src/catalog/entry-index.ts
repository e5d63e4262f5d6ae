import type { CatalogEntry } from './types';

/** Entries of one kind: current ones by name, and all by version. */
export interface EntryIndex<E extends CatalogEntry> {
  readonly current: ReadonlyMap<string, E>;
  /** The current one where no version is asked for. */
  find(name: string, version?: number): E | undefined;
}

export function indexEntries<E extends CatalogEntry>(entries: readonly E[]): EntryIndex<E> {
  const current = new Map(entries.filter((entry) => entry.current).map((entry) => [entry.definition.name, entry]));
  const pinned = new Map(entries.map((entry) => [`${entry.definition.name}@${entry.version}`, entry]));
  return {
    current,
    find: (name, version) => (version === undefined ? current.get(name) : pinned.get(`${name}@${version}`)),
  };
}
