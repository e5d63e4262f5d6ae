import { entry } from './entry';

const didYouMean = ({ nearest }: { nearest?: string | undefined }) => nearest && `did you mean "${nearest}"?`;
const listed = (names: readonly string[]) => names.join(', ');

const unreachable = {
  read: (dataset: string, field: string) => `a row of ${dataset} does not reach ${field}`,
  filtered: (dataset: string, field: string) => `${dataset} cannot be filtered by ${field}`,
  grouped: (dataset: string, field: string) => `${dataset} cannot be grouped by ${field}`,
  'placed in time': (dataset: string, field: string) => `${dataset} cannot be placed in time by ${field}`,
  'taken per key': (dataset: string, field: string) => `${dataset} has no value per ${field}`,
  'run along': (dataset: string, field: string) => `${dataset} cannot run along ${field}`,
} as const;

interface Unknown {
  name: string;
  nearest?: string | undefined;
}

/** Findings about what a formula says: its names, levels, types and modifiers. */
export const formulaMeaningCodes = {
  'formula.unknown_field': entry<{ dataset: string; field: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ dataset, field }) => `${dataset} has no field "${field}"`,
    hint: didYouMean,
  }),
  'formula.grain_as_dimension': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `"${name}" is a grain, not a dimension`,
    hint: ({ name }) =>
      `time is cut by the grain of the query, as in {grain: ${name}}; .total(period) takes the whole period in every bucket`,
  }),
  'formula.unknown_relationship': entry<{
    dataset: string;
    relationship: string;
    /** The name could have been a dataset as well. */
    first?: boolean;
    nearest?: string | undefined;
  }>({
    status: 422,
    message: ({ dataset, relationship, first }) =>
      `${dataset} has no relationship "${relationship}"${first ? ', nor is there a dataset of that name' : ''}`,
    hint: didYouMean,
  }),
  'formula.unknown_dataset': entry<Unknown>({
    status: 422,
    message: ({ name }) => `there is no dataset "${name}"`,
    hint: didYouMean,
  }),
  'formula.unknown_metric': entry<Unknown & { instead?: string | undefined }>({
    status: 422,
    message: ({ name }) => `there is no metric "${name}"`,
    hint: ({ instead, nearest }) => instead ?? didYouMean({ nearest }),
  }),
  'formula.unknown_function': entry<Unknown & { instead?: string | undefined }>({
    status: 422,
    message: ({ name }) => `there is no function "${name}"`,
    hint: ({ instead, nearest }) => instead ?? didYouMean({ nearest }),
  }),
  'formula.unknown_modifier': entry<Unknown & { instead?: string | undefined }>({
    status: 422,
    message: ({ name }) => `there is no modifier ".${name}"`,
    hint: ({ instead, nearest }) => instead ?? didYouMean({ nearest }),
  }),
  'formula.unknown_parameter': entry<Unknown>({
    status: 422,
    message: ({ name }) => `no parameter "${name}" is declared`,
    hint: didYouMean,
  }),
  'formula.unknown_unit': entry<Unknown & { units: readonly string[] }>({
    status: 422,
    message: ({ name, units }) => `"${name}" is none of ${listed(units)}`,
    hint: didYouMean,
  }),
  'formula.unknown_value': entry<{ value: string; values: readonly string[]; nearest?: string | undefined }>({
    status: 422,
    message: ({ value, values }) => `"${value}" is none of the declared values ${listed(values)}`,
    hint: didYouMean,
  }),
  'formula.ambiguous_name': entry<{ name: string; candidates: readonly string[] }>({
    status: 422,
    message: ({ name, candidates }) => `"${name}" could mean ${candidates.join(' or ')}`,
    hint: () => 'write out the one that is meant, from its dataset on',
  }),
  'formula.relationship_as_value': entry<{ name: string; dataset: string; example: string }>({
    status: 422,
    message: ({ name, dataset }) => `"${name}" is a relationship of ${dataset}, not a value`,
    hint: ({ example }) => `name a field behind it, such as ${example}`,
  }),
  'formula.dataset_as_value': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `"${name}" is a dataset, not a value`,
    hint: ({ name }) => `a dataset stands only in count(${name}); name a field of it with a dot`,
  }),
  'formula.dataset_needed': entry<{ written: string; example: string }>({
    status: 422,
    message: ({ written }) => `${written} names no dataset, and the definition has none either`,
    hint: ({ example }) => `write ${example}, or give the metric a dataset`,
  }),
  'formula.row_level_field': entry<{ field: string; example: string; within_per?: boolean }>({
    status: 422,
    message: ({ field }) => `${field} is a row-level field`,
    hint: ({ example, within_per }) =>
      `wrap it in an aggregate such as ${example}${within_per ? ', or name it among the keys of .per(…)' : ''}`,
  }),
  'formula.aggregate_in_row': entry<{ name: string; within: string }>({
    status: 422,
    message: ({ name, within }) => `${name} is a value of many rows, but ${within} is asked row by row`,
    hint: ({ within }) => {
      const out = `take it out of ${within.replace(/^a /, 'the ')}`;
      if (within === 'a condition') return `${out}; keys that meet one are counted with count((x > 1).per(key))`;
      return within.endsWith('(…)') ? `${out}, or take one value per key: ${within.replace('…', 'x.per(key)')}` : out;
    },
  }),
  'formula.nothing_to_modify': entry<{ modifier: string; key?: boolean }>({
    status: 422,
    message: ({ modifier, key }) =>
      `.${modifier}() stands on a ${key ? 'dimension' : 'constant'}, which has no period, rows or dimensions to change`,
    hint: () => 'put it after an aggregate or a metric',
  }),
  'formula.no_effect': entry<{ modifier: string; inner: string; hint?: string | undefined }>({
    status: 422,
    message: ({ modifier, inner }) => `.${modifier}(…) has no effect: every aggregate on its left has its own ${inner}`,
    hint: ({ hint }) => hint ?? 'the inner one wins; drop one of them',
  }),
  'formula.modifier_without_call': entry<{ name: string; modifier: boolean }>({
    status: 422,
    message: ({ name }) => `a metric has no field "${name}"`,
    hint: ({ name, modifier }) =>
      modifier ? `call the modifier: .${name}(…)` : 'only modifiers follow a metric, such as .where(…)',
  }),
  'formula.wrong_arity': entry<{ name: string; expected: string; found: number }>({
    status: 422,
    message: ({ name, expected, found }) => `${name} takes ${expected}, not ${found}`,
  }),
  'formula.wrong_type': entry<{ what: string; expected: string; found: string; hint?: string | undefined }>({
    status: 422,
    message: ({ what, expected, found }) => `${what} needs ${expected}, not ${found}`,
    hint: ({ hint }) => hint,
  }),
  'formula.unlike_types': entry<{ left: string; right: string; hint?: string | undefined }>({
    status: 422,
    message: ({ left, right }) => `${left} and ${right} do not go together`,
    hint: ({ hint }) => hint,
  }),
  'formula.null_comparison': entry<{ example: string }>({
    status: 422,
    message: () => 'a comparison with null is never true',
    hint: ({ example }) => `write ${example}`,
  }),
  'formula.wrong_argument': entry<{ name: string; expected: string; example: string }>({
    status: 422,
    message: ({ name, expected }) => `${name} takes ${expected}`,
    hint: ({ example }) => `as in ${example}`,
  }),
  'formula.misplaced_list': entry<Record<string, never>>({
    status: 422,
    message: () => 'a list stands only right of "in" and in bin(x, […])',
  }),
  'formula.not_a_metric': entry<{ found: string }>({
    status: 422,
    message: ({ found }) => `a metric is a number, text, boolean, date or timestamp, not ${found}`,
  }),
  'formula.unreachable_field': entry<{
    dataset: string;
    field: string;
    use: keyof typeof unreachable;
  }>({
    status: 422,
    message: ({ dataset, field, use }) => unreachable[use](dataset, field),
    hint: ({ field, use }) =>
      use === 'filtered' || use === 'grouped'
        ? `drop it, or use .total(${field})`
        : 'name a field behind its relationships',
  }),
  'formula.many_side': entry<{ dataset: string; field: string; example: string }>({
    status: 422,
    message: ({ dataset, field }) => `a row of ${dataset} has many values of ${field}`,
    hint: ({ example }) => `ask for any of them, as in ${example}`,
  }),
  'formula.mixed_datasets': entry<{ datasets: readonly string[] }>({
    status: 422,
    message: ({ datasets }) =>
      `${datasets.join(' and ')} stand in one row-level expression, and none reaches the others`,
    hint: () => 'aggregate each for itself',
  }),
  'formula.no_time': entry<{ name: string; dataset: string }>({
    status: 422,
    message: ({ name, dataset }) => `${name} needs an order in time, and ${dataset} has no time field`,
    hint: () => 'give the dataset a time field, or use .on(field)',
  }),
  'formula.cycle': entry<{ cycle: readonly string[] }>({
    status: 422,
    message: ({ cycle }) => `a definition may not need itself: ${cycle.join(' → ')}`,
  }),
  'formula.unsound': entry<{ kind: 'metric' | 'dataset' | 'field'; name: string }>({
    status: 422,
    message: ({ kind, name }) => `the ${kind} ${name} has findings of its own`,
    hint: () => 'mend that definition first',
  }),
  'formula.no_target': entry<Record<string, never>>({
    status: 422,
    message: () => 'there is no target here',
    hint: () => 'give the metric a target',
  }),
};
