import type { FrameQuery, RowExpression } from '@core/plan';
import { checkedDataset } from '../support/checked-dataset';
import { FrameBench } from '../support/frame-bench';
import { call, column, frameOf, literal, measure, midnight, related, rowsOf, text } from '../support/row-expressions';

const bench = new FrameBench(
  [
    checkedDataset('rows', {
      id: 'integer',
      stage: 'text',
      region: 'text',
      size: 'decimal(9,2)',
      day: 'date',
      value: 'integer',
    }),
    checkedDataset('notes', { id: 'integer', row: 'integer' }),
  ],
  {
    rows: [
      { id: 1, stage: 'lead', region: 'east', size: 0.5, day: '2025-01-10', value: 10 },
      { id: 2, stage: 'lead', region: null, size: 1, day: '2025-01-11', value: 20 },
      { id: 3, stage: 'demo', region: 'east', size: 1, day: '2025-02-10', value: null },
      { id: 4, stage: 'won', region: null, size: 2.25, day: '2025-02-11', value: 40 },
      { id: 5, stage: 'won', region: 'west', size: null, day: '2025-01-12', value: 5 },
      { id: 6, stage: null, region: 'east', size: 7, day: '2025-01-13', value: 1 },
      { id: 7, stage: 'odd', region: 'east', size: 7, day: '2024-12-31', value: 100 },
    ],
    notes: [
      { id: 1, row: 1 },
      { id: 2, row: 1 },
      { id: 3, row: 3 },
    ],
  },
);
afterAll(() => bench.close());

const count = measure('integer', 'count');
const id = column('id', 'integer');
const stage = column('stage', 'text');
const size = column('size', 'decimal');
const value = column('value', 'integer');
const day = column('day', 'date');
const int = (number: number) => literal('integer', String(number));

const isStage = (name: string) => call('boolean', 'equal', stage, text(name));
const place = call('integer', 'case', isStage('lead'), int(0), isStage('demo'), int(1), isStage('won'), int(2));
const stages = { name: 'stage', type: 'text', expression: stage } as const;
const regions = { name: 'region', type: 'text', expression: column('region', 'text') } as const;
const sizes = { name: 'size', type: 'decimal', expression: size } as const;

const answer = (more: Partial<FrameQuery>) => bench.answer(frameOf('rows', more));
const along = (order: 'asc' | 'desc', by: RowExpression, dimension = 0) => ({
  running: { dimension, order, place: by },
});

describe('a running dimension', () => {
  it('13. takes all rows up to its own place, or from it; without a place only its own', async () => {
    const byStage = { dimensions: [stages], measures: [count] };
    expect(await answer({ ...byStage, ...along('asc', place) })).toEqual([
      ['demo', 3],
      ['lead', 2],
      ['odd', 1],
      ['won', 5],
      [null, 1],
    ]);
    expect(await answer({ ...byStage, ...along('desc', place) })).toEqual([
      ['demo', 3],
      ['lead', 5],
      ['odd', 1],
      ['won', 2],
      [null, 1],
    ]);
  });

  it('may be a number or a date', async () => {
    expect(await answer({ dimensions: [sizes], measures: [count], ...along('asc', size) })).toEqual([
      [0.5, 1],
      [1, 3],
      [2.25, 4],
      [7, 6],
      [null, 1],
    ]);
    const days = { name: 'day', type: 'date', expression: day } as const;
    const filter = call('boolean', 'greater_or_equal', value, int(20));
    expect(await answer({ dimensions: [days], filter, measures: [count], ...along('desc', day) })).toEqual([
      ['2024-12-31', 3],
      ['2025-01-11', 2],
      ['2025-02-11', 1],
    ]);
  });

  it('13. keeps to equal values of the other dimensions, null being one', async () => {
    const dimensions = [regions, stages];
    expect(await answer({ dimensions, measures: [count], ...along('asc', place, 1) })).toEqual([
      ['east', 'demo', 2],
      ['east', 'lead', 1],
      ['east', 'odd', 1],
      ['east', 'won', 2],
      ['east', null, 1],
      ['west', 'won', 1],
      [null, 'demo', 1],
      [null, 'lead', 1],
      [null, 'won', 2],
    ]);
  });

  it('13. keeps to the bucket, but has the members of all buckets', async () => {
    const window = { from: midnight('2025-01-01') };
    const byMonth = { dimensions: [stages], measures: [count], ...along('asc', place) };
    const expected = [
      ['demo', 2],
      ['lead', 2],
      ['won', 3],
      [null, 1],
    ];
    const february = [
      ['demo', 1],
      ['won', 2],
    ];
    expect(await answer({ ...byMonth, time: day, bucketing: { kind: 'grain', grain: 'month', window } })).toEqual([
      ...expected.map((row) => ['2025-01-01', ...row]),
      ...february.map((row) => ['2025-02-01', ...row]),
    ]);
    const windows = [{ ...window, to: midnight('2025-02-01') }, { from: midnight('2025-02-01') }];
    expect(await answer({ ...byMonth, time: day, bucketing: { kind: 'windows', windows } })).toEqual([
      ...expected.map((row) => [0, ...row]),
      ...february.map((row) => [1, ...row]),
    ]);
  });

  it('has any aggregate, each over all the rows that it takes', async () => {
    const isBig = call('boolean', 'greater', value, int(9));
    const measures = [
      measure('number', 'median', { arguments: [value] }),
      measure('integer', 'count_distinct', { arguments: [column('region', 'text')], filter: isBig }),
      measure('integer', 'last', { arguments: [value], order: [day, id] }),
      measure('number', 'percentile', { arguments: [value, literal('number', '0.25')] }),
      measure('decimal', 'sum', { arguments: [size] }),
      measure('boolean', 'all', { arguments: [isBig] }),
      measure('number', 'weighted_avg', { arguments: [value, size] }),
    ];
    expect(await answer({ dimensions: [stages], measures, ...along('asc', place) })).toEqual([
      ['demo', 15, 1, 20, 12.5, 2.5, true, 25 / 1.5],
      ['lead', 15, 1, 20, 12.5, 1.5, true, 25 / 1.5],
      ['odd', 100, 1, 100, 100, 7, true, 100],
      ['won', 15, 1, 40, 8.75, 4.75, false, 115 / 3.75],
      [null, 1, 0, 1, 1, 7, false, 1],
    ]);
  });

  it('may go along what is related', async () => {
    const notes = related(rowsOf('notes', [{ outer: id, own: column('row', 'integer') }]), 'integer', 'count');
    const dimensions = [{ name: 'notes', type: 'integer', expression: notes } as const];
    expect(await answer({ dimensions, measures: [count], ...along('desc', notes) })).toEqual([
      [0, 7],
      [1, 2],
      [2, 1],
    ]);
  });

  it('has no member where no row is', async () => {
    const filter = call('boolean', 'less', id, int(0));
    expect(await answer({ dimensions: [stages], filter, measures: [count], ...along('asc', place) })).toEqual([]);
  });
});
