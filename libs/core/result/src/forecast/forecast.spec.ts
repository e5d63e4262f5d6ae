import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import type { PlannedForecast } from '@core/plan';
import { evaluateInSteps, evaluatePlan } from '../evaluate-plan';
import { column, frameOf, leaf, planOf, spaceOf } from '../testing/build';
import type { SeasonalModel } from './seasonal-model';

const quarters = [
  '2016-01-01',
  '2016-04-01',
  '2016-07-01',
  '2016-10-01',
  '2017-01-01',
  '2017-04-01',
  '2017-07-01',
  '2017-10-01',
];
const coming = ['2018-01-01', '2018-04-01'].map((label) => ({ label, window: {} }));

/** Repeats the last season. */
const naive: SeasonalModel = {
  nameFor: (season) => `seasonal naive, season ${season}`,
  forecast: (series, { season, count }) =>
    Array.from({ length: count }, (_, ahead) => series[series.length - season + (ahead % season)]!),
};

const linear: PlannedForecast = { method: 'linear', first: 0, complete: 8, season: 4, buckets: coming };
const seasonal: PlannedForecast = { ...linear, method: 'seasonal' };

/** Series by region; the rows of the buckets to come. */
function carryOn(
  forecast: PlannedForecast,
  series: Readonly<Record<string, readonly CellValue[]>>,
  { type = 'integer', model = naive }: { readonly type?: ValueType; readonly model?: SeasonalModel } = {},
) {
  const { plan, frame } = ask(forecast, series, type);
  const result = evaluatePlan(plan, [frame], { seasonal: model });
  return { ...result, ahead: result.rows.slice(result.rows.length - coming.length * Object.keys(series).length) };
}

function ask(
  forecast: PlannedForecast,
  series: Readonly<Record<string, readonly CellValue[]>>,
  type: ValueType = 'integer',
) {
  const x = leaf('x', { type, missing: null, dimensions: [0], keys: quarters });
  const plan = planOf({
    grain: 'quarter',
    buckets: quarters,
    forecast,
    frames: [{ bucketing: 'month', dimensions: ['region'], measures: ['x'] }],
    space: spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0] }),
    metrics: [{ label: 'x', name: 'x', version: 1 }],
    columns: [column('x', x), column('x.previous', x)],
  });
  const rows = Object.entries(series).flatMap(([region, cells]) =>
    cells.map((cell, index) => [quarters[index] ?? null, region, cell] as const),
  );
  return { plan, frame: frameOf(['bucket', 'date'], ['region', 'text'], ['x', type])(rows) };
}

test('a line goes on for every group, and the header says how', () => {
  const { ahead, forecast, warnings, rows } = carryOn(linear, {
    East: [10, 12, 14, 16, 18, 20, 22, 24],
    West: [1, 0, 1, 0, 1, 0, 1, 0],
  });
  expect(ahead.slice(0, 3)).toEqual([
    ['2018-01-01', 'East', 26, null, true],
    ['2018-01-01', 'West', expect.closeTo(0.2857142857, 9), null, true],
    ['2018-04-01', 'East', 28, null, true],
  ]);
  expect(rows).toHaveLength(20);
  expect(forecast).toEqual({
    method: 'linear',
    model: 'ordinary least squares on the bucket index',
    periods: 2,
    first_period: '2018-01-01',
  });
  expect(warnings).toEqual([]);
});

test('a line skips buckets without a value, and may fall below zero', () => {
  const { ahead, warnings } = carryOn(linear, { East: [7, null, 5, null, null, 2, null, 0] });
  expect(ahead.map((row) => row[2])).toEqual([-1, -2]);
  expect(warnings).toEqual([]);
});

test('only whole buckets are learnt from, and those to come lie behind the one that is not', () => {
  const cut: PlannedForecast = { ...linear, first: 1, complete: 7 };
  expect(carryOn(cut, { East: [1000, 1, 2, 3, 4, 5, 6, -1000] }).ahead.map((row) => row[2])).toEqual([8, 9]);
});

test('the season goes on from the last whole bucket', () => {
  const skipped: SeasonalModel = {
    ...naive,
    forecast: (_, { count }) => Array.from({ length: count }, (__, ahead) => ahead),
  };
  const twoSeasons: PlannedForecast = { ...seasonal, season: 3, complete: 6 };
  const { ahead } = carryOn(twoSeasons, { East: [1, 2, 3, 4, 5, 6, 7, 8] }, { model: skipped });
  expect(ahead.map((row) => row[2])).toEqual([2, 3]);
});

