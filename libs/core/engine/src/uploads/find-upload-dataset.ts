import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import type { CatalogSnapshot } from '../definitions/current-catalog';
import { findDataset } from '../definitions/find-dataset';

/** A dataset in force whose rows are uploaded. Throws `definition.not_found`, `upload.not_uploaded`. */
export function findUploadDataset(snapshot: Pick<CatalogSnapshot, 'catalog'>, name: string): CheckedDataset {
  const dataset = findDataset(snapshot, name);
  if (!('upload' in dataset.definition.source)) throw DomainError.of('upload.not_uploaded', { dataset: name });
  return dataset;
}
