import type { FrameQuery, RowExpression } from '@core/plan';
import { readStatistics, statisticsFrame } from './statistics-frame';

const column = (name: string): RowExpression => ({ kind: 'column', type: 'text', path: [], column: name });

const frame: FrameQuery = {
  name: 'orders_rows',
  dataset: 'orders',
  joins: [],
  bucketing: { kind: 'single', window: {} },
  timezone: 'UTC',
  dimensions: [{ name: 'id', type: 'text', expression: column('id') }],
  measures: [],
  restrictions: [{ dataset: 'orders', joins: [], condition: { kind: 'literal', type: 'boolean', value: true } }],
};

describe('what a dataset holds', () => {
  it('is asked in one row, over the same rows as the preview', () => {
    const statistics = statisticsFrame(frame);
    expect(statistics.dimensions).toEqual([]);
    expect(statistics.restrictions).toEqual(frame.restrictions);
    expect(statistics.measures.map(({ name }) => name)).toEqual(['rows', 'filled_0', 'distinct_0', 'min_0', 'max_0']);
  });

  it('is told by field, and is nothing where there are no rows', () => {
    const cells = { rows: 5, filled_0: 3, distinct_0: 2, min_0: 'a', max_0: 'c' };
    const columns = Object.entries(cells).map(([name, value]) => ({ name, type: 'text' as const, values: [value] }));
    expect(readStatistics({ columns, row_count: 1 }, 1)).toEqual({
      row_count: 5,
      fields: [{ nulls: 2, distinct: 2, min: 'a', max: 'c' }],
    });
    expect(readStatistics({ columns: [], row_count: 0 }, 1)).toEqual({
      row_count: 0,
      fields: [{ nulls: 0, distinct: 0, min: null, max: null }],
    });
  });
});
