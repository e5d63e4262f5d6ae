import type { CellValue } from '@core/definition';
import { parseCondition } from '../condition/parse-condition';
import { seriesOf, type Happening } from '../testing/series-of';
import { viewLast } from './observe';

/** What an observation is at the newest of some points. */
function observe(written: string, happenings: readonly Happening[], more: { target?: CellValue; min?: number } = {}) {
  const [observation] = parseCondition(`${written} > 0`).observations;
  const points = seriesOf(happenings, more.target);
  return viewLast(1, { points, min_history: more.min }).newest(observation!);
}

/** To twelve digits. */
const rounded = (cell: CellValue) => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell);

const eight = [2, 4, 4, 4, 5, 5, 7, 9];

test.each<readonly [string, readonly Happening[], CellValue, CellValue]>([
  ['value', [1, 5], null, 5],
  ['value', [1, null], null, null],
  ['value', [1, 'failed'], null, null],
  ['value', [1, '12345678901234567.89'], null, '12345678901234567.89'],
  ['value', [1, 'twelve'], null, null],
  ['value', [true], null, null],
  ['previous', [1, 5], null, 1],
  ['previous', [5], null, null],
  ['previous', [1, 'missing', 5], null, null],
  ['previous', [1, 'failed', 5], null, null],
  ['change', [0.1, 0.3], null, 0.2],
  ['change', ['12345678901234567.89', '12345678901234567.90'], null, 0.01],
  ['change', [null, 5], null, null],
  ['growth', [4, 5], null, 0.25],
  ['growth', [-4, -5], null, -0.25],
  ['growth', [-4, 4], null, 2],
  ['growth', [0, 5], null, null],
  ['growth', ['missing', 5], null, null],
  ['target', [5], 8, 8],
  ['target', ['missing'], '8.5', '8.5'],
  ['attainment', [6], 8, 0.75],
  ['attainment', [6], '8', 0.75],
  ['attainment', [6], 0, null],
  ['attainment', [6], null, null],
  ['attainment', [-6], -8, 0.75],
  ['mean(8)', [...eight, 100], null, 5],
  ['mean(8)', [1000, ...eight, 100], null, 5],
  ['mean(2)', [0.1, 0.2, 100], null, 0.15],
  ['mean(9)', [...eight, null, 100], null, 5],
  ['mean(9)', [...eight.slice(1), 'missing', 100], null, null],
  ['stddev(8)', [...eight, 100], null, Math.sqrt(32 / 7)],
  ['stddev(2)', [1, 3, 100], null, Math.SQRT2],
  ['zscore(8)', [...eight, 5], null, 0.5 / 1.4826 / 0.5],
  ['zscore(8)', [...eight.slice(1), 5], null, null],
  ['zscore(3)', [1, 2, 3, 4], null, 2 / 1.4826],
  ['zscore(8)', [...eight, null], null, null],
])('%s after %j with the target %j is %j', (written, happenings, target, expected) => {
  expect(rounded(observe(written, happenings, { target }))).toBe(rounded(expected));
});

test.each<readonly [string, number, number, CellValue]>([
  ['mean(12)', 1, 1, 7],
  ['mean(12)', 2, 1, null],
  ['mean(12)', 2, 2, 7],
  ['stddev(12)', 1, 1, null],
  ['stddev(12)', 1, 2, 0],
  ['zscore(12)', 1, 2, null],
  ['zscore(12)', 1, 3, 0],
  ['zscore(12)', 12, 11, null],
  ['zscore(12)', 50, 12, 0],
])('%s with a minimum of %i values has over %i of them %j', (written, min, count, expected) => {
  const happenings = Array.from({ length: count + 1 }, () => 7);
  expect(observe(written, happenings, { min })).toBe(expected);
});

describe('a condition over points', () => {
  const at = (condition: string, happenings: readonly Happening[], target: CellValue = null) => {
    const points = seriesOf(happenings, target);
    return viewLast(points.length, { points, min_history: undefined }).answers(parseCondition(condition).expression);
  };

  it('is asked of each with what lies before it', () => {
    expect(at('change > 1', [1, 2, 4, null, 9, 12])).toEqual([null, false, true, null, null, true]);
  });

  it('is exact at its border', () => {
    // 1.1 * 0.9 is 0.9900000000000001 in doubles
    expect(at('value < target * 0.9', [0.99, 0.9899999], 1.1)).toEqual([false, true]);
    expect(at('value > 9007199254740992', ['9007199254740993'])).toEqual([true]);
    expect(at('change == 0.1', [0.2, 0.3])).toEqual([null, true]);
  });

  it('knows three answers', () => {
    expect(at('value > target', [3])).toEqual([null]);
    expect(at('value > target or value > 2', [3])).toEqual([true]);
    expect(at('value > target and value > 5', [3])).toEqual([false]);
    expect(at('is_null(target) and value > 2', [3])).toEqual([true]);
    expect(at('(target ?? 2) < value', [3])).toEqual([true]);
    expect(at('target > 1 ? false : value == 3', [3])).toEqual([true]);
    expect(at('value / 0 > 1', [3])).toEqual([null]);
  });

  it('takes the language as formulas do', () => {
    expect(at('1 < value <= 3', [1, 3])).toEqual([false, true]);
    expect(at('-value ^ 2 == -9 and value mod 2 == 1', [3])).toEqual([true]);
    expect(at('round(value) == 3 and max(value, 5, 4) == 5 and min(value, 5) == value', [2.5])).toEqual([true]);
    expect(at('abs(value) > 2 xor value < 0', [-3])).toEqual([false]);
    expect(at('if(value > 2, 1, null) == 1', [3, 1])).toEqual([true, null]);
  });
});
