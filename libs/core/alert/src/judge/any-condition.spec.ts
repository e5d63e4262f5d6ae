import {
  array,
  assert,
  constantFrom,
  double,
  integer,
  letrec,
  oneof,
  pre,
  property,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { checkCondition, parseCondition } from '../condition/parse-condition';
import { dayAt, seriesOf, type Happening } from '../testing/series-of';
import { judgeMember } from './judge-member';

const name = constantFrom('value', 'previous', 'change', 'growth', 'target', 'attainment');
const statistic = tuple(constantFrom('mean', 'stddev', 'zscore'), integer({ min: 3, max: 12 }));
const number = constantFrom('0', '1', '0.1', '12345678901234567890.5', '1e40', '1e-40', 'null');

const { numeric, condition } = letrec<{ numeric: string; condition: string }>((tie) => {
  const [left, right, test] = [tie('numeric'), tie('numeric'), tie('condition')];
  const pair = tuple(left, right, constantFrom('+', '-', '*', '/', 'mod', '^', '??'));
  const leaf = oneof(
    name,
    number,
    statistic.map(([called, length]) => `${called}(${length})`),
  );
  return {
    numeric: oneof(
      { maxDepth: 4 },
      leaf,
      pair.map(([a, b, sign]) => `((${a}) ${sign} (${b}))`),
      tuple(left, constantFrom('abs', 'round', '-')).map(([a, called]) => `(${called}(${a}))`),
      tuple(test, left, right).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
      tuple(left, right, constantFrom('min', 'max', 'coalesce')).map(([a, b, called]) => `${called}(${a}, ${b})`),
    ),
    condition: oneof(
      { maxDepth: 4 },
      tuple(name, left, constantFrom('<', '<=', '>', '>=', '==', '!=')).map(
        ([a, b, sign]) => `${a} ${sign} (0 + ${b})`,
      ),
      tuple(name, left).map(([a, b]) => `is_null(${a} + ${b})`),
      test.map((c) => `not (${c})`),
      tuple(test, test, constantFrom('and', 'or', 'xor', '==')).map(([a, b, sign]) => `((${a}) ${sign} (${b}))`),
    ),
  };
});

const happening: Arbitrary<Happening> = oneof(
  integer({ min: -5, max: 5 }),
  double(),
  constantFrom<Happening>(
    null,
    'missing',
    'failed',
    'text',
    true,
    '12345678901234567890.12',
    '-0.10',
    1e308,
    -1e308,
    5e-324,
  ),
);

test('any sound condition over any series has an answer, and observes finite numbers, decimal text or null', () => {
  const sound = oneof(
    condition,
    tuple(name, numeric).map(([a, b]) => `${a} > (0 + ${b})`),
  );
  assert(
    property(sound, array(happening, { minLength: 1, maxLength: 15 }), happening, (when, happenings, target) => {
      const findings = checkCondition(when);
      pre(findings.every(({ code }) => code !== 'alert.too_many_statistics'));
      expect(findings).toEqual([]);
      const points = seriesOf(happenings, target);
      const question = { alert: { for: 2, min_history: 2 }, condition: parseCondition(when), points, at: dayAt(20) };
      const { observed } = judgeMember(question);
      for (const cell of Object.values(observed)) {
        expect(cell === null || /^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(String(cell))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
