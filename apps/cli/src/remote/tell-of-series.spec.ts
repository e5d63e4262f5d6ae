import { tellOfSeries } from './tell-of-series';

const interval = { schedule: 's', state: 'succeeded', missing: false, partial: false, restated: false };

it('tells of what is missing, partial or restated, where versions or rows meet, and of warnings', () => {
  const remarkable = [
    { ...interval, period: '2017-01', state: 'failed', missing: true, reason: 'no such field' },
    { ...interval, period: '2017-02', partial: true, restated: true },
  ];
  const seams = [
    { schedule: 's', period: '2017-03', from_version: 1, to_version: 2 },
    { schedule: 's', period: '2017-04', from_version: 2, to_version: 2, other_rows: true },
  ];
  const lines = tellOfSeries({ intervals: { total: 3, remarkable }, seams, warnings: [{ message: 'compacted' }] });
  expect(lines).toEqual([
    's 2017-01: missing (failed): no such field',
    's 2017-02: partial, restated',
    's 2017-03: from here on version 2, before version 1',
    's 2017-04: from here on made of other rows than before',
    'warning: compacted',
  ]);
});

it('says that nothing is stored, for a table without rows does not say why', () => {
  const nothing = { intervals: { total: 0, remarkable: [] }, seams: [], warnings: [] };
  expect(tellOfSeries(nothing)).toEqual(['no schedule has an interval here']);
});
