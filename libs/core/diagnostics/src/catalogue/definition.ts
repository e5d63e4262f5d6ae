import { entry } from './entry';

/** Findings about a definition document: its text, its schema, its state. */
export const definitionCodes = {
  'definition.not_found': entry<{ kind: string; name: string; nearest?: string | undefined }>({
    status: 404,
    message: ({ kind, name }) => `there is no ${kind} named "${name}"`,
    hint: ({ nearest }) => nearest && `did you mean "${nearest}"?`,
  }),
};
