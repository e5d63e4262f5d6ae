import { definitionSchemaCodes } from './definition-schema';
import { definitionTextCodes } from './definition-text';
import { entry } from './entry';

const didYouMean = ({ nearest }: { nearest?: string | undefined }) => nearest && `did you mean "${nearest}"?`;
const articled = (kind: string) => `${/^[aeiou]/u.test(kind) ? 'an' : 'a'} ${kind}`;

/** Findings about a definition document: its text, its schema, and what its parts say about one another. */
export const definitionCodes = {
  ...definitionTextCodes,
  ...definitionSchemaCodes,
  'definition.not_found': entry<{ kind: string; name: string; nearest?: string | undefined }>({
    status: 404,
    message: ({ kind, name }) => `there is no ${kind} named "${name}"`,
    hint: didYouMean,
  }),
  'definition.other_kind': entry<{ found: string; expected: string }>({
    status: 422,
    message: ({ found, expected }) => `this defines ${articled(found)} where ${articled(expected)} is expected`,
  }),
  'definition.other_name': entry<{ found: string; expected: string }>({
    status: 422,
    message: ({ found, expected }) => `this defines "${found}", but it was sent as "${expected}"`,
    hint: () => 'a definition keeps its name; to rename it, make a new one',
  }),
  'definition.bad_name': entry<{ name: string; problem: string; hint?: string | undefined }>({
    status: 422,
    message: ({ name, problem }) => `"${name}" cannot be a name: ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'definition.duplicate_name': entry<{ what: string; name: string; other: string }>({
    status: 422,
    message: ({ what, name, other }) =>
      name === other
        ? `there are two ${what} named "${name}"`
        : `${what} "${other}" and "${name}" differ in case alone`,
    hint: ({ name, other }) => (name === other ? undefined : 'not every warehouse tells them apart'),
  }),
  'definition.no_such_field': entry<{ field: string; role: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ field, role }) => `${role} names "${field}", which is no field of this dataset`,
    hint: didYouMean,
  }),
  'definition.no_such_relationship': entry<{ relationship: string; role: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ relationship, role }) =>
      `${role} leads over "${relationship}", which is no relationship of this dataset`,
    hint: didYouMean,
  }),
  'definition.field_type': entry<{ field: string; problem: string; hint?: string | undefined }>({
    status: 422,
    message: ({ field, problem }) => `the field ${field} ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'definition.parameter': entry<{ parameter: string; problem: string }>({
    status: 422,
    message: ({ parameter, problem }) => `the parameter ${parameter} ${problem}`,
  }),
  'definition.source_path': entry<{ path: string; problem: string }>({
    status: 422,
    message: ({ path, problem }) => `the file "${path}" ${problem}`,
    hint: () => 'name a file below the data root, such as crm/data/accounts.csv',
  }),
  'definition.source_connection': entry<{ problem: string; hint: string }>({
    status: 422,
    message: ({ problem }) => problem,
    hint: ({ hint }) => hint,
  }),
  'definition.unknown_connection': entry<{
    connection: string;
    known: readonly string[];
    nearest?: string | undefined;
  }>({
    status: 200,
    severity: 'warning',
    message: ({ connection, known }) =>
      `there is no connection "${connection}"; ${known.length === 0 ? 'this instance has none' : `those there are: ${known.join(', ')}`}`,
    hint: ({ connection, nearest }) =>
      didYouMean({ nearest }) ??
      `until CONNECTION_${connection.toUpperCase()} says where it is, the dataset has no rows`,
  }),
  'definition.source_format': entry<{ key?: string | undefined; problem: string }>({
    status: 422,
    message: ({ key, problem }) => `${key === undefined ? 'the format' : `${key} of the format`} ${problem}`,
  }),
  'definition.time_zone': entry<{ zone: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ zone }) => `there is no time zone "${zone}"`,
    hint: ({ nearest }) => didYouMean({ nearest }) ?? 'zones are named as in Europe/Minsk or UTC',
  }),
  'definition.cron': entry<{ cron: string; problem: string }>({
    status: 422,
    message: ({ cron, problem }) => `the cron pattern "${cron}" ${problem}`,
    hint: () => 'five fields: minute, hour, day of month, month, day of week, as in 0 6 1 * *',
  }),
  'definition.jitter': entry<{ jitter: string; every: string; most: string }>({
    status: 422,
    message: ({ jitter, every }) =>
      `a jitter of ${jitter} is longer than the shortest ${every}, so that intervals would be computed behind the next ones`,
    hint: ({ most }) => `it spreads schedules that are due at once: ${most} at most, and 10m will mostly do`,
  }),
  'definition.working_hours': entry<{ weekday: string; stretch: string; problem: string; hint?: string | undefined }>({
    status: 422,
    message: ({ weekday, stretch, problem }) => `the hours ${stretch} of ${weekday} ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'definition.no_effect': entry<{ key: string; reason: string; hint?: string | undefined }>({
    status: 422,
    message: ({ key, reason }) => `${key} has no effect, for ${reason}`,
    hint: ({ hint }) => hint,
  }),
  'definition.address': entry<{ address: string; problem: string; hint?: string | undefined }>({
    status: 422,
    message: ({ address, problem }) => `"${address}" ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'definition.format': entry<{ problem: string; hint: string }>({
    status: 422,
    message: ({ problem }) => problem,
    hint: ({ hint }) => hint,
  }),
};
