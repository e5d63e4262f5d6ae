import { entry } from './entry';

const didYouMean = ({ nearest }: { nearest?: string | undefined }) => nearest && `did you mean "${nearest}"?`;

/** Findings about how definitions fit together: keys, relationships, times, dimensions, parameters. */
export const formulaModelCodes = {
  'formula.duplicate_name': entry<{ name: string; owner: string }>({
    status: 422,
    message: ({ name, owner }) => `${owner} declares "${name}" twice`,
  }),
  'formula.field_without_type': entry<{ field: string }>({
    status: 422,
    message: ({ field }) => `the field ${field} has neither a type nor a formula`,
    hint: () => 'declare its type, such as type: text',
  }),
  'formula.field_type': entry<{ field: string; declared: string; found: string }>({
    status: 422,
    message: ({ field, declared, found }) =>
      `the field ${field} is declared ${declared}, but its formula gives ${found}`,
  }),
  'formula.unknown_key': entry<{ dataset: string; field: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ dataset, field }) => `the key of ${dataset} names "${field}", which is no field of it`,
    hint: didYouMean,
  }),
  'formula.relationship_not_key': entry<{ relationship: string; to: string; key: readonly string[] }>({
    status: 422,
    message: ({ relationship, to, key }) =>
      `${relationship} must meet the whole primary key of ${to}, which is ${key.join(', ')}`,
    hint: () => 'otherwise one row could meet many',
  }),
  'formula.relationship_types': entry<{ own: string; own_type: string; key: string; key_type: string }>({
    status: 422,
    message: ({ own, own_type, key, key_type }) => `${own} is ${own_type}, but ${key} is ${key_type}`,
    hint: () => 'related fields have the same type',
  }),
  'formula.not_a_time_field': entry<{ field: string; found: string }>({
    status: 422,
    message: ({ field, found }) => `${field} is ${found}; a time field is a date or a timestamp`,
  }),
  'formula.time_without_dataset': entry<{ time: string }>({
    status: 422,
    message: ({ time }) => `time: ${time} has no effect, for the metric names no dataset`,
    hint: () => 'name the dataset whose rows it places, or use .on(field)',
  }),
  'formula.validity_types': entry<{ from: string; from_type: string; to: string; to_type: string }>({
    status: 422,
    message: ({ from, from_type, to, to_type }) => `${from} is ${from_type}, but ${to} is ${to_type}`,
    hint: () => 'both ends of a validity have the same type',
  }),
  'formula.validity_reaches_out': entry<{ fields: readonly string[] }>({
    status: 422,
    message: ({ fields }) =>
      `rows follow one another by what they hold themselves, and ${fields.join(', ')} is calculated from other rows`,
    hint: () => 'name stored fields, or such as are calculated from stored fields of the row alone',
  }),
  'formula.beyond_freshness': entry<{ what: string }>({
    status: 422,
    message: ({ what }) => `complete_until is told by the rows of the dataset alone, and ${what} needs more than those`,
    hint: () => 'write aggregates over its own fields, and functions of them, such as max(loaded_at) - 1 day',
  }),
  'formula.constant_freshness': entry<Record<string, never>>({
    status: 422,
    message: () => 'complete_until is the same whatever rows have arrived',
    hint: () => 'let the rows tell it, as in max(loaded_at)',
  }),
  'formula.fields_without_dataset': entry<Record<string, never>>({
    status: 422,
    message: () => 'fields are calculated on rows, and the metric names no dataset',
    hint: () => 'name the dataset whose rows have them',
  }),
  'formula.field_shadows': entry<{ field: string; dataset: string; what: 'field' | 'relationship' }>({
    status: 422,
    message: ({ field, dataset, what }) => `${dataset} has a ${what} "${field}" already`,
    hint: () => 'choose another name, so that it means one thing',
  }),
  'formula.field_values': entry<{ field: string; found: string }>({
    status: 422,
    message: ({ field, found }) => `the field ${field} has a list of values, but its formula gives ${found}`,
    hint: () => 'only texts have a list of values',
  }),
  'formula.every_not_grouped': entry<{ dimension: string }>({
    status: 422,
    message: ({ dimension }) => `every lists the members of ${dimension}, but by does not group by it`,
    hint: ({ dimension }) => `add ${dimension} to by, or drop it from every`,
  }),
  'formula.by_not_offered': entry<{ dimension: string }>({
    status: 422,
    message: ({ dimension }) => `by groups by ${dimension}, which dimensions does not offer`,
    hint: ({ dimension }) => `add ${dimension} to dimensions, or drop it from by`,
  }),
  'formula.empty_type': entry<{ value: number; type: string }>({
    status: 422,
    message: ({ value, type }) => `empty is ${value}, but the metric is ${type}`,
    hint: () => 'null and hide go with every metric',
  }),
  'formula.parameter_default': entry<{ parameter: string; expected: string }>({
    status: 422,
    message: ({ parameter, expected }) => `the default of ${parameter} must be ${expected}`,
  }),
  'formula.parameter_conflict': entry<{ parameter: string; type: string; metric: string; other: string }>({
    status: 422,
    message: ({ parameter, type, metric, other }) =>
      `the parameter ${parameter} is ${type} here, but ${other} in the metric ${metric}`,
    hint: () => 'parameters of one name are one parameter; give it one type or another name',
  }),
};
