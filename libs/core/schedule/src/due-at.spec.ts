import { parseDelay } from './delay';
import { dueAt } from './due-at';

const berlin = 'Europe/Berlin';

test.each([
  ['nothing more', {}, '2026-03-28T23:00:00Z'],
  ['minutes', { delay: '30m' }, '2026-03-28T23:30:00Z'],
  ['hours, which are elapsed time', { delay: '4h' }, '2026-03-29T03:00:00Z'],
  ['days, which are days of the calendar', { delay: '1d' }, '2026-03-29T22:00:00Z'],
  ['the next tick', { cron: '0 6 * * *' }, '2026-03-29T04:00:00Z'],
  ['a tick that falls on the end itself', { cron: '0 0 * * *' }, '2026-03-28T23:00:00Z'],
  ['the next tick after a delay', { delay: '6h', cron: '0 6 * * *' }, '2026-03-30T04:00:00Z'],
  ['a time that the clocks skip, at the instant after the gap', { cron: '30 2 * * *' }, '2026-03-29T01:00:00Z'],
  ['a weekday', { cron: '0 9 * * MON' }, '2026-03-30T07:00:00Z'],
])('an interval is due at its end and %s', (_, rule, due) => {
  expect(dueAt({ end: '2026-03-28T23:00:00Z' }, { ...rule, timezone: berlin })).toBe(due);
});

test('a time that the clocks show twice ticks the first time only', () => {
  const due = (end: string) => dueAt({ end }, { cron: '30 2 * * *', timezone: berlin });
  expect(due('2026-10-24T22:00:00Z')).toBe('2026-10-25T00:30:00Z');
  expect(due('2026-10-25T00:31:00Z')).toBe('2026-10-26T01:30:00Z');
});

test('a tick at a midnight that does not exist fires when the day begins', () => {
  expect(dueAt({ end: '2024-04-25T21:30:00Z' }, { cron: '0 0 * * *', timezone: 'Africa/Cairo' })).toBe(
    '2024-04-25T22:00:00Z',
  );
});

test('a pattern for 29 February waits for a leap year', () => {
  expect(dueAt({ end: '2026-01-01T00:00:00Z' }, { cron: '0 0 29 2 *', timezone: 'UTC' })).toBe('2028-02-29T00:00:00Z');
});

test.each(['', '2', '2 h', '-1d', '1w', '1.5h', '9999999d'])('"%s" is no delay', (delay) => {
  expect(parseDelay(delay)).toBeUndefined();
});

test('intervals of every minute tick once through a night in which the clocks go back', () => {
  const end = Date.parse('2026-10-25T00:58:00Z');
  const due = [0, 1, 2, 3].map((minute) =>
    dueAt({ end: new Date(end + minute * 60_000).toISOString() }, { cron: '* * * * *', timezone: berlin }),
  );
  expect(due).toEqual(['2026-10-25T00:58:00Z', '2026-10-25T00:59:00Z', '2026-10-25T02:00:00Z', '2026-10-25T02:00:00Z']);
});
