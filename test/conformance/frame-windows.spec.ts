import type { CalendarRules } from '@core/formula';
import type { FrameQuery, RowExpression, Window } from '@core/plan';
import { checkedDataset } from '../support/checked-dataset';
import { FrameBench } from '../support/frame-bench';
import { bound, call, column, frameOf, literal, measure, midnight, successor } from '../support/row-expressions';

const bench = new FrameBench(
  [
    checkedDataset('stays', { id: 'integer', guest: 'text', from: 'date', to: 'date', at: 'timestamp' }),
    checkedDataset('events', { id: 'integer', key: 'text', at: 'date', successor_1: 'integer' }),
  ],
  {
    stays: [
      { id: 1, guest: 'ann', from: '2024-02-29', to: '2024-04-01', at: '2024-03-31T20:59:59Z' },
      { id: 2, guest: 'ann', from: '2024-04-01', to: null, at: '2024-03-31T21:00:00Z' },
      { id: 3, guest: 'bob', from: null, to: '2024-03-01', at: '2024-12-31T21:00:00Z' },
      { id: 4, guest: null, from: '2025-01-05', to: '2025-01-05', at: null },
    ],
    events: [
      { id: 5, key: 'a', at: '2024-01-02', successor_1: 77 },
      { id: 4, key: 'a', at: '2024-01-02', successor_1: 77 },
      { id: 3, key: 'a', at: null, successor_1: 77 },
      { id: 2, key: 'a', at: '2024-02-01', successor_1: 77 },
      { id: 1, key: null, at: '2024-03-01', successor_1: 77 },
      { id: 6, key: null, at: '2024-03-02', successor_1: 77 },
    ],
  },
);
afterAll(() => bench.close());

const count = measure('integer', 'count');
const id = column('id', 'integer');
const from = column('from', 'date');
const to = column('to', 'date');
const at = column('at', 'timestamp');
const ids = { name: 'id', type: 'integer', expression: id } as const;

const answer = (more: Partial<FrameQuery>) => bench.answer(frameOf('stays', more));
const isNull = (value: RowExpression) => call('boolean', 'is_null', value);
const listOf = (ends: readonly (string | null)[], windows: readonly Window[] = ends.map(() => ({}))) =>
  ({ kind: 'windows', windows, bounds: [{ name: 'end', type: 'date', values: ends }] }) as const;

