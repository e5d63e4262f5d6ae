import { rowsByInterval } from './rows-by-interval';

describe('rowsByInterval', () => {
  it('gives each interval its rows, in their order and without the bucket', () => {
    const rows = [
      ['2017-01-01', 'East', 1],
      ['2017-01-01', 'West', 2],
      ['2017-01-03', 'East', 3],
    ];
    expect([...rowsByInterval(rows, 'UTC')]).toEqual([
      [
        '2017-01-01T00:00:00Z',
        [
          ['East', 1],
          ['West', 2],
        ],
      ],
      ['2017-01-03T00:00:00Z', [['East', 3]]],
    ]);
  });

  it('puts rows of one interval together that do not stand together', () => {
    const rows = [
      ['2017-02-01', 1],
      ['2017-01-01', 2],
      ['2017-02-01', 3],
    ];
    expect(rowsByInterval(rows, 'UTC').get('2017-02-01T00:00:00Z')).toEqual([[1], [3]]);
  });
});

test.each([
  ['2017-03-05T10:00:00Z', 'Europe/Berlin', '2017-03-05T10:00:00Z'],
  ['2017-03-05', 'Europe/Berlin', '2017-03-04T23:00:00Z'],
  // The clocks skip midnight.
  ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00Z'],
  ['2017-04-01', 'Asia/Shanghai', '2017-03-31T16:00:00Z'],
])('the bucket %s in %s starts at %s', (cell, timezone, start) => {
  expect([...rowsByInterval([[cell, 1]], timezone).keys()]).toEqual([start]);
});

test.each([null, 'last month', 7])('%s names no bucket', (cell) => {
  expect(() => rowsByInterval([[cell, 1]], 'UTC')).toThrow(RangeError);
});
