import { DomainError, nearestName } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import type { CatalogSnapshot } from './current-catalog';

/** A dataset in force; throws `definition.not_found` with the nearest name. */
export function findDataset({ catalog }: Pick<CatalogSnapshot, 'catalog'>, name: string): CheckedDataset {
  const dataset = catalog.dataset(name);
  if (dataset !== undefined) return dataset;
  const nearest = nearestName(name, catalog.datasetNames);
  throw DomainError.of('definition.not_found', { kind: 'dataset', name, nearest });
}
