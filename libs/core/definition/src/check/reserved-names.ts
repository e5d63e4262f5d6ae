/**
 * Words that no dataset, field, relationship, metric or parameter may be called, because a formula would read them as something else: operators,
 * constants and keywords of mathjs, names of the context, and words that JavaScript gives a meaning of its own.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'xor', 'mod', 'in', 'to'],
  ...['true', 'false', 'null', 'undefined', 'NaN', 'Infinity', 'end'],
  ...['e', 'E', 'i', 'pi', 'PI', 'tau', 'phi', 'version', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT1_2', 'SQRT2'],
  ...['period', 'params', 'target', 'as_of'],
  ...['__proto__', 'constructor', 'prototype'],
]);
