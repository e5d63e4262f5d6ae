import type { Datasets } from '../check/context';
import { pathsFrom } from './find-paths';

/** Two many-to-one paths that meet: `up` from a row, `down` from the rows that are related to it; `down` is never empty. */
export interface RelatedPaths {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** All shortest ways in which rows of `dataset` are related to a row of `outer`; none where nothing is shared. */
export function findRelated(outer: string, dataset: string, datasets: Datasets): readonly RelatedPaths[] {
  const ups = pathsFrom(outer, datasets);
  const ways = [...pathsFrom(dataset, datasets)].flatMap(([shared, downs]) =>
    shared === dataset ? [] : downs.flatMap((down) => (ups.get(shared) ?? []).map((up) => ({ up, down }))),
  );
  const hops = ({ up, down }: RelatedPaths) => up.length + down.length;
  const least = Math.min(...ways.map(hops));
  return ways.filter((way) => hops(way) === least);
}
