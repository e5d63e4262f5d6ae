import { entry } from './entry';

type Nothing = Record<string, never>;

interface Unknown {
  name: string;
  nearest?: string | undefined;
  instead?: string | undefined;
  known: readonly string[];
}

const unknownHint = ({ instead, nearest, known }: Unknown) =>
  instead ?? (nearest === undefined ? `it knows ${known.join(', ')}` : `did you mean "${nearest}"?`);

/** Findings about the condition of an alert, beside those about its writing (`formula.…`). */
export const alertConditionCodes = {
  'alert.empty_condition': entry<Nothing>({
    status: 422,
    message: () => 'the condition is empty',
    hint: () => 'write a comparison such as value < target * 0.9',
  }),
  'alert.unknown_name': entry<Unknown>({
    status: 422,
    message: ({ name }) => `the condition of an alert knows no name "${name}"`,
    hint: unknownHint,
  }),
  'alert.unknown_function': entry<Unknown>({
    status: 422,
    message: ({ name }) => `the condition of an alert knows no function "${name}"`,
    hint: unknownHint,
  }),
  'alert.history_length': entry<{ name: string; least: number; most: number; found: string }>({
    status: 422,
    message: ({ name, least, most, found }) =>
      `${name} takes a number of intervals, written out, from ${least} to ${most}, not ${found}`,
    hint: ({ name }) => `as in ${name}(12)`,
  }),
  'alert.too_many_statistics': entry<{ statistics: number; limit: number }>({
    status: 422,
    message: ({ statistics, limit }) =>
      `the condition asks for ${statistics} different statistics; ${limit} are allowed`,
    hint: () => 'each is computed for every dimension member; make several alerts of it',
  }),
  'alert.not_in_condition': entry<{ what: string; hint: string }>({
    status: 422,
    message: ({ what }) => `the condition of an alert has no ${what}`,
    hint: ({ hint }) => hint,
  }),
  'alert.constant_condition': entry<{ known: readonly string[] }>({
    status: 422,
    message: () => 'the condition names nothing that could change, so it always says the same',
    hint: ({ known }) => `it can name ${known.join(', ')}`,
  }),
};
