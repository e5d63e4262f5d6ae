import type { GroupListing, GroupSpace } from '@core/plan';
import { finish } from '../steps/steps';
import { frameOf, planOf, spaceOf } from '../testing/build';
import { openFrame } from './frame-table';
import { memberOf } from './groups';
import { openSpace, type SpaceOptions } from './space';

/** Rows of `[month, region, product, count]`. */
const sales = frameOf(
  ['bucket', 'date'],
  ['region', 'text'],
  ['product', 'text'],
  ['n', 'integer'],
)([
  ['2017-01-01', 'West', 'pen', 1],
  ['2017-02-01', 'East', 'pen', 2],
  ['2017-02-01', 'East', null, 1],
  ['2017-03-01', 'West', 'ink', 0],
]);
const products = frameOf(
  ['bucket', 'integer'],
  ['product', 'text'],
  ['n', 'integer'],
)([
  [0, 'cap', 1],
  [1, 'cap', 1],
  [1, 'pen', 1],
]);
const { frames: queries } = planOf({
  frames: [
    { bucketing: 'month', dimensions: ['region', 'product'], measures: ['n'] },
    { bucketing: 'windows', dimensions: ['product'], measures: ['n'] },
  ],
});
const frames = [openFrame(queries[0]!, sales), openFrame(queries[1]!, products)];

const months = ['2017-01-01', '2017-02-01', '2017-03-01'];
const dense = { bucketCount: 3, isDense: true };
const sparse = { bucketCount: 3, isDense: false };

/** The groups of each bucket as texts: `West pen`. */
function list(space: GroupSpace, options: SpaceOptions): readonly string[][] {
  const { groups, groupsIn, dimensions } = finish(openSpace(space, frames, options));
  return months.map((_, bucket) =>
    [...groupsIn(bucket)].map((group) =>
      dimensions.map((_, place) => memberOf(groups, place, group) ?? 'null').join(' '),
    ),
  );
}

const inBoth = (...listing: readonly GroupListing[]) => spaceOf(['region', 'product'], ...listing);
const rows: GroupListing = { kind: 'rows', frame: 0, dimensions: [0, 1] };

test('23. 29. what rows list in any bucket is there in every bucket of a result', () => {
  const all = ['East pen', 'East null', 'West ink', 'West pen'];
  expect(list(inBoth(rows), dense)).toEqual([all, all, all]);
});

test('23. only buckets that are asked for and rows with a count list', () => {
  const listing: GroupListing = { ...rows, keys: [null, '2017-01-01', '2017-03-01'], measure: 'n' };
  expect(list(inBoth(listing), dense)).toEqual([['West pen'], ['West pen'], ['West pen']]);
});

test('23. beneath a per a tuple is there in the buckets that list it', () => {
  expect(list(inBoth({ ...rows, keys: months, measure: 'n' }), sparse)).toEqual([
    ['West pen'],
    ['East pen', 'East null'],
    [],
  ]);
});

test('23. beneath a per a window of many buckets lists what any of them has', () => {
  const spans = [null, { to: '2017-02-01' }, { from: '2017-02-01', to: '2017-12-01' }];
  expect(list(inBoth({ ...rows, spans }), sparse)).toEqual([
    [],
    ['East pen', 'East null', 'West pen'],
    ['East pen', 'East null', 'West ink'],
  ]);
  const all = ['East pen', 'East null', 'West ink', 'West pen'];
  expect(list(inBoth({ ...rows, spans }), dense)).toEqual([all, all, all]);
});

test('23. 25. null keys are no entity, null members of other dimensions are', () => {
  expect(list(inBoth(rows), { ...sparse, keysFrom: 1 })[0]).toEqual(['East pen', 'West ink', 'West pen']);
  const turned = spaceOf(['product', 'region'], { ...rows, dimensions: [1, 0] });
  expect(list(turned, { ...sparse, keysFrom: 1 })[0]).toEqual(['ink West', 'pen East', 'pen West', 'null East']);
});

test('24. members of a dimension are combined with the members of the others, in the buckets that have them', () => {
  const every: GroupListing = { kind: 'every', frame: 1, dimensions: [1], keys: [0, null, 1] };
  const regional = ['East pen', 'East null', 'West ink', 'West pen'];
  expect(list(inBoth(rows, every), dense)).toEqual([
    ['East cap', ...regional.slice(0, 2), 'West cap', ...regional.slice(2)],
    regional,
    ['East cap', ...regional.slice(0, 2), 'West cap', ...regional.slice(2)],
  ]);
});

