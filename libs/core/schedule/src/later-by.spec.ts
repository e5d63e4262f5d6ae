import * as fc from 'fast-check';
import { earlierBy, laterBy } from './later-by';

const berlin = 'Europe/Berlin';

test.each([
  ['30m', '2026-03-28T12:00:00Z', '2026-03-28T12:30:00Z'],
  ['24h', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'],
  ['1d', '2026-03-28T12:00:00Z', '2026-03-29T11:00:00Z'],
  ['7d', '2026-10-20T22:00:00Z', '2026-10-27T23:00:00Z'],
  ['0d', '2026-03-28T12:00:00.250Z', '2026-03-28T12:00:00.250Z'],
])('%s after %s is %s where the clocks were set in between', (duration, instant, later) => {
  expect(laterBy(instant, duration, berlin)).toBe(later);
  expect(earlierBy(later, duration, berlin)).toBe(instant);
});

test('a day later at a time that the clocks skip is the instant after the gap', () => {
  expect(laterBy('2026-03-28T01:30:00Z', '1d', berlin)).toBe('2026-03-29T01:00:00Z');
});

test('a day after the first instant of a day is the first instant of the next, though midnights are skipped', () => {
  expect(laterBy('2024-04-24T22:00:00Z', '1d', 'Africa/Cairo')).toBe('2024-04-25T22:00:00Z');
  expect(laterBy('2024-04-25T22:00:00Z', '1d', 'Africa/Cairo')).toBe('2024-04-26T21:00:00Z');
});

test('hours and minutes there and back are the same instant, whatever the clocks do', () => {
  const instants = fc.integer({ min: Date.UTC(1985, 0), max: Date.UTC(2030, 0) }).map((at) => new Date(at));
  fc.assert(
    fc.property(instants, fc.nat(99_999), fc.constantFrom('m', 'h'), (instant, amount, unit) => {
      const there = laterBy(instant.toISOString(), `${amount}${unit}`, 'Australia/Lord_Howe');
      expect(Date.parse(there) - instant.getTime()).toBe(amount * (unit === 'm' ? 60_000 : 3_600_000));
      expect(Date.parse(earlierBy(there, `${amount}${unit}`, 'Australia/Lord_Howe'))).toBe(instant.getTime());
    }),
  );
});

test('what is no duration is refused', () => {
  expect(() => laterBy('2026-03-28T12:00:00Z', '1w', 'UTC')).toThrow('"1w" is not a duration such as 30m, 2h or 7d');
});
