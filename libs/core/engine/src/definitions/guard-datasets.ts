import type { DefinitionKind } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import type { Principal } from '../access/principal';
import { readsAllRows } from '../access/row-scope';

/**
 * Refuses changes of datasets by whoever may not read all that is there: a dataset says itself who reads its rows, and another one can
 * be put over the same file. Throws `access.dataset_guarded`.
 */
export function guardDatasets(kinds: readonly DefinitionKind[], changer: Principal, catalog: Catalog): void {
  if (!kinds.includes('dataset')) return;
  const sound = catalog.datasetNames.filter((name) => catalog.dataset(name) !== undefined);
  const guarded = sound.find((name) => !readsAllRows(changer, [name], catalog));
  if (guarded !== undefined) throw DomainError.of('access.dataset_guarded', { dataset: guarded });
}
