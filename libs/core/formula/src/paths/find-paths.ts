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
    const next = new Map<string, readonly Path[]>();
    for (const { from, to, by } of front.flatMap((name) => stepsFrom(name, datasets))) {
      if (found.has(to)) continue;
      const paths = (found.get(from) ?? []).map((path) => [...path, by]);
      next.set(to, [...(next.get(to) ?? []), ...paths].slice(0, MOST_TIES));
    }
    for (const [name, paths] of next) found.set(name, paths);
    front = [...next.keys()];
  }
  return found;
}

function stepsFrom(from: string, datasets: Datasets): readonly { from: string; to: string; by: string }[] {
  const relationships = datasets.dataset(from)?.relationships.values() ?? [];
  return [...relationships].map(({ name, to }) => ({ from, to, by: name }));
}
