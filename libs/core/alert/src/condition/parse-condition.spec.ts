import { DomainError } from '@core/diagnostics';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { historyNeeded, pointsNeeded } from './history-needed';
import { checkCondition, parseCondition } from './parse-condition';

test.each([
  'value < target * 0.9 or abs(zscore(12)) > 3',
  'not (value >= previous)',
  '0 < growth <= 0.1',
  'is_null(target) ? value < 5 : attainment < 0.75',
  'if(previous > 0, change < -previous / 2, false)',
  'max(value, previous, 3) == round(mean(7)) and min(change, 0) != stddev(1000)',
  '(growth ?? 0) > 0.5 xor coalesce(attainment, 1) < 0.5',
  'value mod 2 == 0 and value ^ 2 > 1e3',
  '(value > 3) == (previous > 3)',
  'is_null(previous) == true',
  'value\n  > 3',
])('%s is sound', (text) => {
  expect(checkCondition(text)).toEqual([]);
  expect(parseCondition(text).text).toBe(text);
});

describe('what is wrong with a condition is told where it stands', () => {
  test.each([
    ['valeu > 3', 'alert.unknown_name', 'valeu', 'did you mean "value"?'],
    ['goal > 3', 'alert.unknown_name', 'goal', 'did you mean "target"?'],
    ['mean > 3', 'alert.unknown_name', 'mean', 'write mean(n), as in mean(12)'],
    ['revenue > 3', 'alert.unknown_name', 'revenue', /^it knows value, previous, change, growth, target, attainment$/],
    ['params.limit < value', 'alert.unknown_name', 'params.limit', /^it knows/],
    ['period.start == 3', 'alert.unknown_name', 'period.start', /^it knows/],
    ['value.constructor == 1', 'alert.unknown_name', 'value.constructor', /^it knows/],
    ['zscor(12) > 3', 'alert.unknown_function', 'zscor', 'did you mean "zscore"?'],
    ['value > average(12)', 'alert.unknown_function', 'average', 'did you mean "mean"?'],
    ['growth() > 1', 'alert.unknown_function', 'growth', 'write growth, without parentheses'],
    ['sum(value) > 1', 'alert.unknown_function', 'sum', /^it knows mean\(n\), stddev\(n\), zscore\(n\), abs/],
    ['value.growth(1 month) > 1', 'alert.not_in_condition', 'growth', 'write growth'],
    ['(value > 1).where(true)', 'alert.not_in_condition', 'where', /^it can name/],
    ['value > "3"', 'alert.not_in_condition', '"3"', 'a number is written without quotes'],
    ['value > 3 days', 'alert.not_in_condition', '3 days', /^how far to look back/],
    ['value in [1, 2]', 'alert.not_in_condition', '[1, 2]', 'join comparisons with "or"'],
    ['value in target', 'alert.not_in_condition', 'value in target', 'join comparisons with "or"'],
    ['zscore(2) > 3', 'alert.history_length', '2', 'as in zscore(12)'],
    ['mean(1) > 3', 'alert.history_length', '1', 'as in mean(12)'],
    ['mean(1001) > 3', 'alert.history_length', '1001', 'as in mean(12)'],
    ['mean(12.0) > 3', 'alert.history_length', '12.0', 'as in mean(12)'],
    ['mean(target) > 3', 'alert.history_length', 'target', 'as in mean(12)'],
    ['mean(12 days) > 3', 'alert.history_length', '12 days', 'as in mean(12)'],
    ['stddev() > 3', 'formula.wrong_arity', 'stddev', undefined],
    ['abs(value, 2) > 3', 'formula.wrong_arity', 'abs', undefined],
    ['value == null', 'formula.null_comparison', 'null', 'write is_null(value)'],
    ['null < target * 2', 'formula.null_comparison', 'null', 'write is_null(target * 2)'],
    ['value', 'formula.wrong_type', 'value', undefined],
    ['value and growth > 1', 'formula.wrong_type', 'value', undefined],
    ['value + (growth > 1) > 2', 'formula.wrong_type', 'growth > 1', undefined],
    ['not value', 'formula.wrong_type', 'value', undefined],
    ['value == (growth > 1)', 'formula.unlike_types', 'growth > 1', undefined],
    ['if(growth > 1, value, true) > 2', 'formula.unlike_types', 'true', undefined],
    ['1 < 2', 'alert.constant_condition', '1 < 2', /^it can name/],
    ['null', 'alert.constant_condition', 'null', /^it can name/],
    ['  ', 'alert.empty_condition', '  ', /^write a comparison/],
    ['value = 3', 'formula.assignment', '=', 'use =='],
    ['not value > 3', 'formula.ambiguous_not', 'not', /^put parentheses/],
    ['value > 3 && growth > 1', 'formula.foreign_operator', '&&', 'use and'],
    ['value > 10%', 'formula.percent', '10%', /./],
    ['(value > 3', 'formula.unbalanced_bracket', '(', undefined],
  ])('%j: %s at %j', (text, code, at, hint) => {
    const [found, ...others] = checkCondition(text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code, severity: 'error', path: '/when' });
    expect(found?.hint ?? '').toMatch(hint ?? /^$/);
    expect(text.slice(found?.span?.start, found?.span?.end)).toBe(at);
  });

  it('and statistics are counted, each once', () => {
    const meansUpTo = (last: number) =>
      Array.from({ length: last - 1 }, (_, index) => `value > mean(${index + 2}) or mean(${index + 2}) > 3`).join(
        ' or ',
      );
    expect(checkCondition(meansUpTo(11))).toEqual([]);
    expect(checkCondition(meansUpTo(12))).toMatchObject([{ code: 'alert.too_many_statistics', path: '/when' }]);
  });

  it('all at once, in the order of the text', () => {
    const found = checkCondition('valeu > zscore(1) or "a" == tagret');
    expect(found.map(({ code }) => code)).toEqual([
      'alert.unknown_name',
      'alert.history_length',
      'alert.not_in_condition',
      'alert.unknown_name',
    ]);
  });

  it('and a condition that is misread is asked for its names all the same', () => {
    const found = checkCondition('not valeu > 3');
    expect(found.map(({ code }) => code)).toEqual(['formula.ambiguous_not', 'alert.unknown_name']);
  });
});

