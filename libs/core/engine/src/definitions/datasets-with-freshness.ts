import type { Catalog, CheckedDataset } from '@core/formula';
import { collectDependencies, parseMetricName } from './dependencies';

/**
 * The datasets with `freshness` that a query of these metrics can read: in their formulas and targets, or over relationships, by what
 * it groups and filters by.
 */
export function datasetsWithFreshness(catalog: Catalog, metrics: readonly string[]): readonly CheckedDataset[] {
  return collectDependencies(catalog, metrics.map(parseMetricName)).flatMap(({ kind, name }) => {
    const dataset = kind === 'dataset' ? catalog.dataset(name) : undefined;
    return dataset?.freshness === undefined ? [] : [dataset];
  });
}
