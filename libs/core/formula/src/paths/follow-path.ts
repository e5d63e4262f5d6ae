import type { CheckedField } from '../catalog/types';
import type { Datasets, NamedDataset } from '../check/context';

/** Where a row of names leads from a dataset, or the first name that leads nowhere. */
export type Followed =
  | {
      readonly kind: 'field';
      readonly path: readonly string[];
      readonly field: string;
      readonly end: NamedDataset;
      /** Undefined when the field has findings of its own. */
      readonly checked: CheckedField | undefined;
    }
  /** All names are relationships. */
  | { readonly kind: 'relationship'; readonly end: NamedDataset; readonly owner: NamedDataset }
  | { readonly kind: 'unknown'; readonly index: number; readonly owner: NamedDataset; readonly last: boolean }
  | { readonly kind: 'missing_dataset'; readonly index: number; readonly dataset: string };

/** Follows `account.owner.region` from `start`: many-to-one relationships, then a field. */
export function followPath(start: NamedDataset, names: readonly string[], datasets: Datasets): Followed {
  let owner = start;
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    if (last && owner.fields.has(name)) {
      return {
        kind: 'field',
        ...shorten(start, names.slice(0, -1), name, datasets),
        end: owner,
        checked: owner.fields.get(name),
      };
    }
    const relationship = owner.relationships.get(name);
    if (relationship === undefined) return { kind: 'unknown', index, owner, last };
    const next = datasets.dataset(relationship.to);
    if (next === undefined) return { kind: 'missing_dataset', index, dataset: relationship.to };
    if (last) return { kind: 'relationship', end: next, owner };
    owner = next;
  }
  return { kind: 'unknown', index: 0, owner, last: true };
}

/** The key field at the end of a path is the foreign key on this side of the last hop, which needs no join. */
function shorten(start: NamedDataset, path: readonly string[], field: string, datasets: Datasets) {
  let [hops, name] = [path, field];
  for (;;) {
    const relationship =
      hops.length > 0 ? ownerOf(start, hops.slice(0, -1), datasets)?.relationships.get(hops.at(-1) ?? '') : undefined;
    const own = relationship?.pairs.find(({ key }) => key === name)?.own;
    if (own === undefined) return { path: hops, field: name };
    [hops, name] = [hops.slice(0, -1), own];
  }
}

/** The dataset at the end of a path of relationships. */
export function ownerOf(start: NamedDataset, path: readonly string[], datasets: Datasets): NamedDataset | undefined {
  let owner: NamedDataset | undefined = start;
  for (const name of path) {
    const to: string | undefined = owner?.relationships.get(name)?.to;
    owner = to === undefined ? undefined : datasets.dataset(to);
  }
  return owner;
}

/** Every dataset on the way of a reference, the first and the last one included. */
export function findDatasets(
  { dataset, path }: { readonly dataset: string; readonly path: readonly string[] },
  datasets: Datasets,
) {
  const start = datasets.dataset(dataset);
  const owners = start ? [start, ...path.map((_, index) => ownerOf(start, path.slice(0, index + 1), datasets))] : [];
  return { passed: owners.flatMap((owner) => (owner ? [owner.name] : [])), end: owners.at(-1) };
}
