import type { CellValue } from '@core/definition';
import type { OutputColumn, RunPlan, ScalarExpression } from '@core/plan';
import { evaluateInSteps, evaluatePlan } from './evaluate-plan';
import type { Frame } from './frame';
import { call, column, frameOf, leaf, literal, planOf, rank, spaceOf, type PlanSketch } from './testing/build';

const byRegion = spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0] });
const months = ['2017-01-01', '2017-02-01', '2017-03-01'];

const won = leaf('won', { type: 'integer', missing: 0, dimensions: [0], keys: months });
const closed = leaf('closed', { type: 'integer', missing: 0, dimensions: [0], keys: months });
const ratio = call('divide', 'number', won, closed);

function byMonthAndRegion(columns: readonly OutputColumn[], rest: Partial<PlanSketch> = {}): RunPlan {
  return planOf({
    grain: 'month',
    buckets: months,
    space: byRegion,
    frames: [{ bucketing: 'month', dimensions: ['region'], measures: ['won', 'closed'] }],
    columns,
    ...rest,
  });
}

const frame = frameOf(
  ['bucket', 'date'],
  ['region', 'text'],
  ['won', 'integer'],
  ['closed', 'integer'],
)([
  ['2017-03-01', 'West', 3, 4],
  ['2017-01-01', null, 1, 2],
  ['2017-01-01', 'East', 0, 0],
]);

test('every bucket stands in the result for every group, in order of time, then dimensions, null last', () => {
  const { columns, rows } = evaluatePlan(byMonthAndRegion([column('won', won)]), [frame]);
  expect(columns).toEqual([
    { name: 'period', type: 'date' },
    { name: 'region', type: 'text' },
    { name: 'won', type: 'integer' },
  ]);
  expect(rows).toEqual([
    ['2017-01-01', 'East', 0],
    ['2017-01-01', 'West', 0],
    ['2017-01-01', null, 1],
    ['2017-02-01', 'East', 0],
    ['2017-02-01', 'West', 0],
    ['2017-02-01', null, 0],
    ['2017-03-01', 'East', 0],
    ['2017-03-01', 'West', 3],
    ['2017-03-01', null, 0],
  ]);
});

test('in a sparse result a group stands in the buckets that list it, and is ranked and counted there alone', () => {
  const listed = spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0], keys: months });
  const columns = [column('won', won), column('rank', rank(closed))];
  const { rows } = evaluatePlan(byMonthAndRegion(columns, { space: listed, sparse: true }), [frame]);
  expect(rows).toEqual([
    ['2017-01-01', 'East', 0, 2],
    ['2017-01-01', null, 1, 1],
    ['2017-03-01', 'West', 3, 1],
  ]);
});

test('a result of too many rows is refused before it takes all memory', () => {
  const plan = byMonthAndRegion([column('won', won)]);
  expect(evaluatePlan(plan, [frame], { rowLimit: 9 }).rows).toHaveLength(9);
  expect(() => evaluatePlan(plan, [frame], { rowLimit: 8 })).toThrow('the result has more than 8 rows');
});

test('a division by zero is null and counted by rows of the metric', () => {
  const both = call('add', 'number', ratio, ratio);
  const { rows, warnings } = evaluatePlan(byMonthAndRegion([column('rate', both)]), [frame]);
  expect(rows.map((row) => row[2])).toEqual([null, null, 1, null, null, null, null, 1.5, null]);
  expect(warnings).toEqual([
    {
      code: 'run.division_by_zero',
      metric: 'm',
      count: 7,
      message: 'm divided by zero in 7 rows; the value there is null',
    },
  ]);
});

test('a branch that is not taken gives no warning', () => {
  const guarded = call(
    'if',
    'number',
    call('equal', 'boolean', closed, literal('0', 'integer')),
    literal('0', 'integer'),
    ratio,
  );
  const { rows, warnings } = evaluatePlan(byMonthAndRegion([column('rate', guarded)]), [frame]);
  expect(rows.map((row) => row[2])).toEqual([0, 0, 0.5, 0, 0, 0, 0, 0.75, 0]);
  expect(warnings).toEqual([]);
});

