import { DomainError, nearestName } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import type { CatalogSnapshot } from '../definitions/current-catalog';

/** A dataset in force. Throws `definition.not_found`. */
export function findDataset({ catalog }: Pick<CatalogSnapshot, 'catalog'>, name: string): CheckedDataset {
  const dataset = catalog.dataset(name);
  if (dataset !== undefined) return dataset;
  const nearest = nearestName(name, catalog.datasetNames);
  throw DomainError.of('definition.not_found', { kind: 'dataset', name, nearest });
}

/** A dataset in force whose rows are uploaded. Throws `definition.not_found`, `upload.not_uploaded`. */
export function findUploadDataset(snapshot: Pick<CatalogSnapshot, 'catalog'>, name: string): CheckedDataset {
  const dataset = findDataset(snapshot, name);
  if (!('upload' in dataset.definition.source)) throw DomainError.of('upload.not_uploaded', { dataset: name });
  return dataset;
}
