import type { Datasets, NamedDataset, Names } from '../check/context';
import { ownerOf } from '../paths/follow-path';
import type { CheckedField, FieldReference } from '../tree/expression';

/** Calculated fields of one metric, by name. */
export type LocalFields = Pick<NamedDataset['fields'], 'has' | 'get' | 'keys' | 'cycle'>;

/** A dataset with the fields of one metric beside its own, which come first. */
export function withLocalFields(dataset: NamedDataset, locals: LocalFields): NamedDataset {
  const { fields } = dataset;
  return {
    name: dataset.name,
    definition: dataset.definition,
    relationships: dataset.relationships,
    fields: {
      has: (name) => fields.has(name) || locals.has(name),
      get: (name) => (fields.has(name) ? fields.get(name) : locals.get(name)),
      keys: () => [...fields.keys(), ...locals.keys()],
      cycle: (name) => (fields.has(name) ? fields.cycle?.(name) : locals.cycle?.(name)),
      isLocal: (name) => !fields.has(name) && locals.has(name),
    },
  };
}

/** Names in which that dataset is met with those fields wherever a path leads to it. */
export function namesWith(names: Names, dataset: NamedDataset): Names {
  return { ...names, dataset: (name) => (name === dataset.name ? dataset : names.dataset(name)) };
}

/** Datasets in which a reference to a field of a metric finds that field. */
export function datasetsWithLocal(reference: FieldReference, datasets: Datasets): Datasets {
  const { local } = reference;
  const start = datasets.dataset(reference.dataset);
  const owner = local && start && ownerOf(start, reference.path, datasets);
  if (local === undefined || owner === undefined) return datasets;
  const named = withLocalFields(owner, new Map<string, CheckedField>([[reference.field, local]]));
  return { dataset: (name) => (name === owner.name ? named : datasets.dataset(name)) };
}
