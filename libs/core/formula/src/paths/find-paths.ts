import type { Datasets } from '../check/context';

type Path = readonly string[];

/** A tie is an error that lists its paths; nobody reads more of them. */
const MOST_TIES = 4;

/** All shortest many-to-one paths between two datasets, in the order of declaration; the empty path when they are one. */
export function findPaths(from: string, to: string, datasets: Datasets): readonly Path[] {
  return pathsFrom(from, datasets).get(to) ?? [];
}

/** Every dataset that many-to-one relationships lead to, nearest first, each with all shortest paths to it. */
export function pathsFrom(start: string, datasets: Datasets): ReadonlyMap<string, readonly Path[]> {
  const found = new Map<string, readonly Path[]>([[start, [[]]]]);
  let front: readonly string[] = [start];
  while (front.length > 0) {
    const next = new Map<string, Path[]>();
    for (const name of front) {
      for (const relationship of datasets.dataset(name)?.relationships.values() ?? []) {
        if (found.has(relationship.to)) continue;
        const paths = next.get(relationship.to) ?? [];
        for (const path of found.get(name) ?? []) paths.push([...path, relationship.name]);
        next.set(relationship.to, paths.slice(0, MOST_TIES));
      }
    }
    for (const [name, paths] of next) found.set(name, paths);
    front = [...next.keys()];
  }
  return found;
}
