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
  refuse(sound, changer, catalog);
}

/**
 * Refuses rows from whoever may not read all rows of the dataset that they are sent to, or of one whose rules read that one: rows decide
 * who reads which others. Throws `access.dataset_guarded`.
 */
export function guardRows(dataset: string, sender: Principal, catalog: Catalog): void {
  const decided = catalog.datasetNames.filter((name) =>
    catalog.dataset(name)?.access?.some(({ datasets }) => datasets.includes(dataset)),
  );
  refuse([dataset, ...decided], sender, catalog);
}

function refuse(datasets: readonly string[], caller: Principal, catalog: Catalog): void {
  const guarded = datasets.find((name) => !readsAllRows(caller, [name], catalog));
  if (guarded !== undefined) throw DomainError.of('access.dataset_guarded', { dataset: guarded });
}
