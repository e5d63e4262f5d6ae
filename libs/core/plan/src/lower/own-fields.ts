import type { CheckedDataset, FieldReference } from '@core/formula';

/** A field of a dataset as its own rows name it. */
export function ownField(
  { name: dataset, fields }: Pick<CheckedDataset, 'name' | 'fields'>,
  field: string,
): FieldReference {
  const type = fields.get(field)?.type ?? 'text';
  return { kind: 'field', dataset, path: [], field, type, level: { kind: 'row', dataset }, span: { start: 0, end: 0 } };
}

/** The fields of its primary key. */
export function keyFields(dataset: CheckedDataset): readonly FieldReference[] {
  return dataset.definition.primary_key.map((field) => ownField(dataset, field));
}
