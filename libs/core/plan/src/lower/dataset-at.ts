import type { Catalog, CheckedDataset } from '@core/formula';

/** The dataset at the end of a path of relationships that has been checked. */
export function datasetAt(dataset: string, path: readonly string[], catalog: Catalog): CheckedDataset {
  let at = knownDataset(dataset, catalog);
  for (const step of path) {
    const to = at.relationships.get(step)?.to;
    if (to === undefined) throw new TypeError(`${at.name} has no relationship ${step}`);
    at = knownDataset(to, catalog);
  }
  return at;
}

/** A dataset that a checked definition names. */
export function knownDataset(name: string, catalog: Catalog): CheckedDataset {
  const dataset = catalog.dataset(name);
  if (dataset === undefined) throw new TypeError(`there is no dataset ${name}`);
  return dataset;
}
