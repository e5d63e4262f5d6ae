import type { DatasetDefinition, FieldDefinition, FileFormat } from '@core/definition';
import type { CheckedDataset, CheckedField } from '@core/formula';

/** A dataset of plain columns as the catalog would give it; fields are written `{id: 'text', amount: 'decimal(12,2)'}`. */
export function checkedDataset(
  name: string,
  fields: Readonly<Record<string, FieldDefinition['type'] | FieldDefinition>>,
  definition: Partial<DatasetDefinition> & {
    readonly file?: string | readonly string[];
    readonly format?: FileFormat;
  } = {},
): CheckedDataset {
  const { file = `${name}.csv`, format, ...rest } = definition;
  const list = Object.entries(fields).map(([field, type]) =>
    typeof type === 'object' ? type : { name: field, ...(type && { type }) },
  );
  return {
    name,
    version: 1,
    definition: {
      kind: 'dataset',
      name,
      source: { file, ...(format && { format }) },
      primary_key: list.slice(0, 1).map((field) => field.name),
      fields: list,
      ...rest,
    },
    fields: new Map(list.map((field) => [field.name, checkedField(field)])),
    relationships: new Map(),
    time: undefined,
    validity: undefined,
    assertions: [],
  };
}

function checkedField({ name, type = 'text', column = name, values, ordered = false }: FieldDefinition): CheckedField {
  const digits = /^decimal\((\d+),(\d+)\)$/.exec(type);
  return {
    name,
    type: digits ? 'decimal' : (type as CheckedField['type']),
    ...(digits && { decimal: { precision: Number(digits[1]), scale: Number(digits[2]) } }),
    ...(values && { values }),
    ordered,
    origin: { kind: 'column', column },
  };
}