test('a total serves every group of its bucket, the null group meets itself', () => {
  const share = call('divide', 'number', won, { ...won, frame: 1, dimensions: [] });
  const plan = byMonthAndRegion([column('share', share)], {
    frames: [
      { bucketing: 'month', dimensions: ['region'], measures: ['won', 'closed'] },
      { bucketing: 'month', dimensions: [], measures: ['won'] },
    ],
  });
  const totals = frameOf(
    ['bucket', 'date'],
    ['won', 'integer'],
  )([
    ['2017-01-01', 4],
    ['2017-03-01', 6],
  ]);
  const { rows } = evaluatePlan(plan, [frame, totals]);
  expect(rows.map((row) => row[2])).toEqual([0, 0, 0.25, null, null, null, 0, 0.5, 0]);
});

test('a leaf finds its bucket by key: another one for a shift, none before the beginning', () => {
  const previous = { ...won, keys: [null, '2017-01-01', '2017-02-01'], missing: null };
  const { rows } = evaluatePlan(byMonthAndRegion([column('previous', previous)], { limit: 6 }), [frame]);
  expect(rows.map((row) => row[2])).toEqual([null, null, null, 0, null, 1]);
});

test('buckets of a frame of windows are found by index', () => {
  const plan = planOf({
    grain: 'month',
    buckets: months,
    frames: [{ bucketing: 'windows', measures: ['won'] }],
    columns: [column('won', leaf('won', { type: 'integer', missing: 0, keys: [1, 0, 1] }))],
  });
  const windows = frameOf(
    ['bucket', 'integer'],
    ['won', 'integer'],
  )([
    [0, 10],
    [1, 11],
  ]);
  expect(evaluatePlan(plan, [windows]).rows).toEqual([
    ['2017-01-01', 11],
    ['2017-02-01', 10],
    ['2017-03-01', 11],
  ]);
});

test('without grain and dimensions there is one row, also when no frame has one', () => {
  const plan = planOf({
    frames: [{ measures: ['won'] }],
    columns: [column('won', leaf('won', { type: 'integer', missing: 0 }))],
  });
  expect(evaluatePlan(plan, [frameOf(['won', 'integer'])([])])).toEqual({
    columns: [{ name: 'won', type: 'integer' }],
    rows: [[0]],
    warnings: [],
  });
});

test('order_by puts nulls last in both directions and keeps the order of ties; limit comes after', () => {
  const plan = (direction: 'asc' | 'desc') =>
    byMonthAndRegion([column('rate', ratio)], { order_by: [{ field: 'rate', direction }], limit: 4 });
  const rows = (direction: 'asc' | 'desc') =>
    evaluatePlan(plan(direction), [frame]).rows.map((row) => [row[1], row[2]]);
  expect(rows('asc')).toEqual([
    [null, 0.5],
    ['West', 0.75],
    ['East', null],
    ['West', null],
  ]);
  expect(rows('desc')).toEqual([
    ['West', 0.75],
    [null, 0.5],
    ['East', null],
    ['West', null],
  ]);
});

test('text is ordered by code point, not by UTF-16 unit', () => {
  const names = frameOf(
    ['bucket', 'date'],
    ['region', 'text'],
    ['won', 'integer'],
    ['closed', 'integer'],
  )(['\u{1F600}', '\uFF21', 'b', 'B'].map((name) => ['2017-01-01', name, 1, 1]));
  const { rows } = evaluatePlan(byMonthAndRegion([column('won', won)], { limit: 4 }), [names]);
  expect(rows.map((row) => row[1])).toEqual(['B', 'b', '\uFF21', '\u{1F600}']);
});

test('decimals add up exactly, and a column that holds text says so', () => {
  const amounts = (a: CellValue, b: CellValue): readonly [RunPlan, readonly Frame[]] => {
    const expression: ScalarExpression = call(
      'add',
      'decimal',
      leaf('a', { type: 'decimal', missing: 0 }),
      leaf('b', { type: 'decimal', missing: 0 }),
    );
    const plan = planOf({ frames: [{ measures: ['a', 'b'] }], columns: [column('sum', expression)] });
    return [plan, [frameOf(['a', 'decimal'], ['b', 'decimal'])([[a, b]])]];
  };
  expect(evaluatePlan(...amounts(0.1, 0.2))).toMatchObject({
    columns: [{ name: 'sum', type: 'decimal' }],
    rows: [[0.3]],
  });
  expect(evaluatePlan(...amounts('9007199254740993.93', 0.05))).toEqual({
    columns: [{ name: 'sum', type: 'decimal', exact: true }],
    rows: [['9007199254740993.98']],
    warnings: [],
  });
});

