import { entry } from './entry';

/** Findings about what changes the context of an expression: windows, validity, ranks, values per key. */
export const formulaContextCodes = {
  'formula.no_interval': entry<{ modifier: string; datasets: readonly string[] }>({
    status: 422,
    message: ({ modifier, datasets }) =>
      `.${modifier}(…) takes the rows that are valid at a time, and nothing says when a row of ${datasets.join(' or ')} is`,
    hint: () => 'declare valid: {from, to} for the dataset, or leave the modifier out',
  }),
  'formula.interval_without_time': entry<{ dataset: string; aggregate: string }>({
    status: 422,
    message: ({ dataset }) => `rows of ${dataset} hold for a stretch of time, and nothing says which of them count`,
    hint: ({ aggregate }) =>
      `write ${aggregate}.at(end), .at(start) or .during(), or give a time field with .on(field) or time:`,
  }),
  'formula.fixed_window_moved': entry<Record<string, never>>({
    status: 422,
    message: () =>
      '.between(…) takes the same dates in every bucket, so looking at an earlier one on its left changes nothing',
    hint: () => 'move the dates themselves, as in .between(params.from - 1 year, params.to - 1 year)',
  }),
  'formula.running_twice': entry<{ dimension: string; inner: string }>({
    status: 422,
    message: ({ dimension, inner }) => `.running(${dimension}) stands around .running(${inner})`,
    hint: () => 'values run along one dimension at a time',
  }),
  'formula.unordered': entry<{ what: string; found: string }>({
    status: 422,
    message: ({ what, found }) => `${what} needs an order, and ${found} has none`,
    hint: () => 'ordered are numbers, dates, timestamps, and texts with values: […] and ordered: true',
  }),
  'formula.per_outside_aggregate': entry<{ example: string }>({
    status: 422,
    message: () => '.per(…) stands only as the whole argument of an aggregate',
    hint: ({ example }) => `put one around it, as in ${example}`,
  }),
  'formula.per_without_order': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `${name}(…) goes by time, and the values of keys stand in no order`,
    hint: ({ name }) => `put ${name} inside, as in sum(${name}(x).per(key)), or take min or max of the values`,
  }),
  'formula.per_unlike_keys': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `both arguments of ${name} need the same keys`,
    hint: ({ name }) => `as in ${name}(a.per(key), b.per(key))`,
  }),
  'formula.per_without_rows': entry<{ keys: string }>({
    status: 422,
    message: ({ keys }) => `nothing on the left of .per(…) has rows, so that there is no ${keys} to take a value for`,
    hint: () => 'put an aggregate or a metric there',
  }),
  'formula.unknown_calendar': entry<{ name: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ name }) => `there is no calendar "${name}"`,
    hint: ({ nearest }) => nearest && `did you mean "${nearest}"?`,
  }),
};
