import { entry } from './entry';

/** Findings about a formula: its text, names, types and levels. */
export const formulaCodes = {
  'formula.unknown_field': entry<{ dataset: string; field: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ dataset, field }) => `${dataset} has no field "${field}"`,
    hint: ({ nearest }) => nearest && `did you mean "${nearest}"?`,
  }),
};
