import { explainRow } from './explain-row';
import { call, column, frameOf, leaf, literal, planOf, spaceOf } from './testing/build';

const byRegion = spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0] });
const months = ['2017-01-01', '2017-02-01'];
const won = leaf('won', { type: 'integer', missing: 0, dimensions: [0], keys: months });
const previous = { ...won, keys: [null, '2017-01-01'], missing: null };
const rate = call(
  'if',
  'number',
  call('is_null', 'boolean', previous),
  literal('0', 'integer'),
  call('divide', 'number', won, previous),
);

const plan = planOf({
  grain: 'month',
  buckets: months,
  space: byRegion,
  frames: [{ bucketing: 'month', dimensions: ['region'], measures: ['won'] }],
  columns: [column('rate', rate)],
});

const frames = [
  frameOf(
    ['bucket', 'date'],
    ['region', 'text'],
    ['won', 'integer'],
  )([
    ['2017-01-01', 'East', 4],
    ['2017-02-01', 'East', 6],
    ['2017-02-01', null, 1],
  ]),
];

test('a row is explained by the tree of its formula with the value of every node and the place of every leaf', () => {
  const [explained] = explainRow(plan, frames, { period: '2017-02-01', region: 'East' });
  expect(explained).toMatchObject({
    name: 'rate',
    tree: {
      kind: 'call',
      function: 'if',
      value: 1.5,
      children: [
        { function: 'is_null', value: false },
        { kind: 'literal', value: 0, children: [] },
        {
          function: 'divide',
          value: 1.5,
          children: [
            { kind: 'leaf', value: 6, source: { frame: 'frame_0', measure: 'won', bucket: '2017-02-01' } },
            { kind: 'leaf', value: 4, source: { frame: 'frame_0', measure: 'won', bucket: '2017-01-01' } },
          ],
        },
      ],
    },
  });
  expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
});

test('the first row is explained when none is named, and the null member can be named', () => {
  expect(explainRow(plan, frames)[0]?.tree.value).toBe(0);
  expect(explainRow(plan, frames, { region: null, period: '2017-02-01' })[0]?.tree.children[2]).toMatchObject({
    value: null,
    children: [{ value: 1 }, { value: null }],
  });
});

test.each([{ region: 'West' }, { period: '2018-01-01' }, { country: 'BY' }])(
  'a row that is not there is refused: %j',
  (at) => {
    expect(() => explainRow(plan, frames, at)).toThrow(
      expect.objectContaining({ code: 'run.no_such_row', status: 404 }),
    );
  },
);
