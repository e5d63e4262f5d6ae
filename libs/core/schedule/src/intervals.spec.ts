import type { Grain } from '@core/definition';
import type { CalendarRules } from '@core/formula';
import { dayLength, formatInstant } from '@core/plan';
import * as fc from 'fast-check';
import { intervalOfPeriod, intervalsBetween } from './intervals';
import { placesInTime } from './testing/zones';

const days: Readonly<Record<Grain, number>> = { hour: 3, day: 60, week: 120, month: 400, quarter: 800, year: 2000 };
const grains = fc.constantFrom(...(Object.keys(days) as Grain[]));
const calendars = fc.option(
  fc.record({
    first_month: fc.integer({ min: 1, max: 12 }),
    first_weekday: fc.integer({ min: 1, max: 7 }),
    year_named_by: fc.constantFrom('start' as const, 'end' as const),
  }),
  { nil: undefined },
);

test('intervals tile time with no gap or overlap, whatever the clocks do and wherever the year begins', () => {
  fc.assert(
    fc.property(
      placesInTime,
      grains,
      calendars,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (place, every, rules, part) => {
        const { timezone, at } = place;
        const calendar = { every, timezone, ...(rules && { rules }) };
        const until = at + days[every] * dayLength;
        const intervals = intervalsBetween(calendar, formatInstant(at), formatInstant(until));
        expect(Date.parse(intervals[0]!.start)).toBeLessThanOrEqual(at);
        expect(Date.parse(intervals[0]!.end)).toBeGreaterThan(at);
        expect(intervals.slice(1).map(({ start }) => start)).toEqual(intervals.slice(0, -1).map(({ end }) => end));
        expect(Date.parse(intervals.at(-1)!.end)).toBeLessThanOrEqual(until);
        for (const interval of intervals) {
          expect(Date.parse(interval.start)).toBeLessThan(Date.parse(interval.end));
          expect(intervalOfPeriod(interval.period, calendar)).toEqual(interval);
        }
        const last = Date.parse(intervals.at(-1)!.end);
        const instant = at + Math.floor(part * (last - 1 - at));
        const holders = intervals.filter(({ start, end }) => Date.parse(start) <= instant && instant < Date.parse(end));
        expect(holders).toHaveLength(1);
      },
    ),
    { numRuns: 80 },
  );
});

test('an interval belongs to the range that its end lies in, and only a whole one', () => {
  const calendar = { every: 'month', timezone: 'Europe/Minsk' } as const;
  const periods = (from: string, to: string) => intervalsBetween(calendar, from, to).map(({ period }) => period);
  expect(periods('2016-12-31T21:00:00Z', '2017-02-28T21:00:00Z')).toEqual(['2017-01', '2017-02']);
  expect(periods('2016-12-31T20:59:59Z', '2017-02-28T20:59:59Z')).toEqual(['2016-12', '2017-01']);
});

test('a day without midnight begins when the clocks go on', () => {
  const [interval] = intervalsBetween(
    { every: 'day', timezone: 'Africa/Cairo' },
    '2024-04-25T22:00:00Z',
    '2024-04-26T21:00:00Z',
  );
  expect(interval).toEqual({ start: '2024-04-25T22:00:00Z', end: '2024-04-26T21:00:00Z', period: '2024-04-26' });
});

test.each([
  ['2017-W05', 'week', '2017-01-30T00:00:00Z'],
  ['2017-Q1', 'quarter', '2017-01-01T00:00:00Z'],
  ['2017', 'year', '2017-01-01T00:00:00Z'],
  ['2017-01-01T10:00:00Z/2017-01-01T11:00:00Z', 'hour', '2017-01-01T10:00:00Z'],
] as const)('%s is one %s', (period, every, start) => {
  expect(intervalOfPeriod(period, { every, timezone: 'UTC' })).toMatchObject({ start, period });
});

test.each(['2017-03-05', '2017', 'last_month', '2017-01-01/2017-03-01', '2017-13', '0001-01', ''])(
  '%s is not one month',
  (period) => {
    expect(intervalOfPeriod(period, { every: 'month', timezone: 'UTC' })).toBeUndefined();
  },
);

describe('in a fiscal calendar', () => {
  const rules: CalendarRules = { first_month: 4, first_weekday: 7, year_named_by: 'end' };
  const periods = (every: Grain, from: string, to: string) =>
    intervalsBetween({ every, timezone: 'UTC', rules }, from, to).map(({ period }) => period);

  test('quarters, years and weeks begin where it says, months where they always do', () => {
    const [from, to] = ['2025-04-01T00:00:00Z', '2026-04-01T00:00:00Z'];
    expect(periods('quarter', from, to)).toEqual(['FY2026-Q1', 'FY2026-Q2', 'FY2026-Q3', 'FY2026-Q4']);
    expect(periods('year', from, to)).toEqual(['FY2026']);
    expect(periods('month', from, to)).toHaveLength(12);
    expect(periods('month', from, to)[0]).toBe('2025-04');
    expect(periods('week', '2026-11-15T00:00:00Z', '2026-11-22T00:00:00Z')).toEqual(['2026-11-15/2026-11-22']);
  });

  test('the name of a quarter is read back, and so is its Gregorian name where both are the same months', () => {
    const calendar = { every: 'quarter', timezone: 'Asia/Kolkata', rules } as const;
    const quarter = { start: '2025-12-31T18:30:00Z', end: '2026-03-31T18:30:00Z', period: 'FY2026-Q4' };
    expect(intervalOfPeriod('FY2026-Q4', calendar)).toEqual(quarter);
    expect(intervalOfPeriod('2026-Q1', calendar)).toEqual(quarter);
  });

  test.each([
    ['FY2026', 'quarter', rules],
    ['FY2026-Q5', 'quarter', rules],
    ['2026', 'year', rules],
    ['FY2026-Q1', 'quarter', undefined],
  ] as const)('%s is no %s of another calendar', (period, every, own) => {
    const calendar = { every, timezone: 'UTC', ...(own && { rules: own }) };
    expect(intervalOfPeriod(period, calendar)).toBeUndefined();
  });
});
