import type { Bucketing, FrameQuery } from './frame-query';
import { windowOfLeaf } from './leaf-window';
import type { Leaf } from './scalar-expression';

function ask(bucketing: Bucketing, leaf: Pick<Leaf, 'keys' | 'range'>, rest: Partial<FrameQuery> = {}) {
  const time = { kind: 'column', type: 'date', path: [], column: 'day' } as const;
  const query = { name: 'f', dataset: 'd', joins: [], time, bucketing, timezone: 'UTC', dimensions: [], measures: [] };
  const origin = { metric: 'm', span: { start: 0, end: 1 } };
  const whole = { kind: 'leaf', frame: 0, measure: 'x', type: 'integer', dimensions: [], missing: 0, origin } as const;
  return windowOfLeaf({ ...whole, ...leaf }, { ...query, ...rest }, 0);
}

const at = (date: string) => ({ date, instant: `${date}T00:00:00Z` });
const months = { kind: 'grain', grain: 'month', window: { from: at('2017-01-10'), to: at('2017-04-01') } } as const;

test('a bucket is from its first day to the next bucket, cut where the data is', () => {
  expect(ask(months, { keys: ['2017-03-01'] })).toEqual({ from: '2017-03-01', to: '2017-04-01' });
  expect(ask(months, { keys: ['2017-01-01'] })).toEqual({ from: '2017-01-10', to: '2017-02-01' });
  expect(ask(months, { keys: [null] })).toBeNull();
});

test('a window is from its first bucket to the end of its last one', () => {
  const range = (from: string | undefined, to: string) =>
    ({ range: { combine: 'sum', spans: [{ ...(from !== undefined && { from }), to }] } }) as const;
  expect(ask(months, range('2017-02-01', '2017-03-01'))).toEqual({ from: '2017-02-01', to: '2017-04-01' });
  expect(ask({ ...months, window: {} }, range(undefined, '2017-03-01'))).toEqual({ from: null, to: '2017-04-01' });
});

test('a list of windows is asked by its index, one window needs no key, and without a time there is none', () => {
  const windows = {
    kind: 'windows',
    windows: [{ from: at('2017-01-01') }, { to: { date: '2017-02-02', instant: '2017-02-01T12:00:00Z' } }],
  } as const;
  expect(ask(windows, { keys: [1] })).toEqual({ from: null, to: '2017-02-01T12:00:00Z' });
  expect(ask({ kind: 'single', window: months.window }, {})).toEqual({ from: '2017-01-10', to: '2017-04-01' });
  expect(ask({ kind: 'single', window: {} }, {}, { time: undefined as never })).toBeUndefined();
});
