import type { Datasets, NamedDataset } from '../check/context';
import type { FieldReference, RelatedAggregate } from '../tree/expression';
import { followPath, ownerOf } from './follow-path';

/** A field of the outer row and one of the related row that are equal where the rows are related. */
export interface RelatedLink {
  readonly outer: FieldReference;
  readonly own: FieldReference;
}

/**
 * What relates rows: for each key field of the dataset in which the paths meet, the foreign keys on both sides that stand
 * for it. That dataset is not read unless it is that of the outer row.
 */
export function relatedLinks(
  { outer, dataset, up, down }: Pick<RelatedAggregate, 'outer' | 'dataset' | 'up' | 'down'>,
  datasets: Datasets,
): readonly RelatedLink[] {
  const [from, to] = [datasets.dataset(outer), datasets.dataset(dataset)];
  const last = to && ownerOf(to, down.slice(0, -1), datasets)?.relationships.get(down.at(-1) ?? '');
  if (from === undefined || to === undefined || last === undefined) return [];
  return last.pairs.flatMap(({ key }) => {
    const [mine, theirs] = [fieldAt(from, [...up, key], datasets), fieldAt(to, [...down, key], datasets)];
    return mine && theirs ? [{ outer: mine, own: theirs }] : [];
  });
}

function fieldAt(start: NamedDataset, names: readonly string[], datasets: Datasets): FieldReference | undefined {
  const followed = followPath(start, names, datasets);
  if (followed.kind !== 'field') return undefined;
  const { path, field } = followed;
  const type = ownerOf(start, path, datasets)?.fields.get(field)?.type ?? 'text';
  const level = { kind: 'row', dataset: start.name } as const;
  return { kind: 'field', dataset: start.name, path, field, type, level, span: { start: 0, end: 0 } };
}
