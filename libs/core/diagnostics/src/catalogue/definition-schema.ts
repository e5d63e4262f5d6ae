import { entry } from './entry';

const didYouMean = ({ nearest }: { nearest?: string | undefined }) => nearest && `did you mean "${nearest}"?`;
const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** Findings about the shape of a document or request body. */
export const definitionSchemaCodes = {
  'schema.unknown_key': entry<{ key: string; known: readonly string[]; nearest?: string | undefined }>({
    status: 422,
    message: ({ key }) => `there is no key "${key}" here`,
    hint: ({ nearest, known }) =>
      didYouMean({ nearest }) ?? (known.length > 0 ? `known are ${known.join(', ')}` : undefined),
  }),
  'schema.missing_key': entry<{ key: string; meaning?: string | undefined }>({
    status: 422,
    message: ({ key }) => `the key "${key}" is missing`,
    hint: ({ meaning }) => meaning,
  }),
  'schema.wrong_type': entry<{ found: string; expected: readonly string[]; hint?: string | undefined }>({
    status: 422,
    message: ({ found, expected }) => `${found} stands where ${list(expected)} is expected`,
    hint: ({ hint }) => hint,
  }),
  'schema.not_one_of': entry<{ found: string; allowed: readonly string[]; nearest?: string | undefined }>({
    status: 422,
    message: ({ found, allowed }) => `${found} stands where ${list(allowed)} is expected`,
    hint: didYouMean,
  }),
  'schema.pattern': entry<{ found: string; expected: string }>({
    status: 422,
    message: ({ found, expected }) => `${found} is not ${expected}`,
  }),
  'schema.bad_key': entry<{ key: string; expected: string }>({
    status: 422,
    message: ({ key, expected }) => `the key "${key}" is not ${expected}`,
  }),
  'schema.out_of_bounds': entry<{ found: string; expected: string }>({
    status: 422,
    message: ({ found, expected }) => `${found} stands where ${expected} is expected`,
  }),
  'schema.duplicate_item': entry<{ item: string }>({
    status: 422,
    message: ({ item }) => `${item} is in the list twice`,
  }),
  'schema.no_match': entry<{ found: string; forms: readonly string[] }>({
    status: 422,
    message: ({ found }) => `${found} fits none of the forms that are allowed here`,
    hint: ({ forms }) => (forms.length > 0 ? `allowed are ${list(forms)}` : undefined),
  }),
  'schema.refused': entry<{ reason: string }>({
    status: 422,
    message: ({ reason }) => reason,
  }),
  'schema.too_many_findings': entry<{ shown: number; all: number }>({
    status: 422,
    message: ({ shown, all }) => `${all} findings in one document; the first ${shown} are listed`,
  }),
};