describe('a list of windows', () => {
  it('without a time holds every row in each window', async () => {
    expect(await answer({ bucketing: listOf(['2024-03-01', '2024-04-01']), measures: [count] })).toEqual([
      [0, 4],
      [1, 4],
    ]);
  });

  it('gives conditions, dimensions and measures an end that differs by window', async () => {
    const isBefore = call('boolean', 'less', from, bound('end'));
    const rows = await answer({
      bucketing: listOf(['2024-03-01', '2025-02-01', null]),
      filter: call('boolean', 'or', isNull(from), isBefore),
      dimensions: [{ name: 'is_before', type: 'boolean', expression: isBefore }],
      measures: [
        count,
        measure('integer', 'max', { arguments: [call('integer', 'days_between', from, bound('end'))] }),
        { ...count, name: 'ended', filter: call('boolean', 'greater_or_equal', bound('end'), to) },
      ],
    });
    expect(rows).toEqual([
      [0, true, 1, 1, 0],
      [0, null, 1, null, 1],
      [1, true, 3, 338, 2],
      [1, null, 1, null, 1],
      [2, null, 1, null, 0],
    ]);
  });

  it('may have both a time and ends', async () => {
    const windows = [
      { from: midnight('2024-02-29'), to: midnight('2024-04-02') },
      { from: midnight('2024-04-01') },
      { to: midnight('2024-04-01') },
    ];
    const bucketing = listOf(['2024-04-01', '2025-01-05', null], windows);
    const filter = call('boolean', 'less_or_equal', to, bound('end'));
    expect(await answer({ time: from, bucketing, filter, measures: [count] })).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(await answer({ time: from, bucketing, measures: [count] })).toEqual([
      [0, 2],
      [1, 2],
      [2, 1],
    ]);
  });

  it('of one window compares with its ends themselves, an open one being null', async () => {
    const isBefore = call('boolean', 'less', from, bound('end'));
    const one = (end: string | null) =>
      answer({ bucketing: listOf([end]), filter: isBefore, dimensions: [ids], measures: [count] });
    expect(await one('2024-04-01')).toEqual([[0, 1, 1]]);
    expect(await one('2020-01-01')).toEqual([]);
    expect(await one(null)).toEqual([]);
    const bucketing = listOf(['2020-01-01'], [{ from: midnight('2024-03-01') }]);
    expect(await answer({ time: from, bucketing, measures: [count] })).toEqual([[0, 2]]);
  });

  it('has ends that are instants too', async () => {
    const instants = ['2024-03-31T21:00:00Z', '2024-03-31T21:00:00.001Z'];
    const bounds = [{ name: 'end', type: 'timestamp', values: instants }] as const;
    const bucketing = { kind: 'windows', windows: [{}, {}], bounds } as const;
    const filter = call('boolean', 'less', at, bound('end', 'timestamp'));
    expect(await answer({ bucketing, filter, measures: [count] })).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});

describe('a calendar of its own', () => {
  const rulesOf = (rules: Partial<CalendarRules>): CalendarRules => ({
    first_month: 1,
    first_weekday: 1,
    year_named_by: 'end',
    ...rules,
  });
  const by = (
    grain: 'day' | 'week' | 'month' | 'quarter' | 'year',
    rules: Partial<CalendarRules>,
    more: Partial<FrameQuery> = {},
  ) =>
    answer({
      time: from,
      bucketing: { kind: 'grain', grain, window: {}, rules: rulesOf(rules) },
      measures: [count],
      ...more,
    });

  it('begins years and quarters in another month', async () => {
    expect(await by('year', { first_month: 4 })).toEqual([
      ['2023-04-01', 1],
      ['2024-04-01', 2],
    ]);
    expect(await by('year', { first_month: 3 })).toEqual([
      ['2023-03-01', 1],
      ['2024-03-01', 2],
    ]);
    expect(await by('quarter', { first_month: 2 })).toEqual([
      ['2024-02-01', 2],
      ['2024-11-01', 1],
    ]);
    expect(await by('quarter', { first_month: 12 })).toEqual([
      ['2023-12-01', 1],
      ['2024-03-01', 1],
      ['2024-12-01', 1],
    ]);
    expect(await by('quarter', { first_month: 4 })).toEqual(await by('quarter', {}));
    expect(await by('month', { first_month: 4 })).toEqual(await by('month', {}));
  });

  it('begins weeks on another day', async () => {
    expect(await by('week', { first_weekday: 7 })).toEqual([
      ['2024-02-25', 1],
      ['2024-03-31', 1],
      ['2025-01-05', 1],
    ]);
    expect(await by('week', { first_weekday: 4 })).toEqual([
      ['2024-02-29', 1],
      ['2024-03-28', 1],
      ['2025-01-02', 1],
    ]);
  });

  it('reads the wall clock of the zone', async () => {
    expect(await by('year', { first_month: 4 }, { time: at, timezone: 'Europe/Minsk' })).toEqual([
      ['2023-04-01', 1],
      ['2024-04-01', 2],
    ]);
  });
});

describe('a successor', () => {
  const day = column('at', 'date');
  const next = successor(day, [column('key', 'text')], id);
  const events = (more: Partial<FrameQuery>) => bench.answer(frameOf('events', { dimensions: [ids], ...more }));

  it('12. is the value of the next row of the same keys, nulls first, then by primary key', async () => {
    expect(await events({ measures: [measure('date', 'max', { arguments: [next] })] })).toEqual([
      [1, '2024-03-02'],
      [2, null],
      [3, '2024-01-02'],
      [4, '2024-01-02'],
      [5, '2024-02-01'],
      [6, null],
    ]);
  });

  it('12. looks at all rows, before any filter', async () => {
    const filter = call('boolean', 'less', id, literal('integer', '4'));
    const dimensions = [ids, { name: 'next', type: 'date', expression: next } as const];
    expect(await events({ filter, dimensions })).toEqual([
      [1, '2024-03-02'],
      [2, null],
      [3, '2024-01-02'],
    ]);
  });

  it('hides no column that is called like it', async () => {
    const measures = [
      measure('integer', 'max', { arguments: [column('successor_1', 'integer')] }),
      measure('date', 'min', { arguments: [next] }),
    ];
    expect(await events({ dimensions: [], measures })).toEqual([[77, '2024-01-02']]);
    expect(await events({ dimensions: [], measures: measures.slice(1) })).toEqual([['2024-01-02']]);
  });

  it('may be of several keys and values at once', async () => {
    const others = [successor(day, [id, day]), successor(id, [column('key', 'text')], day)];
    const measures = others.map((value, index) =>
      measure('date', 'count', { name: `count_${index}`, arguments: [value] }),
    );
    expect(await events({ dimensions: [], measures })).toEqual([[0, 4]]);
  });
});