test('warnings of the plan come first', () => {
  const plan = planOf({
    columns: [column('x', literal('1', 'integer'))],
    warnings: [{ code: 'a.b', severity: 'warning', message: 'c' }],
  });
  expect(evaluatePlan(plan, []).warnings).toEqual([{ code: 'a.b', message: 'c' }]);
});

test('33. a row is left out where every metric hides, and warns of nothing', () => {
  const x = leaf('x', { type: 'integer', missing: null, dimensions: [0] });
  const hidden = leaf('hidden', { type: 'boolean', missing: true, dimensions: [0] });
  const always = literal(true, 'boolean');
  const frame = frameOf(
    ['region', 'text'],
    ['x', 'integer'],
    ['hidden', 'boolean'],
  )([
    ['a', 1, true],
    ['b', 2, false],
    ['c', 3, null],
  ]);
  const regionsWith = (...columns: RunPlan['columns']) => {
    const plan = planOf({
      frames: [{ dimensions: ['region'], measures: ['x', 'hidden'] }],
      space: spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0] }),
      columns,
    });
    return evaluatePlan(plan, [frame]).rows.map(([region]) => region);
  };
  expect(regionsWith({ ...column('x', x), hide: hidden })).toEqual(['b', 'c']);
  expect(regionsWith({ ...column('x', x), hide: hidden }, { ...column('y', x), hide: always })).toEqual(['b', 'c']);
  expect(regionsWith({ ...column('x', x), hide: hidden }, column('y', x))).toEqual(['a', 'b', 'c']);
});

test('13. members of an ordered text are ordered as declared, also when asked for', () => {
  const values = ['small', 'medium', 'large'];
  const plan = (direction: 'asc' | 'desc') => ({
    ...planOf({
      frames: [{ dimensions: ['size'], measures: [] }],
      space: {
        dimensions: [{ name: 'size', type: 'text', values }],
        listing: [{ kind: 'rows', frame: 0, dimensions: [0] }],
      },
    }),
    order_by: [{ field: 'size', direction }],
  });
  const sizes = frameOf(['size', 'text'])([['large'], [null], ['other'], ['small']]);
  expect(evaluatePlan(plan('asc'), [sizes]).rows.flat()).toEqual(['small', 'large', 'other', null]);
  expect(evaluatePlan(plan('desc'), [sizes]).rows.flat()).toEqual(['large', 'small', 'other', null]);
});

test('hours are named by their instants', () => {
  const plan = planOf({
    grain: 'hour',
    buckets: ['2017-01-01T00:00:00Z'],
    columns: [column('x', literal('1', 'integer'))],
  });
  expect(evaluatePlan(plan, [])).toMatchObject({
    columns: [{ name: 'period', type: 'timestamp' }, {}],
    rows: [['2017-01-01T00:00:00Z', 1]],
  });
});

test('a frame of another query is refused', () => {
  const plan = byMonthAndRegion([column('won', won)]);
  expect(() => evaluatePlan(plan, [frameOf(['won', 'integer'])([])])).toThrow(
    'should have the columns bucket,region,won,closed, it has won',
  );
});

test('work can be laid aside among the groups of a bucket, and gives the same', () => {
  const plan = planOf({
    space: byRegion,
    frames: [{ dimensions: ['region'], measures: ['won'] }],
    columns: [
      column('won', leaf('won', { type: 'integer', missing: 0, dimensions: [0] })),
      column('place', rank(leaf('won', { type: 'integer', missing: 0, dimensions: [0] }))),
    ],
  });
  const wide = frameOf(
    ['region', 'text'],
    ['won', 'integer'],
  )(Array.from({ length: 5000 }, (_, index) => [`r${index}`, index]));
  const steps = evaluateInSteps(plan, [wide]);
  let count = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) count += 1;
  expect(count).toBeGreaterThan(15);
  expect(step.value).toEqual(evaluatePlan(plan, [wide]));
});