describe('hostile conditions are refused', () => {
  test.each([
    'constructor.constructor("return process")()',
    'f = sqrt.constructor("1"); f()',
    'value["constructor"] > 1',
    'value.__proto__ > 1',
    '__proto__ > 1',
    'hasOwnProperty(3) > value',
    'toString() > value',
    'import({}) > value',
    'value > 1; value < 2',
    'value > `1`',
    'value > 9e999',
    'value > Infinity',
    'mean(99999999999999999999) > 1',
    'value > 1 # or not',
    'va​lue > 1',
    `value > ${'('.repeat(40)}1${')'.repeat(40)}`,
    `value > 1${' + 1'.repeat(600)}`,
    `value > 1${' '.repeat(4000)}`,
    `${'not '.repeat(300)} (value > 1)`,
    `${'value > 1 ? '.repeat(60)}true${' : false'.repeat(60)}`,
  ])('%.60j', (text) => {
    expect(checkCondition(text)).not.toEqual([]);
    expect(outcomeOf(text)).toBe('refused');
  });

  it('whatever is written, findings are all that comes of it', () => {
    const words =
      'value previous mean zscore abs if is_null not and ( ) , ? : < == + - / ?? in [ ] . 12 0.5 null true "a" days = % !';
    const word = constantFrom(...words.split(' '));
    const text = array(oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: string({ maxLength: 6 }) }), {
      maxLength: 14,
    }).map((parts) => parts.join(' '));
    assert(
      property(text, (condition) => {
        const found = checkCondition(condition);
        const outcome = found.length > 0 ? 'refused' : 'sound';
        expect(found.every(({ span, path }) => span !== undefined && path === '/when')).toBe(true);
        expect(outcomeOf(condition)).toBe(outcome);
      }),
      { numRuns: 500 },
    );
  });
});

function outcomeOf(condition: string): string {
  try {
    return parseCondition(condition).observations.length > 0 ? 'sound' : 'constant';
  } catch (error) {
    return error instanceof DomainError ? 'refused' : String(error);
  }
}

test('a refusal carries every finding', () => {
  const refuse = () => parseCondition('valeu > zscor(3)');
  expect(refuse).toThrow(expect.objectContaining({ code: 'alert.unknown_name', status: 422 }));
  expect(refuse).toThrow(expect.objectContaining({ diagnostics: checkCondition('valeu > zscor(3)') }));
});

test.each([
  ['value > 3', 0, 2],
  ['attainment < 1', 0, 2],
  ['previous > 3', 1, 2],
  ['change > 3', 1, 2],
  ['growth > 3', 1, 2],
  ['mean(5) > 3 or abs(zscore(12)) > growth', 12, 13],
])('%s looks back %i intervals, and is judged with %i points', (text, history, points) => {
  const condition = parseCondition(text);
  expect(historyNeeded(condition)).toBe(history);
  expect(pointsNeeded({}, condition)).toBe(points);
  expect(pointsNeeded({ for: 3 }, condition)).toBe(points + 2);
});

test('what a condition names is listed once, in the order of the text', () => {
  const { observations } = parseCondition('zscore(12) > 3 or value > mean(7) or zscore(12) < -value');
  expect(observations).toEqual([{ name: 'zscore', length: 12 }, { name: 'value' }, { name: 'mean', length: 7 }]);
});
