import * as fc from 'fast-check';

/** Texts that readers trip over. */
export const wildText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\uD800',
    '\uFEFF',
    '\u202Eevil',
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    "'; DROP TABLE runs; --",
    '${7*7}',
    '{{7*7}}',
    '__proto__',
    'constructor',
    'toString',
    'null',
    'true',
    'NaN',
    '1e400',
    '-0',
    '9007199254740993',
    '99999-01-01',
    '-271821-04-20',
    '2017-02-30/2017-01-01',
    '0000-00-00',
    '2017-13',
    '9999-12-31',
    'P1Y',
    '🦄'.repeat(20),
    'Ａ'.repeat(64),
    'ß',
    'İ',
    '((((((((((((((((((((((((((((((((((1',
    'sum(',
    '%',
    '%00',
    '*'.repeat(300),
    '['.repeat(10_000),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer({ min: 100, max: 20_000 }).map((length) => 'a'.repeat(length)),
);

const wildNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e21, 0.1),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Anything that JSON can say. */
export const wildValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: wildText },
  { weight: 2, arbitrary: wildNumber },
  fc.constantFrom(null, true, false, [], {}, [[]], [null]),
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer({ min: 10, max: 400 }).map((depth) => nest(depth)),
);

function nest(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
