import { entry } from './entry';

const periodForms =
  '2017, 2017-Q3, 2017-03, 2017-W05, 2017-03-05, 2017-01-01/2017-07-01 (end exclusive), or a word such as last_month, last_12_months, this_year';

/** Findings about a run request, and warnings of its result. */
export const runCodes = {
  'run.unknown_timezone': entry<{ timezone: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ timezone }) => `there is no IANA time zone "${timezone}"`,
    hint: ({ nearest }) => (nearest ? `did you mean "${nearest}"?` : 'write a name such as "Europe/Minsk" or "UTC"'),
  }),
  'run.bad_instant': entry<{ text: string }>({
    status: 422,
    message: ({ text }) => `"${text}" is not an instant`,
    hint: () => 'write ISO 8601 with an offset, such as "2026-11-21T00:00:00Z"',
  }),
  'run.unknown_period': entry<{ text: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ text }) => `"${text}" is not a period`,
    hint: ({ nearest }) => (nearest ? `did you mean "${nearest}"?` : `write ${periodForms}`),
  }),
  'run.impossible_period': entry<{ text: string; reason: string }>({
    status: 422,
    message: ({ text, reason }) => `there is no period "${text}": ${reason}`,
    hint: () => `write ${periodForms}`,
  }),
  'run.too_many_buckets': entry<{ grain: string; limit: number }>({
    status: 422,
    message: ({ grain, limit }) => `the period has more than ${limit} buckets by ${grain}`,
    hint: () => 'choose a shorter period or a coarser grain',
  }),
  'run.no_such_row': entry<{ at: Readonly<Record<string, unknown>>; names: readonly string[] }>({
    status: 404,
    message: ({ at }) => `the result has no row where ${Object.entries(at).map(([name, value]) => `${name} is ${JSON.stringify(value)}`).join(' and ')}`,
    hint: ({ names }) => (names.length === 0 ? 'the result is one row; name none' : `a row is named by ${names.join(', ')}`),
  }),
  'run.division_by_zero': entry<ValueWarning>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count }) => `${metric} divided by zero in ${rows(count)}; the value there is null`,
  }),
  'run.outside_domain': entry<ValueWarning>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count }) =>
      `${metric} took a root, logarithm or power that is no real number in ${rows(count)}; the value there is null`,
  }),
  'run.overflow': entry<ValueWarning>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count }) => `${metric} went beyond what a number or date can hold in ${rows(count)}; the value there is null`,
  }),
};

interface ValueWarning {
  readonly metric: string;
  readonly count: number;
}

function rows(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}
