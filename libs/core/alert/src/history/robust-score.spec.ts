import { array, assert, integer, property, uniqueArray } from 'fast-check';
import { robustScore } from './robust-score';

describe('the robust score', () => {
  it('counts median deviations from the median', () => {
    // median 12, deviations 2 1 0 1 2 → median 1
    expect(robustScore(15, [10, 11, 12, 13, 14])).toBeCloseTo(3 / 1.4826, 12);
    expect(robustScore(9, [14, 11, 12, 10, 13])).toBeCloseTo(-3 / 1.4826, 12);
  });

  it('stands between two middle values', () => {
    // median 2.5, deviations 1.5 0.5 0.5 1.5 → median 1
    expect(robustScore(4.5, [1, 2, 3, 4])).toBeCloseTo(2 / 1.4826, 12);
  });

  it('takes the mean deviation where most of the history is one number', () => {
    // median 5, deviations 0 0 0 0 4 → median 0, mean 0.8
    const factor = Math.sqrt(Math.PI / 2);
    expect(robustScore(7, [5, 5, 5, 5, 9])).toBeCloseTo(2 / (0.8 * factor), 12);
    expect(robustScore(5, [5, 5, 5, 5, 9])).toBe(0);
  });

  it('does not miss the first deviation from a constant history, and trusts a longer one more', () => {
    const factor = Math.sqrt(Math.PI / 2);
    const constant = (count: number) => Array.from({ length: count }, () => 7);
    expect(robustScore(8, constant(8))).toBeCloseTo(9 / factor, 12);
    expect(robustScore(-1000, constant(8))).toBeCloseTo(-9 / factor, 12);
    expect(robustScore(7.001, constant(30))).toBeCloseTo(31 / factor, 12);
    expect(robustScore(7, constant(8))).toBe(0);
    expect(robustScore(1, [0, 0, 0])).toBeCloseTo(4 / factor, 12);
  });

  it('does not take the noise of doubles for a deviation', () => {
    const sums = [0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3];
    expect(robustScore(0.1 + 0.2, sums)).toBe(0);
    expect(robustScore(0.4, sums)).toBeCloseTo(6 / Math.sqrt(Math.PI / 2), 9);
  });

  it('is null over nothing', () => {
    expect(robustScore(1, [])).toBeNull();
  });

  const whole = integer({ min: -1000, max: 1000 });
  const history = array(whole, { minLength: 3, maxLength: 30 });

  it('stays the same when all values are moved and stretched alike', () => {
    assert(
      property(history, whole, whole, integer({ min: 1, max: 50 }), (values, value, shift, scale) => {
        const moved = (x: number) => x * scale + shift;
        expect(robustScore(moved(value), values.map(moved))).toBeCloseTo(robustScore(value, values)!, 6);
        expect(
          robustScore(
            -value,
            values.map((x) => -x),
          ),
        ).toBeCloseTo(-robustScore(value, values)!, 6);
      }),
    );
  });

  it('has the sign of the deviation, and knows no order of the history', () => {
    assert(
      property(history, whole, (values, value) => {
        const median = values.toSorted((a, b) => a - b);
        const middle = (median[(median.length - 1) >> 1]! + median[median.length >> 1]!) / 2;
        expect(Math.sign(robustScore(value, values)!)).toBe(Math.sign(value - middle));
        expect(robustScore(value, values.toReversed())).toBe(robustScore(value, values));
      }),
    );
  });

  it('hardly moves however far a single value of the history flies', () => {
    assert(
      property(uniqueArray(whole, { minLength: 9, maxLength: 30 }), whole, (values, value) => {
        const [near, far] = [1e4, 1e9].map((outlier) => robustScore(value, [...values, outlier])!);
        expect(far).toBe(near);
      }),
    );
  });
});
