import { vanishedMembers } from './vanished-members';

test('members of which an interval has no point have vanished, however their dimensions are ordered', () => {
  const known = [
    { dimensions: { region: 'East', year: 2026 }, state: 'ok' },
    { dimensions: { region: null, year: 2026 }, state: 'firing' },
    { dimensions: { region: 'West', year: 2026 }, state: 'no_data' },
  ];
  const present = [{ dimensions: { year: 2026, region: 'East' } }, { dimensions: { year: 2026, region: 'null' } }];
  expect(vanishedMembers(known, present)).toEqual(known.slice(1));
  expect(vanishedMembers([{ dimensions: {} }], [{ dimensions: {} }])).toEqual([]);
});