test('digits that a double lacks are no obstacle', () => {
  const cells = Array.from({ length: 8 }, (_, index) => `${9007199254740990n + 1000n * BigInt(index)}.5`);
  expect(carryOn(linear, { East: cells }, { type: 'decimal' }).ahead[0]![2]).toBeCloseTo(
    Number('9007199254748990.5'),
    -2,
  );
});

test.each<readonly [string, PlannedForecast, readonly CellValue[], string]>([
  ['a line through one value', linear, [null, 5], 'fewer than two whole buckets have a value'],
  ['nothing whole', { ...linear, complete: 0 }, [1, 2, 3], 'fewer than two whole buckets have a value'],
  [
    'less than two seasons',
    { ...seasonal, complete: 7 },
    [1, 2, 3, 4, 5, 6, 7, 8],
    'two seasons of 4 whole buckets are needed',
  ],
  [
    'a series with a gap',
    seasonal,
    [1, 2, 3, null, 5, 6, 7, 8],
    'a whole bucket has no value, and seasons are learnt from a series without gaps',
  ],
])('%s has no forecast, and says why', (_, forecast, cells, reason) => {
  const { ahead, warnings } = carryOn(forecast, { East: cells, West: cells });
  expect(ahead.map((row) => row[2])).toEqual([null, null, null, null]);
  expect(warnings).toEqual([
    { code: 'run.no_forecast', metric: 'x', count: 2, message: `2 series of x have no forecast: ${reason}` },
  ]);
});

test('where a model finds no fit, or values are no numbers, there is no forecast', () => {
  const lost: SeasonalModel = { ...naive, forecast: () => undefined };
  const cells = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(carryOn(seasonal, { East: cells }, { model: lost }).warnings[0]?.message).toBe(
    '1 series of x has no forecast: the model found no fit',
  );
  const dates = carryOn(linear, { East: quarters }, { type: 'date' });
  expect(dates.ahead[0]).toEqual(['2018-01-01', 'East', null, null, true]);
  expect(dates.warnings[0]?.message).toBe('1 series of x has no forecast: its values are no numbers');
});

test('what is carried on is of type number, comparisons keep theirs, and each row says whether it is a forecast', () => {
  const cells = ['9007199254740993', 12, 14, 16, 18, 20, 22, 24];
  const { columns, rows } = carryOn(linear, { East: cells });
  expect(columns).toEqual([
    { name: 'period', type: 'date' },
    { name: 'region', type: 'text' },
    { name: 'x', type: 'number' },
    { name: 'x.previous', type: 'integer', exact: true },
    { name: 'is_forecast', type: 'boolean' },
  ]);
  expect(rows[0]).toEqual(['2016-01-01', 'East', 9007199254740992, '9007199254740993', false]);
});

test('work can be laid aside after each series', () => {
  let count = 0;
  const counting: SeasonalModel = {
    ...naive,
    forecast: (...series) => {
      count += 1;
      return naive.forecast(...series);
    },
  };
  const { plan, frame } = ask(
    seasonal,
    Object.fromEntries(['a', 'b', 'c'].map((region) => [region, [1, 2, 1, 2, 1, 2, 1, 2]])),
  );
  const shares: number[] = [];
  const steps = evaluateInSteps(plan, [frame], { seasonal: counting, report: (share) => shares.push(share) });
  const counts = new Set<number>();
  while (steps.next().done !== true) counts.add(count);
  expect([...counts]).toEqual([0, 1, 2, 3]);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('the seasonal model names itself, and must be given', () => {
  const cells = [1, 2, 3, 4, 1, 2, 3, 4];
  expect(carryOn(seasonal, { East: cells }).forecast).toMatchObject({
    method: 'seasonal',
    model: 'seasonal naive, season 4',
  });
  const plan = planOf({ grain: 'quarter', buckets: quarters, forecast: seasonal });
  expect(() => evaluatePlan(plan, [])).toThrow('a seasonal forecast needs a model');
});

test('forecasts take part in order and limit like any rows', () => {
  const x = leaf('x', { type: 'integer', missing: null, keys: quarters });
  const plan = planOf({
    grain: 'quarter',
    buckets: quarters,
    forecast: linear,
    frames: [{ bucketing: 'month', measures: ['x'] }],
    metrics: [{ label: 'x', name: 'x', version: 1 }],
    columns: [column('x', x)],
    order_by: [{ field: 'x', direction: 'desc' }],
    limit: 3,
  });
  const frame = frameOf(['bucket', 'date'], ['x', 'integer'])(quarters.map((quarter, index) => [quarter, index]));
  expect(evaluatePlan(plan, [frame]).rows).toEqual([
    ['2018-04-01', 9, true],
    ['2018-01-01', 8, true],
    ['2017-10-01', 7, false],
  ]);
});
