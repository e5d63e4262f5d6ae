import type { FieldTypeText } from '@core/definition';
import type { CheckedDataset, CheckedField, ValueType } from '@core/formula';

/** A physical column of a dataset's table, and the field that it holds. */
export interface StoredColumn {
  readonly column: string;
  readonly field: string;
  readonly type: Exclude<ValueType, 'duration' | 'null'>;
  readonly sqlType: string;
  /** As it is declared: `decimal(12,2)`. */
  readonly declared: FieldTypeText;
  readonly scale: number;
  readonly values: readonly string[] | undefined;
  readonly isKey: boolean;
}

const sqlTypes = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMPTZ',
} as const;

/** The columns that a dataset needs, in the order of its fields; calculated fields are not stored. */
export function storedColumnsOf(dataset: CheckedDataset): readonly StoredColumn[] {
  const columns = new Map<string, StoredColumn>();
  for (const field of dataset.fields.values()) {
    if (field.origin.kind !== 'column' || columns.has(field.origin.column)) continue;
    columns.set(field.origin.column, storedColumn(field, field.origin.column, dataset));
  }
  return [...columns.values()];
}

function storedColumn(field: CheckedField, column: string, dataset: CheckedDataset): StoredColumn {
  const { name, type, decimal, values } = field;
  if (type === 'duration' || type === 'null') throw new TypeError(`${name} cannot be stored as ${type}`);
  const { precision, scale } = decimal ?? { precision: 38, scale: 9 };
  return {
    column,
    field: name,
    type,
    sqlType: type === 'decimal' ? `DECIMAL(${precision}, ${scale})` : sqlTypes[type],
    declared: type === 'decimal' ? `decimal(${precision},${scale})` : type,
    scale,
    values,
    isKey: dataset.definition.primary_key.includes(name),
  };
}
