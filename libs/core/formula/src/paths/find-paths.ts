import type { Datasets } from '../check/context';

/** A tie is an error that lists its paths; nobody reads more of them. */
const MOST_TIES = 4;

/** All shortest many-to-one paths between two datasets, in the order of declaration; the empty path when they are one. */
export function findPaths(from: string, to: string, datasets: Datasets): readonly (readonly string[])[] {
  const seen = new Set<string>();
  let front: readonly { readonly dataset: string; readonly path: readonly string[] }[] = [{ dataset: from, path: [] }];
  while (front.length > 0) {
    const found = front.filter(({ dataset }) => dataset === to);
    if (found.length > 0) return found.map(({ path }) => path);
    for (const { dataset } of front) seen.add(dataset);
    const next = front.flatMap(({ dataset, path }) =>
      [...(datasets.dataset(dataset)?.relationships.values() ?? [])]
        .filter((relationship) => !seen.has(relationship.to))
        .map((relationship) => ({ dataset: relationship.to, path: [...path, relationship.name] })),
    );
    front = next.filter(
      ({ dataset }, index) => next.slice(0, index).filter((one) => one.dataset === dataset).length < MOST_TIES,
    );
  }
  return [];
}
