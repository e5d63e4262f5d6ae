/**
 * Every operator and function of the scalar language. The compiler (`Record<ScalarName, …>` in core/sql and core/result)
 * lists what is missing when a name is added.
 *
 * Operators: `+ - * / ^ mod`, unary `-`, comparisons, `and or not xor`, `in`, `c ? a : b` and `if` are `if`, `??` is `coalesce`.
 */
export const scalarNames = [
  'add', 'subtract', 'multiply', 'divide', 'power', 'modulo', 'negate',
  'equal', 'not_equal', 'less', 'less_or_equal', 'greater', 'greater_or_equal',
  'and', 'or', 'xor', 'not', 'in',
  'if', 'case', 'coalesce', 'is_null',
  'abs', 'round', 'floor', 'ceil', 'sqrt', 'exp', 'ln', 'log10', 'pow', 'sign', 'min', 'max', 'clamp', 'bin', 'lookup',
  'lower', 'upper', 'trim', 'concat', 'contains', 'starts_with', 'ends_with',
  'year', 'quarter', 'month', 'week', 'day', 'weekday', 'hour',
  'days_between', 'months_between', 'hours_between', 'minutes_between', 'truncate_to',
] as const;

export type ScalarName = (typeof scalarNames)[number];
