/** The operators of the language that are written with signs, and its marks. */
export const OPERATORS: ReadonlySet<string> = new Set([
  '+',
  '-',
  '*',
  '/',
  '^',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '??',
]);
export const MARKS: ReadonlySet<string> = new Set(['(', ')', '[', ']', ',', '.', '?', ':']);

/** The operators that are written as words; mathjs reserves them, so they are never names. */
export const WORD_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'not', 'in', 'mod', 'to']);

/** Words that mathjs takes for values and this language does not have. */
export const FOREIGN_VALUES: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);

interface ForeignOperator {
  readonly instead: string;
  /** The operator that was meant, so that the rest can still be checked; `''` where it is best left out. */
  readonly meant?: string;
}

const use = (operator: string, meant: string = operator): ForeignOperator => ({ instead: `use ${operator}`, meant });

/** Operators of mathjs and of other languages that stand between two values. */
export const FOREIGN_BETWEEN: ReadonlyMap<string, ForeignOperator> = new Map([
  ['===', use('==')],
  ['!==', use('!=')],
  ['<>', use('!=')],
  ['=<', use('<=')],
  ['=>', use('>=')],
  ['&&', use('and')],
  ['&', use('and')],
  ['||', use('or')],
  ['|', use('or')],
  ['^|', use('xor')],
  ['**', use('^')],
  ['//', { instead: 'use floor(a / b)', meant: '/' }],
  ['.*', use('*')],
  ['./', use('/')],
  ['.^', use('^')],
  ['<<', { instead: 'multiply by a power of 2', meant: '*' }],
  ['>>', { instead: 'divide by a power of 2', meant: '/' }],
  ['>>>', { instead: 'divide by a power of 2', meant: '/' }],
  ['to', { instead: 'units are not converted; multiply or divide' }],
  [':=', use('==')],
  ['->', { instead: 'name a field with a dot', meant: '.' }],
]);

/** Operators that stand before a value. */
export const FOREIGN_BEFORE: ReadonlyMap<string, ForeignOperator> = new Map([
  ['!', use('not')],
  ['~', use('not')],
  ['+', { instead: 'leave the sign out', meant: '' }],
]);

/** Operators that stand after a value. */
export const FOREIGN_AFTER: ReadonlyMap<string, ForeignOperator> = new Map([
  ['!', { instead: 'there is no factorial; "not equal" is written !=', meant: '' }],
  ["'", { instead: 'there is no transposition; a text is written "…"', meant: '' }],
]);

/** Characters that are typed by mistake for another one, as with a Chinese keyboard or out of a word processor. */
export const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['（', '('],
  ['）', ')'],
  ['［', '['],
  ['］', ']'],
  ['，', ','],
  ['、', ','],
  ['。', '.'],
  ['？', '?'],
  ['：', ':'],
  ['＋', '+'],
  ['－', '-'],
  ['−', '-'],
  ['–', '-'],
  ['＊', '*'],
  ['×', '*'],
  ['／', '/'],
  ['÷', '/'],
  ['＝', '=='],
  ['≠', '!='],
  ['＜', '<'],
  ['≤', '<='],
  ['＞', '>'],
  ['≥', '>='],
]);

const isLonger = (a: string, b: string) => b.length - a.length;

/** Every sign that is read as one word, longest first. */
export const SIGNS: readonly string[] = [
  ...new Set([...OPERATORS, ...MARKS, ...FOREIGN_BETWEEN.keys(), ...FOREIGN_BEFORE.keys(), ...FOREIGN_AFTER.keys()]),
  '=',
  '%',
  '?.',
]
  .filter((sign) => !/\w/u.test(sign))
  .toSorted(isLonger);
