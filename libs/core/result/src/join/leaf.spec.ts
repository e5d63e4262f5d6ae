import type { CellValue } from '@core/definition';
import type { Leaf, LeafRange } from '@core/plan';
import * as fc from 'fast-check';
import { evaluatePlan } from '../evaluate-plan';
import { call, column, frameOf, leaf, planOf, spaceOf } from '../testing/build';

const days = Array.from({ length: 12 }, (_, day) => `2017-01-${String(day + 1).padStart(2, '0')}`);
const byRegion = spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0] });

/** Rows of `[day, region, value]`, combined as the range says. */
function combine(rows: readonly (readonly CellValue[])[], range: LeafRange, type: Leaf['type'] = 'integer') {
  const plan = planOf({
    grain: 'day',
    buckets: days,
    frames: [{ bucketing: 'month', dimensions: ['region'], measures: ['x'] }],
    space: byRegion,
    columns: [column('x', leaf('x', { type, missing: range.combine === 'sum' ? 0 : null, dimensions: [0], range }))],
  });
  const frame = frameOf(['bucket', 'date'], ['region', 'text'], ['x', type])(rows);
  return evaluatePlan(plan, [frame]).rows.map(([, region, value]) => [region, value] as const);
}

const each = (span: (day: number) => LeafRange['spans'][number]) => days.map((_, day) => span(day));
const toDate = each((day) => ({ to: days[day]! }));
const rolling = each((day) => ({ from: days[Math.max(day - 2, 0)]!, to: days[day]! }));

