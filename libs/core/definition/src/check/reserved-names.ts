const operators = ['and', 'or', 'not', 'xor', 'mod', 'in', 'to'];
const constants = ['true', 'false', 'null', 'undefined', 'NaN', 'Infinity', 'end'];
const numbers = [
  'e',
  'E',
  'i',
  'pi',
  'PI',
  'tau',
  'phi',
  'LN2',
  'LN10',
  'LOG2E',
  'LOG10E',
  'SQRT1_2',
  'SQRT2',
  'version',
];
const context = ['period', 'params', 'target', 'as_of'];
const javascript = ['__proto__', 'constructor', 'prototype'];

/**
 * Words that no dataset, field, relationship, metric or parameter may be called, because a formula would read them as
 * something else: operators, constants and keywords of mathjs, names of the context, and what JavaScript gives a meaning.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  ...operators,
  ...constants,
  ...numbers,
  ...context,
  ...javascript,
]);
