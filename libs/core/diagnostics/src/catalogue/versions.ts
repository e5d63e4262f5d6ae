import { entry } from './entry';

interface Line {
  readonly kind: string;
  readonly name: string;
}

/** Refusals of what is done with versions: comparing, rolling back, asking where they come from. */
export const versionCodes = {
  'definition.no_such_part': entry<{ dataset: string; field: string; nearest?: string | undefined }>({
    status: 404,
    message: ({ dataset, field }) => `dataset ${dataset} has no field "${field}"`,
    hint: ({ nearest }) => nearest && `did you mean "${nearest}"?`,
  }),
  'definition.needs': entry<{ user: string; needed: string; paths: readonly string[] }>({
    status: 409,
    message: ({ user, needed, paths }) =>
      paths.length === 0 ? `${user} needs ${needed} by way of others` : `${user} needs ${needed} (${paths.join(', ')})`,
  }),
  'definition.already_in_force': entry<Line & { version: number; others: readonly number[] }>({
    status: 409,
    message: ({ kind, name, version }) => `version ${version} of ${kind} ${name} is in force already`,
    hint: ({ others }) =>
      others.length === 0
        ? 'no other version was ever in force'
        : `versions that were in force before: ${others.join(', ')}`,
  }),
  'definition.never_published': entry<Line & { version: number; others: readonly number[] }>({
    status: 409,
    message: ({ kind, name, version }) =>
      `version ${version} of ${kind} ${name} is a draft that was never in force; there is nothing to roll back to`,
    hint: ({ others }) =>
      others.length === 0
        ? 'publish it instead'
        : `publish it instead, or roll back to one that was in force: ${others.join(', ')}`,
  }),
  'definition.same_version': entry<{ name: string; version: number }>({
    status: 422,
    message: ({ name, version }) => `version ${version} of ${name} is compared with itself`,
    hint: () => 'name two different versions',
  }),
  'definition.other_metric': entry<{ name: string; other: string }>({
    status: 422,
    message: ({ name, other }) => `versions of one metric are compared, and ${other} is another than ${name}`,
    hint: () => 'run both metrics to see their numbers side by side',
  }),
  'definition.draft_unseen': entry<{ name: string; version: number }>({
    status: 403,
    message: ({ name, version }) => `version ${version} of ${name} is a draft, which only authors may run`,
    hint: () => 'compare versions that were published',
  }),
};
