import { chooseCatchUp, type CatchUpRule } from './catch-up';

const now = '2026-11-22T12:00:00Z';
const dues = [
  '2026-11-15T11:59:59Z',
  '2026-11-15T12:00:00Z',
  '2026-11-22T11:49:59Z',
  '2026-11-22T11:50:00Z',
  '2026-11-22T12:00:01Z',
];

function choose(catch_up: CatchUpRule['catch_up'], due = dues, rule: Partial<CatchUpRule> = {}) {
  const late = due.map((due_at) => ({ due_at }));
  const { owed, skipped } = chooseCatchUp(late, { catch_up, within: '7d', now, timezone: 'UTC', ...rule });
  return { owed: owed.map(({ due_at }) => due_at), skipped };
}

test('all takes what was due within the reach, and skips what was due before', () => {
  const { owed, skipped } = choose('all');
  expect(owed).toEqual(dues.slice(1));
  expect(skipped).toEqual([
    {
      interval: { due_at: dues[0] },
      reason:
        'the interval was due at 2026-11-15T11:59:59Z and not computed by 2026-11-22T12:00:00Z: catch_up was all within 7d, ' +
        'which computes nothing that has been due for longer; a backfill computes it',
    },
  ]);
});

test('days of the reach are days of the calendar', () => {
  // The clocks of Berlin went back on 25 October: seven days before noon are 169 hours.
  const rule = { now: '2026-10-26T11:00:00Z', timezone: 'Europe/Berlin' };
  expect(choose('all', ['2026-10-19T09:59:59Z', '2026-10-19T10:00:00Z'], rule).owed).toEqual(['2026-10-19T10:00:00Z']);
});

test('latest takes the newest that is due, and what was not missed', () => {
  expect(choose('latest').owed).toEqual(dues.slice(3));
  const { owed, skipped } = choose('latest', dues.slice(0, 3));
  expect(owed).toEqual([dues[2]]);
  expect(skipped.map(({ interval }) => interval.due_at)).toEqual(dues.slice(0, 2));
  expect(skipped[0]?.reason).toMatch(
    /catch_up was latest, which computes only the newest interval that is due; a back/,
  );
});

test('latest takes one interval although one tick makes several due', () => {
  const { owed, skipped } = choose('latest', ['2026-11-21T06:00:00Z', '2026-11-21T06:00:00Z']);
  expect([owed.length, skipped.length]).toEqual([1, 1]);
});

test('latest skips what was missed for an interval that is due right now', () => {
  expect(choose('latest', ['2026-11-21T00:00:00Z', now]).owed).toEqual([now]);
});

test('latest does not take an interval for the newest due one that is not due yet', () => {
  expect(choose('latest', ['2026-11-20T00:00:00Z', '2026-11-23T00:00:00Z']).skipped).toEqual([]);
});

test('none takes only what was not missed', () => {
  const { owed, skipped } = choose('none');
  expect(owed).toEqual(dues.slice(3));
  expect(skipped.map(({ interval }) => interval.due_at)).toEqual(dues.slice(0, 3));
  expect(skipped[2]?.reason).toMatch(
    /: catch_up was none, which computes nothing after its time; a backfill computes it$/,
  );
});

test('a reach shorter than what counts as punctual skips nothing that was not missed', () => {
  expect(choose('all', ['2026-11-22T11:55:00Z'], { within: '1m' }).skipped).toEqual([]);
});

test('nothing late is nothing to choose', () => {
  expect(choose('all', [])).toEqual({ owed: [], skipped: [] });
});
