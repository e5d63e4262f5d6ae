import { entry } from './entry';
import { countRows, runDataCodes } from './run-data';

const periodForms =
  '2017, 2017-Q3, 2017-03, 2017-W05, 2017-03-05, 2017-01-01/2017-07-01 (end exclusive), FY2026-Q1 of a calendar, or a word such as last_month, last_12_months, this_year';

/** Findings about a run request, and warnings of its result. */
export const runCodes = {
  'run.unknown_timezone': entry<{ timezone: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ timezone }) => `there is no IANA time zone "${timezone}"`,
    hint: ({ nearest }) => (nearest ? `did you mean "${nearest}"?` : 'write a name such as "Europe/Minsk" or "UTC"'),
  }),
  'run.bad_instant': entry<{ text: string }>({
    status: 422,
    message: ({ text }) => `"${text}" is neither an instant nor a date`,
    hint: () => 'write ISO 8601 with an offset, such as "2026-11-21T00:00:00Z", or a date, such as "2026-11-21"',
  }),
  'run.two_grains': entry<{ coarser: string }>({
    status: 422,
    message: ({ coarser }) => `both week and ${coarser} are asked for, and a week may lie in two ${coarser}s`,
    hint: () => 'choose one of them',
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
  'run.fiscal_period': entry<{ text: string }>({
    status: 422,
    message: ({ text }) => `"${text}" is a period of a calendar, and none is at hand`,
    hint: () => 'name one in "calendar", or write dates such as 2025-04-01/2026-04-01',
  }),
  'run.too_many_buckets': entry<{ grain: string; limit: number }>({
    status: 422,
    message: ({ grain, limit }) => `the period has more than ${limit} buckets by ${grain}`,
    hint: () => 'choose a shorter period or a coarser grain',
  }),
  'run.not_by_interval': entry<{ reason: string }>({
    status: 422,
    message: ({ reason }) => `these intervals cannot be answered by one run: ${reason}`,
    hint: () => 'ask for each interval in a run of its own',
  }),
  'run.too_many_rows': entry<{ limit: number }>({
    status: 422,
    message: ({ limit }) => `the result has more than ${limit} rows`,
    hint: () => 'choose a coarser grain, a shorter period or fewer dimensions',
  }),
  'run.no_such_row': entry<{ at: Readonly<Record<string, unknown>>; names: readonly string[] }>({
    status: 404,
    message: ({ at }) => {
      const names = Object.entries(at).map(([name, value]) => `${name} is ${JSON.stringify(value)}`);
      return names.length === 0 ? 'the result has no rows' : `the result has no row where ${names.join(' and ')}`;
    },
    hint: ({ names }) =>
      names.length === 0 ? 'the result is one row; name none' : `a row is named by ${names.join(', ')}`,
  }),
  'run.forecast_not_explained': entry<{ period: string; method: string; learnt: readonly string[] }>({
    status: 422,
    message: ({ period, method, learnt }) =>
      `the row of ${period} is a forecast, which no rows of a dataset explain: it is carried on by the ${method} method` +
      (learnt.length === 0 ? '' : ` from the values of the whole buckets ${learnt.join(' to ')}`),
    hint: () => 'explain a row before the first period that is forecast',
  }),
  'run.period_needed': entry<{ what: string }>({
    status: 422,
    message: ({ what }) => `${what} needs a period`,
    hint: () => 'add a period such as 2017 or last_12_months',
  }),
  'run.grain_needed': entry<{ what: string }>({
    status: 422,
    message: ({ what }) => `${what} needs a grain`,
    hint: () => 'add a grain such as month',
  }),
  'run.bad_forecast': entry<{ reason: string }>({
    status: 422,
    message: ({ reason }) => `there is no such forecast: ${reason}`,
  }),
  'run.out_of_calendar': entry<{ metric: string }>({
    status: 422,
    message: ({ metric }) => `${metric} looks back beyond the year 1`,
  }),
  'run.unknown_metric': entry<{ metric: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ metric }) => `there is no metric "${metric}"`,
    hint: ({ nearest }) => nearest && `did you mean "${nearest}"?`,
  }),
  'run.unknown_version': entry<{ metric: string; version: number }>({
    status: 422,
    message: ({ metric, version }) => `${metric} has no version ${version}`,
  }),
  'run.unsound_metric': entry<{ metric: string; problem: string }>({
    status: 422,
    message: ({ metric, problem }) => `${metric} cannot be computed: ${problem}`,
  }),
  'run.repeated': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `"${name}" stands here twice`,
  }),
  'run.dimension_types': entry<{ dimension: string; types: readonly string[] }>({
    status: 422,
    message: ({ dimension, types }) => `${dimension} is ${types.join(' in one dataset and ')} in another`,
  }),
  'run.dimension_not_offered': entry<{ metric: string; dimension: string; offered: readonly string[] }>({
    status: 422,
    message: ({ metric, dimension }) => `${metric} is not offered by ${dimension}`,
    hint: ({ offered }) =>
      offered.length === 0 ? 'it is offered by no dimension' : `it is offered by ${offered.join(', ')}`,
  }),
  'run.dimension_needed': entry<{ metric: string; dimension: string }>({
    status: 200,
    severity: 'warning',
    message: ({ metric, dimension }) =>
      `${metric} has a value only where the result is grouped by ${dimension}; here it is null`,
    hint: ({ dimension }) => `add ${dimension} to "by"`,
  }),
  'run.timeless': entry<{ metric: string; dataset: string; grain: string }>({
    status: 422,
    message: ({ metric, dataset, grain }) => `${metric} cannot be cut by ${grain}: ${dataset} has no time field`,
    hint: () => 'drop the grain, or use .total(period)',
  }),
  'run.parts_of_days': entry<{ metric: string; field: string }>({
    status: 422,
    message: ({ metric, field }) => `${metric} looks at parts of days, and ${field} is a date without a time of day`,
    hint: () => 'use whole days, or place the rows by a timestamp with .on(field)',
  }),
  'run.backward_window': entry<{ metric: string; from: string; to: string }>({
    status: 422,
    message: ({ metric, from, to }) => `${metric} looks between ${from} and ${to}, which is no stretch of time`,
    hint: () => 'the window of .between begins with its first moment and ends before its second',
  }),
  'run.breakdowns_differ': entry<{ breakdowns: readonly string[] }>({
    status: 422,
    message: ({ breakdowns }) => `the metrics are broken down in different ways: ${breakdowns.join('; ')}`,
    hint: () => 'name the dimensions in "by"',
  }),
  'run.every_without_by': entry<{ dimension: string; by: readonly string[] }>({
    status: 422,
    message: ({ dimension }) => `the members of ${dimension} can only be listed where the result is grouped by it`,
    hint: ({ dimension }) => `add ${dimension} to "by"`,
  }),
  'run.unknown_calendar': entry<{ calendar: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ calendar }) => `there is no calendar "${calendar}"`,
    hint: ({ nearest }) => nearest && `did you mean "${nearest}"?`,
  }),
  'run.calendars_differ': entry<{ calendars: readonly string[] }>({
    status: 422,
    message: ({ calendars }) => `the metrics go by different calendars: ${calendars.join(', ')}`,
    hint: () => 'name one in "calendar", or ask for them apart',
  }),
  'run.calendar_needed': entry<{ metric: string }>({
    status: 422,
    message: ({ metric }) => `${metric} counts working time, and no calendar says when that is`,
    hint: () => 'name one in "calendar"',
  }),
  'run.no_working_hours': entry<{ calendar: string }>({
    status: 422,
    message: ({ calendar }) => `the calendar ${calendar} has no working hours`,
    hint: () => 'give it working_hours, or name another one in "calendar"',
  }),
  'run.unknown_filter': entry<{
    metric: string;
    filter: string;
    offered: readonly string[];
    nearest?: string | undefined;
  }>({
    status: 422,
    message: ({ metric, filter }) => `${metric} offers no filter "${filter}"`,
    hint: ({ nearest, offered }) => {
      if (nearest) return `did you mean "${nearest}"?`;
      return offered.length === 0 ? 'it offers none' : `it offers ${offered.join(', ')}`;
    },
  }),
  'run.unknown_comparison': entry<{ text: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ text }) => `"${text}" is nothing to compare with`,
    hint: ({ nearest }) =>
      nearest ? `did you mean "${nearest}"?` : 'write previous, target, or a duration such as "1 year"',
  }),
  'run.no_target': entry<{ metric: string }>({
    status: 200,
    severity: 'warning',
    message: ({ metric }) => `${metric} has no target; its target is null`,
  }),
  'run.target_gaps': entry<{ metric: string; count: number; of: number }>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count, of }) =>
      `${metric} has no target ${of === 1 ? 'for this period' : `in ${count} of ${of} buckets`}; its target there is null`,
  }),
  'run.bad_target': entry<{ metric: string; reason: string }>({
    status: 422,
    message: ({ metric, reason }) => `a target of ${metric} has no period: ${reason}`,
  }),
  'run.missing_parameter': entry<{ metric: string; parameter: string }>({
    status: 422,
    message: ({ metric, parameter }) => `${metric} needs a value for the parameter ${parameter}`,
    hint: ({ parameter }) => `add {"${parameter}": …} to "parameters"`,
  }),
  'run.unknown_parameter': entry<{ parameter: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ parameter }) => `no metric of this run has a parameter "${parameter}"`,
    hint: ({ nearest }) => nearest && `did you mean "${nearest}"?`,
  }),
  'run.parameter_type': entry<{ parameter: string; expected: string }>({
    status: 422,
    message: ({ parameter, expected }) => `the parameter ${parameter} must be ${expected}`,
  }),
  'run.unknown_column': entry<{ field: string; columns: readonly string[]; nearest?: string | undefined }>({
    status: 422,
    message: ({ field }) => `the result has no column "${field}"`,
    hint: ({ nearest, columns }) => (nearest ? `did you mean "${nearest}"?` : `its columns are ${columns.join(', ')}`),
  }),
  'run.column_taken': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `the result would have two columns "${name}"`,
  }),
  'run.bad_limit': entry<{ limit: number }>({
    status: 422,
    message: ({ limit }) => `a limit is a whole number from 1 on, not ${limit}`,
  }),
  'run.too_complex': entry<{ limit: number }>({
    status: 422,
    message: ({ limit }) => `the metrics of this run unfold to more than ${limit} steps`,
    hint: () =>
      'ask for fewer metrics at once, chain fewer .growth, .change and .share, or let calculated fields name fewer others',
  }),
  'run.too_deep': entry<{ metric: string; limit: number }>({
    status: 422,
    message: ({ metric, limit }) => `${metric} refers to other metrics more than ${limit} deep`,
  }),
  'run.no_forecast': entry<{ metric: string; count: number; reason: string }>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count, reason }) =>
      `${count} series of ${metric} ${count === 1 ? 'has' : 'have'} no forecast: ${reason}`,
  }),
  ...runDataCodes,
  'run.division_by_zero': entry<ValueWarning>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count }) => `${metric} divided by zero in ${countRows(count)}; the value there is null`,
  }),
  'run.outside_domain': entry<ValueWarning>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count }) =>
      `${metric} took a root, logarithm or power that is no real number in ${countRows(count)}; the value there is null`,
  }),
  'run.overflow': entry<ValueWarning>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count }) =>
      `${metric} went beyond what a number or date can hold in ${countRows(count)}; the value there is null`,
  }),
};

interface ValueWarning {
  readonly metric: string;
  readonly count: number;
}
