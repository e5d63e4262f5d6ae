import type { Grain } from '@core/definition';
import * as fc from 'fast-check';
import { intervalOfPeriod, intervalsBetween } from './intervals';

const zones = [
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Shanghai',
  'America/Santiago',
  'Africa/Cairo',
];
const spans: Readonly<Record<Grain, number>> = { hour: 3, day: 60, week: 120, month: 400, quarter: 800, year: 2000 };
const day = 86_400_000;

test('intervals tile time with no gap or overlap, whatever the clocks do', () => {
  const grains = Object.keys(spans) as Grain[];
  const from = fc.integer({ min: Date.UTC(1985, 0), max: Date.UTC(2030, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.constantFrom(...grains), from, (timezone, every, start) => {
      const until = start + spans[every] * day;
      const intervals = intervalsBetween(
        { every, timezone },
        new Date(start).toISOString(),
        new Date(until).toISOString(),
      );
      expect(intervals.length).toBeGreaterThan(0);
      expect(Date.parse(intervals[0]!.start)).toBeLessThanOrEqual(start);
      expect(Date.parse(intervals[0]!.end)).toBeGreaterThan(start);
      expect(intervals.slice(1).map((interval) => interval.start)).toEqual(
        intervals.slice(0, -1).map(({ end }) => end),
      );
      expect(Date.parse(intervals.at(-1)!.end)).toBeLessThanOrEqual(until);
      for (const interval of intervals) {
        expect(interval.start < interval.end).toBe(true);
        expect(intervalOfPeriod(interval.period, { every, timezone })).toEqual(interval);
      }
    }),
    { numRuns: 60 },
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

test.each(['2017-03-05', '2017', 'last_month', '2017-01-01/2017-03-01', '2017-13', ''])(
  '%s is not one month',
  (period) => {
    expect(intervalOfPeriod(period, { every: 'month', timezone: 'UTC' })).toBeUndefined();
  },
);
