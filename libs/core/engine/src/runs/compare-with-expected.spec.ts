import type { RunResult } from '@core/result';
import { compareWithExpected } from './compare-with-expected';

const single = (value: number | string | null): RunResult => ({
  columns: [{ name: 'm', type: 'number' }],
  rows: [[value]],
  warnings: [],
});

const byMonth: RunResult = {
  columns: [
    { name: 'period', type: 'date' },
    { name: 'orders.region', type: 'text' },
    { name: 'm', type: 'number' },
  ],
  rows: [
    ['2024-01-01', 'A', 12],
    ['2024-02-01', 'A', null],
  ],
  warnings: [],
};

describe('compareWithExpected', () => {
  it('agrees on doubles to twelve digits', () => {
    expect(compareWithExpected(single(0.1 + 0.2), 'm', 0.3).passed).toBe(true);
    expect(compareWithExpected(single(0.300001), 'm', 0.3).passed).toBe(false);
  });

  it('tells nothing from zero', () => {
    expect(compareWithExpected(single(null), 'm', 0).passed).toBe(false);
    expect(compareWithExpected(single(null), 'm', null).passed).toBe(true);
  });

  it('reads an exact decimal that came as text', () => {
    expect(compareWithExpected(single('12345678901234567.25'), 'm', '12345678901234567.25').passed).toBe(true);
  });

  it('refuses one value for a result of several rows, and shows the rows', () => {
    expect(compareWithExpected(byMonth, 'm', 12)).toEqual({ passed: false, actual: byMonth.rows });
  });

  it('finds rows in any order, buckets by their grain and dimensions by their last part', () => {
    const rows = [
      { dims: { month: '2024-02', region: 'A' }, value: null },
      { dims: { month: '2024-01', 'orders.region': 'A' }, value: 12 },
    ];
    expect(compareWithExpected(byMonth, 'm', { rows }).passed).toBe(true);
  });

  it('wants every row named', () => {
    expect(compareWithExpected(byMonth, 'm', { rows: [{ dims: { month: '2024-01' }, value: 12 }] }).passed).toBe(false);
  });

  it('names quarters by their number', () => {
    const quarters = { ...byMonth, rows: [['2024-04-01', 'A', 1]] as const };
    expect(compareWithExpected(quarters, 'm', { rows: [{ dims: { quarter: '2024-Q2' }, value: 1 }] }).passed).toBe(
      true,
    );
    expect(compareWithExpected(quarters, 'm', { rows: [{ dims: { quarter: '2024-Q3' }, value: 1 }] }).passed).toBe(
      false,
    );
  });

  it('does not match a dimension that the result does not have', () => {
    expect(compareWithExpected(byMonth, 'm', { rows: [{ dims: { city: null }, value: 12 }] }).passed).toBe(false);
  });
});
