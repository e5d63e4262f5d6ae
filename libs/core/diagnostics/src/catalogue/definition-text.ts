import { entry } from './entry';

type Nothing = Record<string, never>;

const quoteIt = 'put the whole text in quotes, or on lines of its own after "|"';

/** Findings about the text of a document, before its meaning is looked at. */
export const definitionTextCodes = {
  'yaml.too_large': entry<{ kilobytes: number; limit: number }>({
    status: 413,
    message: ({ kilobytes, limit }) => `the text has ${kilobytes} kB; at most ${limit} kB are read`,
    hint: () => 'split it into several files',
  }),
  'yaml.too_many_values': entry<Nothing>({
    status: 422,
    message: () => 'the text holds more values than any definition needs',
    hint: () => 'split it into several files',
  }),
  'yaml.too_deep': entry<{ limit: number }>({
    status: 422,
    message: ({ limit }) => `the text is nested deeper than ${limit} levels`,
  }),
  'yaml.syntax': entry<{ problem: string; hint?: string | undefined }>({
    status: 422,
    message: ({ problem }) => problem,
    hint: ({ hint }) => hint,
  }),
  'yaml.broken_text': entry<{ problem: string }>({
    status: 422,
    message: ({ problem }) => problem,
    hint: () => quoteIt,
  }),
  'yaml.cut_formula': entry<{ rest: string; by: string }>({
    status: 422,
    message: ({ rest, by }) => `YAML ends this formula before "${by}" and would read it as ${JSON.stringify(rest)}`,
    hint: () => quoteIt,
  }),
  'yaml.duplicate_key': entry<{ key: string; first_line: number }>({
    status: 422,
    message: ({ key, first_line }) => `the key "${key}" is given twice; the first stands in line ${first_line}`,
  }),
  'yaml.refused_key': entry<{ key: string; reason: string }>({
    status: 422,
    message: ({ key, reason }) => `"${key}" is not taken as a key: ${reason}`,
  }),
  'yaml.refused_feature': entry<{ feature: string; instead: string }>({
    status: 422,
    message: ({ feature }) => `${feature} not read in definitions`,
    hint: ({ instead }) => instead,
  }),
  'yaml.number': entry<{ written: string; reason: string }>({
    status: 422,
    message: ({ written, reason }) => `${written} ${reason}`,
    hint: ({ written }) => `write a number as in 1234.5, or put quotes around it where text is meant: "${written}"`,
  }),
  'yaml.character': entry<{ code_point: string }>({
    status: 422,
    message: ({ code_point }) => `the text holds the character ${code_point}, which no text here may hold`,
  }),
};