test('a running total adds up all buckets to its end', () => {
  const rows = [
    ['2017-01-02', 'West', 5],
    ['2017-01-04', 'West', -2],
    ['2017-01-04', 'East', 1],
  ];
  const values = combine(rows, { combine: 'sum', spans: toDate });
  const west = values.filter(([region]) => region === 'West').map(([, value]) => value);
  expect(west).toEqual([0, 5, 5, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
});

test('sums of buckets are exact, and stay so when large ones leave the window', () => {
  const rows = [
    ['2017-01-01', 'West', '9007199254740993.01'],
    ['2017-01-02', 'West', 0.1],
    ['2017-01-03', 'West', 0.2],
    ['2017-01-04', 'West', null],
  ];
  const values = combine(rows, { combine: 'sum', spans: rolling }, 'decimal');
  expect(values.slice(0, 6).map(([, value]) => value)).toEqual([
    '9007199254740993.01',
    '9007199254740993.11',
    '9007199254740993.31',
    0.3,
    0.2,
    0,
  ]);
});

test('a window without buckets, and one that is before the beginning, has the value over nothing', () => {
  const rows = [['2017-01-05', 'West', 7]];
  const spans = each((day) => (day === 6 ? null : { from: '2016-01-01', to: day < 6 ? '2016-12-31' : '2017-02-01' }));
  expect(combine(rows, { combine: 'max', spans }).map(([, value]) => value)).toEqual([
    ...Array.from({ length: 7 }, () => null),
    ...Array.from({ length: 5 }, () => 7),
  ]);
});

const rowsOf = (value: fc.Arbitrary<CellValue>) =>
  fc.uniqueArray(fc.tuple(fc.constantFrom(...days), fc.constantFrom('East', 'West', null), value), {
    selector: ([day, region]) => `${day} ${region}`,
  });

const spansOf = fc.array(
  fc.option(fc.tuple(fc.option(fc.nat(11), { nil: undefined }), fc.nat(11)), { nil: null, freq: 9 }),
  { minLength: 12, maxLength: 12 },
);

/** What each window holds, found by looking at every row. */
const inWindow: Readonly<Record<LeafRange['combine'], (values: readonly CellValue[]) => CellValue>> = {
  sum: (values) => values.reduce<number>((sum, value) => sum + Number(value), 0),
  min: (values) => (values.length === 0 ? null : Math.min(...values.map(Number))),
  max: (values) => (values.length === 0 ? null : Math.max(...values.map(Number))),
  any: (values) => (values.length === 0 ? null : values.includes(true)),
  all: (values) => (values.length === 0 ? null : !values.includes(false)),
};

test.each(['sum', 'min', 'max', 'any', 'all'] as const)(
  '%s over any windows is what a look at every row gives',
  (name) => {
    const isTruth = name === 'any' || name === 'all';
    const value = fc.option<CellValue>(isTruth ? fc.boolean() : fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(rowsOf(value), spansOf, (rows, windows) => {
        const spans = windows.map(
          (window) => window && { ...(window[0] !== undefined && { from: days[window[0]]! }), to: days[window[1]]! },
        );
        const values = combine(rows, { combine: name, spans }, isTruth ? 'boolean' : 'integer');
        const regions = values.slice(0, values.length / 12).map(([region]) => region);
        values.forEach(([region, actual], index) => {
          const span = spans[Math.floor(index / regions.length)];
          const within = rows.filter(
            ([day, own, cell]) =>
              span &&
              own === region &&
              cell !== null &&
              (span.from === undefined || span.from <= day) &&
              day <= span.to,
          );
          expect(actual).toBe(inWindow[name](within.map(([, , cell]) => cell)));
        });
      }),
    );
  },
);

describe('13. a leaf of a running dimension', () => {
  const stages = ['contact', 'demo', 'quote', 'won'];

  /** Rows of `[stage, value]`; the values that each stage of the result takes. */
  function running(order: 'asc' | 'desc', rows: readonly (readonly CellValue[])[], listed: readonly CellValue[]) {
    const plan = planOf({
      frames: [{ dimensions: ['stage'], measures: ['x'] }],
      space: {
        dimensions: [{ name: 'stage', type: 'text', values: stages }],
        listing: [{ kind: 'values', dimension: 0, values: listed }],
      },
      columns: [
        column('x', leaf('x', { type: 'integer', missing: 0, dimensions: [0], running: { dimension: 0, order } })),
      ],
    });
    return evaluatePlan(plan, [frameOf(['stage', 'text'], ['x', 'integer'])(rows)]).rows;
  }

  const rows = [
    ['won', 9],
    ['demo', 5],
    ['lost', 2],
    [null, 1],
  ];

  test('takes the nearest member up to its own', () => {
    expect(running('asc', rows, stages)).toEqual([
      ['contact', 0],
      ['demo', 5],
      ['quote', 5],
      ['won', 9],
    ]);
  });

  test('takes the nearest member from its own on when it runs down', () => {
    expect(running('desc', rows.slice(1), stages)).toEqual([
      ['contact', 5],
      ['demo', 5],
      ['quote', 0],
      ['won', 0],
    ]);
  });

  test('null, and a text that is not declared, have only themselves', () => {
    expect(running('asc', rows, [null, 'lost', 'won', 'unheard'])).toEqual([
      ['won', 9],
      ['lost', 2],
      ['unheard', 0],
      [null, 1],
    ]);
    expect(running('desc', rows.slice(0, 2), [null, 'lost'])).toEqual([
      ['lost', 0],
      [null, 0],
    ]);
  });

  test('goes by date and by number as well, beside other dimensions and buckets', () => {
    const plan = planOf({
      grain: 'month',
      buckets: ['2017-01-01', '2017-02-01'],
      frames: [
        { bucketing: 'month', dimensions: ['region', 'size'], measures: ['x'] },
        { dimensions: ['size', 'region'], measures: [] },
      ],
      space: {
        dimensions: [
          { name: 'size', type: 'integer' },
          { name: 'region', type: 'text' },
        ],
        listing: [{ kind: 'rows', frame: 1, dimensions: [0, 1] }],
      },
      columns: [
        column(
          'x',
          leaf('x', {
            type: 'integer',
            missing: 0,
            dimensions: [1, 0],
            keys: ['2017-01-01', '2017-02-01'],
            running: { dimension: 0, order: 'asc' },
          }),
        ),
      ],
    });
    const values = frameOf(
      ['bucket', 'date'],
      ['region', 'text'],
      ['size', 'integer'],
      ['x', 'integer'],
    )([
      ['2017-01-01', 'East', 2, 10],
      ['2017-01-01', 'East', 10, 30],
      ['2017-02-01', 'West', 2, 40],
      ['2017-02-01', 'West', 10, 40],
    ]);
    const groups = frameOf(
      ['size', 'integer'],
      ['region', 'text'],
    )(
      [1, 3, 12].flatMap((size) => [
        [size, 'East'],
        [size, 'West'],
      ]),
    );
    expect(evaluatePlan(plan, [values, groups]).rows.map((row) => row.slice(1))).toEqual([
      [1, 'East', 0],
      [1, 'West', 0],
      [3, 'East', 10],
      [3, 'West', 0],
      [12, 'East', 30],
      [12, 'West', 0],
      [1, 'East', 0],
      [1, 'West', 0],
      [3, 'East', 0],
      [3, 'West', 40],
      [12, 'East', 0],
      [12, 'West', 40],
    ]);
  });
});

test('28. frames join null-safe: the null group has the value of its own row', () => {
  const plan = planOf({
    frames: [
      { dimensions: ['region'], measures: ['a'] },
      { dimensions: ['region'], measures: ['b'] },
    ],
    space: spaceOf(
      ['region'],
      { kind: 'rows', frame: 0, dimensions: [0] },
      { kind: 'rows', frame: 1, dimensions: [0] },
    ),
    columns: [
      column(
        'x',
        call(
          'subtract',
          'integer',
          leaf('a', { type: 'integer', missing: 0, dimensions: [0] }),
          leaf('b', { type: 'integer', missing: 0, dimensions: [0], frame: 1 }),
        ),
      ),
    ],
  });
  const [a, b] = (['a', 'b'] as const).map((name) => frameOf(['region', 'text'], [name, 'integer']));
  expect(
    evaluatePlan(plan, [
      a!([[null, 5]]),
      b!([
        ['East', 1],
        [null, 2],
      ]),
    ]).rows,
  ).toEqual([
    ['East', -1],
    [null, 3],
  ]);
});
