import { entry } from './entry';

type Nothing = Record<string, never>;

/** Findings about the text of a formula: limits, characters, and writings that mathjs would read as something else. */
export const formulaTextCodes = {
  'formula.empty': entry<Nothing>({
    status: 422,
    message: () => 'the formula is empty',
    hint: () => 'write an aggregate such as count() or the name of a metric',
  }),
  'formula.too_long': entry<{ length: number; limit: number }>({
    status: 422,
    message: ({ length, limit }) => `the formula has ${length} characters; ${limit} are allowed`,
    hint: () => 'split it into metrics that name one another',
  }),
  'formula.too_deep': entry<{ limit: number }>({
    status: 422,
    message: ({ limit }) => `the formula is nested deeper than ${limit} levels`,
    hint: () => 'split it into metrics that name one another',
  }),
  'formula.too_many_parts': entry<{ parts: number; limit: number }>({
    status: 422,
    message: ({ parts, limit }) => `the formula has ${parts} names, values and operators; ${limit} are allowed`,
    hint: () => 'split it into metrics that name one another',
  }),
  'formula.forbidden_character': entry<{ character: string; instead?: string | undefined }>({
    status: 422,
    message: ({ character }) => `${character} has no meaning in a formula`,
    hint: ({ instead }) => instead && `write ${instead}`,
  }),
  'formula.name_too_long': entry<{ name: string; bytes: number; limit: number }>({
    status: 422,
    message: ({ name, bytes, limit }) => `the name "${name}" has ${bytes} bytes; ${limit} are allowed`,
  }),
  'formula.name_not_normalized': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `the name "${name}" is not in Unicode normal form NFC`,
    hint: () => 'type the name anew, with composed letters',
  }),
  'formula.number_out_of_range': entry<{ digits: number; exponent: number }>({
    status: 422,
    message: ({ digits, exponent }) => `a number has at most ${digits} digits and an exponent of at most ${exponent}`,
  }),
  'formula.unterminated_text': entry<{ quote: string }>({
    status: 422,
    message: ({ quote }) => `the text that starts with ${quote} has no end`,
    hint: ({ quote }) => `close it with ${quote}`,
  }),
  'formula.bad_escape': entry<{ escape: string }>({
    status: 422,
    message: ({ escape }) => `${escape} is no escape in a text`,
    hint: () =>
      'allowed are \\" \\\' \\\\ \\/ \\n \\t \\r \\b \\f and \\u with four hexadecimal digits of a whole character other than U+0000',
  }),
  'formula.comment_on_single_line': entry<Nothing>({
    status: 422,
    message: () => 'a comment in a formula of one line would swallow whatever was joined to that line',
    hint: () => 'write the formula as a block of lines (in YAML: formula: |), or drop the comment',
  }),
  'formula.unbalanced_bracket': entry<{ bracket: string; partner: string }>({
    status: 422,
    message: ({ bracket, partner }) => `"${bracket}" has no matching "${partner}"`,
  }),
  'formula.value_expected': entry<{ before?: string | undefined }>({
    status: 422,
    message: ({ before }) =>
      before === undefined ? 'the formula ends where a value is expected' : `a value is expected before "${before}"`,
  }),
  'formula.unexpected': entry<{ found: string; expected: string }>({
    status: 422,
    message: ({ found, expected }) => `"${found}" stands where ${expected} is expected`,
  }),
  'formula.conditional_without_else': entry<Nothing>({
    status: 422,
    message: () => '"?" has no ":" with the value for the other case',
    hint: () => 'write c ? a : b',
  }),
  'formula.nested_conditional': entry<Nothing>({
    status: 422,
    message: () => 'a condition stands inside the first branch of another',
    hint: () => 'put parentheses around it, or use case(c1, a, c2, b, otherwise)',
  }),
  'formula.assignment': entry<Nothing>({
    status: 422,
    message: () => '"=" assigns; a formula only compares',
    hint: () => 'use ==',
  }),
  'formula.range': entry<{ name?: string | undefined }>({
    status: 422,
    message: ({ name }) =>
      name === undefined ? '":" makes a range' : `"${name}:" makes a range, not a named argument`,
    hint: ({ name }) =>
      name === 'where'
        ? 'use .where(…) after the aggregate'
        : 'arguments have no names; a condition is written c ? a : b',
  }),
  'formula.implicit_multiplication': entry<{ left: string; right: string; hint?: string | undefined }>({
    status: 422,
    message: ({ left, right }) => `"${left}" and "${right}" stand side by side, which would multiply them`,
    hint: ({ hint }) =>
      hint ?? 'put an operator between them; only a number and a unit, as in 7 days, stand side by side',
  }),
  'formula.digit_grouping': entry<{ written: string; plain: string }>({
    status: 422,
    message: ({ written }) => `digits are not grouped: "${written}"`,
    hint: ({ plain }) => `write ${plain}`,
  }),
  'formula.percent': entry<{ instead: string }>({
    status: 422,
    message: () => '"%" is no operator here, neither percent nor remainder',
    hint: ({ instead }) => `write ${instead}`,
  }),
  'formula.foreign_operator': entry<{ written: string; instead: string }>({
    status: 422,
    message: ({ written }) => `"${written}" is no operator of the formula language`,
    hint: ({ instead }) => instead,
  }),
  'formula.count_star': entry<Nothing>({
    status: 422,
    message: () => '"*" is no argument',
    hint: () => "write count() for the rows of the metric's dataset, or count(dataset)",
  }),
  'formula.index': entry<Nothing>({
    status: 422,
    message: () => 'values have no index',
    hint: () => 'name a field with a dot; a list stands only right of "in" and in bin(x, […])',
  }),
  'formula.optional_chaining': entry<Nothing>({
    status: 422,
    message: () => '"?." is not used here: a field of a missing row is null anyway',
    hint: () => 'write a plain dot',
  }),
  'formula.not_a_value': entry<{ word: string }>({
    status: 422,
    message: ({ word }) => `${word} is no value of the formula language`,
    hint: () => 'nothing is written null',
  }),
  'formula.duration': entry<{ written: string; problem: string }>({
    status: 422,
    message: ({ written, problem }) => `"${written}": ${problem}`,
    hint: () => 'a duration is a whole number and a unit, such as 3 months',
  }),
  'formula.ambiguous_not': entry<{ operator: string }>({
    status: 422,
    message: ({ operator }) => `"not" binds tighter than "${operator}" and would apply to the left side alone`,
    hint: ({ operator }) => `put parentheses: not (a ${operator} b)`,
  }),
  'formula.ambiguous_coalesce': entry<{ operator: string }>({
    status: 422,
    message: ({ operator }) => `"??" binds tighter than "${operator}" and would apply to one side alone`,
    hint: ({ operator }) => `put parentheses, as in (a ${operator} b) ?? 0, or use .fill(0)`,
  }),
  'formula.ambiguous_in': entry<{ reading: string }>({
    status: 422,
    message: ({ reading }) => `"in" ${reading}`,
    hint: () => 'put parentheses around its left side or around the whole of "x in […]"',
  }),
  'formula.chain': entry<{ operator: string }>({
    status: 422,
    message: ({ operator }) => `"${operator}" does not chain; only < <= > >= do, as in 18 <= age < 25`,
    hint: () => 'join two comparisons with "and"',
  }),
  'formula.unreadable': entry<Nothing>({
    status: 422,
    message: () => 'the formula cannot be read from here on',
  }),
};
