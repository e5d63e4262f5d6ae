import { dayLength, formatInstant } from '@core/plan';
import * as fc from 'fast-check';
import { parseDelay } from './delay';
import { dueAt, type DueRule } from './due-at';
import { jitterOf } from './jitter';
import { intervalsBetween } from './intervals';
import { laterBy } from './later-by';
import { placesInTime } from './testing/zones';

const berlin = 'Europe/Berlin';

function dueIn(timezone: string, end: string, rule: Omit<DueRule, 'name' | 'timezone'>): string {
  return dueAt({ end }, { name: 'monthly_sales', timezone, ...rule });
}

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
  expect(dueIn(berlin, '2026-03-28T23:00:00Z', rule)).toBe(due);
});

test('a time that the clocks show twice ticks the first time only', () => {
  const due = (end: string) => dueIn(berlin, end, { cron: '30 2 * * *' });
  expect(due('2026-10-24T22:00:00Z')).toBe('2026-10-25T00:30:00Z');
  expect(due('2026-10-25T00:31:00Z')).toBe('2026-10-26T01:30:00Z');
});

test('a tick at a midnight that does not exist fires when the day begins', () => {
  expect(dueIn('Africa/Cairo', '2024-04-25T21:30:00Z', { cron: '0 0 * * *' })).toBe('2024-04-25T22:00:00Z');
});

test('jitter comes after the tick that it delays', () => {
  const rule = { delay: '30m', cron: '0 6 * * *' };
  const tick = '2026-03-29T04:00:00Z';
  const due = dueIn(berlin, '2026-03-28T23:00:00Z', { ...rule, jitter: '10m' });
  expect(Date.parse(due) - Date.parse(tick)).toBe(jitterOf('monthly_sales', '10m'));
});

test.each(['', '2', '2 h', '-1d', '1w', '1.5h', '9999999d'])('"%s" is no delay', (delay) => {
  expect(parseDelay(delay)).toBeUndefined();
});

test('intervals of every minute tick once through a night in which the clocks go back', () => {
  const end = Date.parse('2026-10-25T00:58:00Z');
  const due = [0, 1, 2, 3].map((minute) =>
    dueIn(berlin, new Date(end + minute * 60_000).toISOString(), { cron: '* * * * *' }),
  );
  expect(due).toEqual(['2026-10-25T00:58:00Z', '2026-10-25T00:59:00Z', '2026-10-25T02:00:00Z', '2026-10-25T02:00:00Z']);
});

test('no interval is due before it has ended and its delay is over, nor before an earlier one', () => {
  const rules = fc.record(
    {
      name: fc.string(),
      delay: fc.tuple(fc.nat(50), fc.constantFrom('m', 'h', 'd')).map(([amount, unit]) => `${amount}${unit}`),
      cron: fc.constantFrom('30 2 * * *', '0 0 * * *', '0 6 31 * *', '*/7 0-3 * * mon', '0 9 1 4,10 *'),
      jitter: fc.constantFrom('0m', '10m', '3h'),
    },
    { requiredKeys: ['name', 'delay'] },
  );
  fc.assert(
    fc.property(
      placesInTime,
      rules,
      fc.constantFrom('hour' as const, 'day' as const, 'month' as const),
      ({ timezone, at }, rule, every) => {
        const until = at + { hour: 1, day: 3, month: 62 }[every] * dayLength;
        const ends = intervalsBetween({ every, timezone }, formatInstant(at), formatInstant(until)).map(
          ({ end }) => end,
        );
        const dues = ends.map((end) => Date.parse(dueAt({ end }, { timezone, ...rule })));
        expect(dues).toEqual(dues.toSorted((a, b) => a - b));
        const early = ends.filter((end, place) => {
          const ready = Math.max(Date.parse(end), Date.parse(laterBy(end, rule.delay, timezone)));
          return dues[place]! < ready;
        });
        expect(early).toEqual([]);
      },
    ),
    { numRuns: 50 },
  );
});
