import { entry } from './entry';

/** Refusals of who may not read what they ask for or change, and findings about rules of access. */
export const accessCodes = {
  'access.dataset_denied': entry<{ dataset: string }>({
    status: 403,
    message: ({ dataset }) => `no access rule of ${dataset} is for a role of this caller`,
    hint: () => 'ask an administrator for a role that the access rules of the dataset name',
  }),
  'access.dataset_guarded': entry<{ dataset: string }>({
    status: 403,
    message: ({ dataset }) =>
      `datasets, and calendars by which their rules decide, are changed by who may read everything, and this caller may not read all rows and fields of ${dataset}`,
    hint: () => 'ask an administrator to make the change, or for a rule that gives all rows',
  }),
  'access.missing_attribute': entry<{ dataset: string; attribute: string }>({
    status: 403,
    message: ({ dataset, attribute }) =>
      `the rows of ${dataset} are those of user.${attribute}, and this caller has no attribute ${attribute}`,
    hint: ({ attribute }) =>
      `ask an administrator: a key is given the attribute ${attribute}, a token has it in a claim that OIDC_ATTRIBUTES names`,
  }),
  'access.attribute_type': entry<{ dataset: string; attribute: string; expected: string; found: string }>({
    status: 403,
    message: ({ dataset, attribute, expected, found }) =>
      `the rows of ${dataset} are those of user.${attribute}, which must be ${expected}; this caller has ${found}`,
    hint: ({ attribute, expected }) => `ask an administrator to make the attribute ${attribute} ${expected}`,
  }),
  'access.field_hidden': entry<{ metric?: string | undefined; dataset: string; field: string }>({
    status: 403,
    message: ({ metric, dataset, field }) =>
      metric === undefined
        ? `the field ${field} of ${dataset} is hidden from this caller`
        : `${metric} reads the field ${field} of ${dataset}, which is hidden from this caller`,
    hint: () => 'ask for what does not read that field',
  }),
  'access.owner_denied': entry<{ kind: string; owner: string; reason: string }>({
    status: 422,
    message: ({ kind, owner, reason }) => `this ${kind} reads on behalf of ${owner}, who saved it: ${reason}`,
    hint: () => 'let somebody save it who may read that, or ask an administrator for the right to',
  }),
  'access.untyped_attribute': entry<{ attribute: string }>({
    status: 422,
    message: ({ attribute }) => `nothing tells what ${attribute} holds: a text, a number, a date or a condition`,
    hint: ({ attribute }) =>
      `compare it with a field or a constant, as in region == ${attribute}, region in ${attribute} for a list or ${attribute} == true`,
  }),
  'access.user_taken': entry<{ written: string; rival: string }>({
    status: 422,
    message: ({ written, rival }) => `"${written}" is an attribute of the caller, but could also mean ${rival}`,
    hint: ({ rival }) => `give ${rival} another name`,
  }),
  'access.beyond_rows': entry<{ what: string }>({
    status: 422,
    message: ({ what }) =>
      `a rule of access gives a caller the same rows in every request, and ${what} is chosen by each`,
    hint: () => 'write a condition on the row, on rows it belongs to and on attributes, such as region == user.region',
  }),
};