test('24. members that no source combines with anything are no groups', () => {
  expect(list(inBoth({ kind: 'every', frame: 1, dimensions: [1] }), dense)).toEqual([[], [], []]);
});

test('24. sources of different dimensions are combined with each other', () => {
  const regions: GroupListing = { kind: 'values', dimension: 0, values: ['North', 'East'] };
  const every: GroupListing = { kind: 'every', frame: 1, dimensions: [1], keys: [0, 1, 7] };
  expect(list(inBoth(regions, every), dense)).toEqual([
    ['East cap', 'North cap'],
    ['East cap', 'East pen', 'North cap', 'North pen'],
    [],
  ]);
});

test('13. declared values are all listed, in their order; others come after them and null is the last', () => {
  const values = ['pen', 'nib', 'cap'];
  const product = { name: 'product', type: 'text', values } as const;
  const declared = { dimensions: [product], listing: [{ kind: 'values', dimension: 0, values } as const] };
  expect(list(declared, dense)[2]).toEqual(values);
  const ofRegions: GroupSpace = {
    dimensions: [{ name: 'region', type: 'text' }, product],
    listing: [rows, { kind: 'values', dimension: 1, values }],
  };
  expect(list(ofRegions, dense)[2]).toEqual([
    'East pen',
    'East nib',
    'East cap',
    'East null',
    'West pen',
    'West nib',
    'West cap',
    'West ink',
  ]);
});

test('13. along a running dimension a member without rows has the tuples of the nearest one that has rows', () => {
  const [query] = planOf({ frames: [{ bucketing: 'month', dimensions: ['stage', 'key'], measures: ['n'] }] }).frames;
  const table = openFrame(
    query!,
    frameOf(
      ['bucket', 'date'],
      ['stage', 'text'],
      ['key', 'text'],
      ['n', 'integer'],
    )([
      ['2017-01-01', 'demo', 'a', 1],
      ['2017-01-01', 'won', 'a', 1],
      ['2017-01-01', 'won', 'b', 1],
      ['2017-02-01', 'demo', 'b', 1],
      ['2017-02-01', null, 'c', 1],
    ]),
  );
  const listed = (order: 'asc' | 'desc') => {
    const source: GroupListing = {
      ...rows,
      keys: months,
      measure: 'n',
      running: { dimension: 0, order },
    };
    const space: GroupSpace = {
      dimensions: [
        { name: 'stage', type: 'text', values: ['open', 'demo', 'quote', 'won'] },
        { name: 'key', type: 'text' },
      ],
      listing: [source],
    };
    const around = [['open', 'demo', 'quote', 'won', null]];
    const { groups, groupsIn } = finish(openSpace(space, [table], { ...sparse, around, keysFrom: 1 }));
    return [0, 1].map((bucket) =>
      [...groupsIn(bucket)].map((group) => `${memberOf(groups, 0, group)} ${memberOf(groups, 1, group)}`),
    );
  };
  expect(listed('asc')).toEqual([
    ['demo a', 'quote a', 'won a', 'won b'],
    ['demo b', 'quote b', 'null c'],
  ]);
  expect(listed('desc')).toEqual([
    ['open a', 'demo a', 'quote a', 'quote b', 'won a', 'won b'],
    ['open b', 'demo b', 'null c'],
  ]);
});

test('tuples beyond what a double can number are groups as any others', () => {
  const members = Array.from({ length: 3000 }, (_, index) => `m${String(index).padStart(4, '0')}`);
  const names = ['a', 'b', 'c', 'd', 'e'];
  const { frames: wide } = planOf({ frames: [{ dimensions: names, measures: [] }] });
  const cells = members.map((member, index) => [
    member,
    ...names.slice(1).map((_, place) => members[(index * (place + 7)) % 3000]!),
  ]);
  const table = openFrame(wide[0]!, frameOf(...names.map((name) => [name, 'text'] as const))(cells));
  const space = spaceOf(names, { kind: 'rows', frame: 0, dimensions: [0, 1, 2, 3, 4] });
  const { groups, groupsIn } = finish(openSpace(space, [table], { bucketCount: 1, isDense: true }));
  expect(groupsIn(0)).toHaveLength(3000);
  expect(names.map((_, place) => memberOf(groups, place, 1234))).toEqual(cells[1234]);
});
