import type { DefinitionKind } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import { neededByDataset, type Catalog } from '@core/formula';
import type { Principal } from '../access/principal';
import { readsAllRows } from '../access/row-scope';
import type { StoredVersion } from '../ports/definition-store';

/** What is changed. */
interface Changed {
  readonly kind: DefinitionKind;
  readonly name: string;
}

/** What is in force. */
interface InForce {
  readonly catalog: Catalog;
  readonly versions: readonly Pick<StoredVersion, 'definition'>[];
}

/**
 * Refuses changes of datasets by whoever may not read all that is there: a dataset says itself who reads its rows, and another one can
 * be put over the same file. So it is with calendars by which rules decide. Throws `access.dataset_guarded`.
 */
export function guardChanges(changes: readonly Changed[], changer: Principal, present: InForce): void {
  const { catalog } = present;
  if (changes.some(({ kind }) => kind === 'dataset')) {
    const sound = catalog.datasetNames.filter((name) => catalog.dataset(name) !== undefined);
    refuse([...sound, ...closed(present)], changer, catalog);
  }
  for (const { kind, name } of changes)
    if (kind === 'calendar') refuse(decidedByCalendar(name, present), changer, catalog);
}

/**
 * Refuses rows from whoever may not read all rows of the dataset that they are sent to, or of one whose rules read that one: rows decide
 * who reads which others. Throws `access.dataset_guarded`.
 */
export function guardRows(dataset: string, sender: Principal, present: InForce): void {
  const { catalog } = present;
  const decided = catalog.datasetNames.filter((name) => readByRules(name, catalog).includes(dataset));
  refuse([dataset, ...decided, ...closed(present)], sender, catalog);
}

/** Datasets whose rules may ask the calendar, also beneath calculated fields and keys. */
function decidedByCalendar(calendar: string, present: InForce): readonly string[] {
  const { catalog } = present;
  const asks = (name: string) => {
    const dataset = catalog.dataset(name);
    return dataset !== undefined && neededByDataset(dataset).calendars.includes(calendar);
  };
  return [...catalog.datasetNames.filter((name) => readByRules(name, catalog).some(asks)), ...closed(present)];
}

/** The datasets that the rules of a dataset read. */
function readByRules(name: string, catalog: Catalog): readonly string[] {
  return catalog.dataset(name)?.access?.flatMap(({ datasets }) => datasets) ?? [];
}

/** Datasets with rules of which, for an error, nobody can tell what they read: all that is there may decide. */
function closed({ catalog, versions }: InForce): readonly string[] {
  return versions.flatMap(({ definition }) =>
    definition.kind === 'dataset' && definition.access !== undefined && catalog.dataset(definition.name) === undefined
      ? [definition.name]
      : [],
  );
}

function refuse(datasets: readonly string[], caller: Principal, catalog: Catalog): void {
  const guarded = datasets.find((name) => !readsAllRows(caller, [name], catalog));
  if (guarded !== undefined) throw DomainError.of('access.dataset_guarded', { dataset: guarded });
}
