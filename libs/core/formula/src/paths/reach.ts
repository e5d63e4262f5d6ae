import type { Datasets, NamedDataset } from '../check/context';
import type { FieldReference } from '../tree/expression';
import { findPaths } from './find-paths';
import { followPath, ownerOf } from './follow-path';

export type Reached =
  | { readonly kind: 'reached'; readonly reference: FieldReference }
  /** Several paths are equally short. */
  | { readonly kind: 'tie'; readonly paths: readonly string[] }
  | { readonly kind: 'unreachable' };

/**
 * The dimension that `reference` names, seen from another dataset: by way of the dataset from which its path starts, where a
 * path leads there; else by the same path where it leads to the same place, else by the shortest path to the same field of the
 * same dataset, else an own field of the same name and type; the fields of a metric stand for no others.
 */
export function reach(reference: FieldReference, dataset: string, datasets: Datasets): Reached {
  const reached = reachOnRow(reference, dataset, datasets);
  return reached.kind === 'unreachable' ? (namesake(reference, dataset, datasets) ?? reached) : reached;
}

/** The very field that `reference` names, on a row of another dataset; a field of the same name is another one. */
export function reachOnRow(reference: FieldReference, dataset: string, datasets: Datasets): Reached {
  if (reference.dataset === dataset) return { kind: 'reached', reference };
  const start = datasets.dataset(dataset);
  const origin = datasets.dataset(reference.dataset);
  const end = origin && ownerOf(origin, reference.path, datasets);
  if (start === undefined || end === undefined) return { kind: 'unreachable' };
  const byStart = reference.path.length > 0 ? reachStart(reference, start, datasets) : undefined;
  if (byStart !== undefined) return byStart;
  let tie: Reached | undefined;
  for (const place of placesOf(end, reference.field, datasets)) {
    const reached = reachPlace(reference, start, place, datasets);
    if (reached.kind === 'reached') return reached;
    if (reached.kind === 'tie') tie ??= reached;
  }
  return tie ?? { kind: 'unreachable' };
}

/** Where the dataset leads to that from which a path starts, the path is walked on from there as it is written. */
function reachStart(reference: FieldReference, start: NamedDataset, datasets: Datasets): Reached | undefined {
  const paths = findPaths(start.name, reference.dataset, datasets);
  const names = [...reference.path, reference.field];
  if (paths.length > 1) {
    return { kind: 'tie', paths: paths.map((path) => [start.name, ...path, ...names].join('.')) };
  }
  const followed = paths[0] && followPath(start, [...paths[0], ...names], datasets);
  if (followed?.kind !== 'field') return undefined;
  return { kind: 'reached', reference: rebased(reference, start.name, followed.path, followed.field) };
}

interface FieldPlace {
  readonly dataset: string;
  readonly field: string;
}

/** A field and, where it is a foreign key, the key fields that it stands for. */
function placesOf(end: NamedDataset, field: string, datasets: Datasets): readonly FieldPlace[] {
  const places: FieldPlace[] = [{ dataset: end.name, field }];
  for (const place of places) {
    for (const { to, pairs } of datasets.dataset(place.dataset)?.relationships.values() ?? []) {
      const key = pairs.find(({ own }) => own === place.field)?.key;
      const isNew = !places.some((known) => known.dataset === to && known.field === key);
      if (key !== undefined && isNew) places.push({ dataset: to, field: key });
    }
  }
  return places;
}

function reachPlace(reference: FieldReference, start: NamedDataset, place: FieldPlace, datasets: Datasets): Reached {
  const same = reference.path.length > 0 && ownerOf(start, reference.path, datasets)?.name === place.dataset;
  const paths = same ? [reference.path] : findPaths(start.name, place.dataset, datasets);
  if (paths.length > 1) {
    return { kind: 'tie', paths: paths.map((path) => [start.name, ...path, place.field].join('.')) };
  }
  const followed = paths[0] && followPath(start, [...paths[0], place.field], datasets);
  if (followed?.kind !== 'field') return { kind: 'unreachable' };
  const { path, field } = followed;
  return { kind: 'reached', reference: rebased(reference, start.name, path, field) };
}

function namesake(reference: FieldReference, dataset: string, datasets: Datasets): Reached | undefined {
  if (reference.path.length > 0 || reference.local) return undefined;
  const fields = datasets.dataset(dataset)?.fields;
  const own = fields?.isLocal?.(reference.field) ? undefined : fields?.get(reference.field);
  if (own === undefined || own.type !== reference.type) return undefined;
  return { kind: 'reached', reference: rebased(reference, dataset, [], reference.field) };
}

function rebased(reference: FieldReference, dataset: string, path: readonly string[], field: string): FieldReference {
  return { ...reference, dataset, path, field, level: { kind: 'row', dataset } };
}
