import { assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { bucketsOf, labelOf, type Calendar } from './bucket-span';
import { civilDate } from './civil-date';
import { floorInstant, nextInstant } from './grain';
import { formatInstant } from './moment';
import { dateOf, hourLength, startOfDay, wallClock } from './time-zone';

const zones = [
  'UTC',
  'Europe/Berlin',
  // Midnight is skipped in spring.
  'America/Sao_Paulo',
  'Africa/Cairo',
  // Midnight is shown twice in autumn.
  'America/Havana',
  // The clocks were set at one minute past midnight, back into the day before.
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
];
const rules = record({
  first_month: integer({ min: 1, max: 12 }),
  first_weekday: integer({ min: 1, max: 7 }),
  year_named_by: constantFrom('start' as const, 'end' as const),
});
const grains = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
const at = (text: string) => Date.parse(text);
const calendar = (overrides: Partial<Calendar>): Calendar => ({
  timezone: 'UTC',
  as_of: at('2100-01-01T00:00:00Z'),
  ...overrides,
});

const anInstant = integer({ min: at('1985-01-01T00:00:00Z') / 60_000, max: at('2030-01-01T00:00:00Z') / 60_000 }).map(
  (minutes) => minutes * 60_000,
);

describe('bucketsOf', () => {
  it('tiles any period without gap or overlap, in every zone and calendar (decision 4)', () => {
    assert(
      property(
        constantFrom(...zones, 'Pacific/Apia'),
        constantFrom(...grains),
        rules,
        tuple(anInstant, integer({ min: 1, max: 60 })),
        (timezone, grain, own, [from, steps]) => {
          const length = grain === 'hour' ? hourLength : 24 * hourLength;
          const to = from + steps * length;
          const buckets = bucketsOf({ from, to }, calendar({ timezone, grain, rules: own }), 10_000) ?? [];
          expect(buckets.map((bucket) => bucket.from)).toEqual([
            from,
            ...buckets.slice(0, -1).map((bucket) => bucket.to),
          ]);
          expect(buckets.at(-1)?.to).toBe(to);
          expect(buckets.every((bucket) => bucket.from < bucket.to)).toBe(true);
          expect(buckets.map(({ start }) => start)).toEqual(
            buckets.map((bucket) => floorInstant(bucket.from, grain, timezone, own)),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('floors every instant of a bucket to its start', () => {
    assert(
      property(constantFrom(...zones), constantFrom(...grains), rules, anInstant, (timezone, grain, own, instant) => {
        const start = floorInstant(instant, grain, timezone, own);
        const end = nextInstant(start, grain, timezone);
        expect(start).toBeLessThanOrEqual(instant);
        expect(end).toBeGreaterThan(instant);
        expect(floorInstant(end - 1, grain, timezone, own)).toBe(start);
        expect(floorInstant(end, grain, timezone, own)).toBe(end);
      }),
      { numRuns: 600 },
    );
  });

  it('begins weeks, quarters and years where the calendar says', () => {
    assert(
      property(rules, anInstant, (own, instant) => {
        const first = (grain: 'week' | 'quarter' | 'year') => dateOf(floorInstant(instant, grain, 'UTC', own), 'UTC');
        expect(((first('week') + 3) % 7) + 1).toBe(own.first_weekday);
        const [quarter, year] = [civilDate(first('quarter')), civilDate(first('year'))];
        expect(year).toMatchObject({ month: own.first_month, day: 1 });
        expect(quarter.day).toBe(1);
        expect((quarter.month - own.first_month + 12) % 3).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('starts civil buckets where the clocks first show their first day', () => {
    assert(
      property(constantFrom(...zones), anInstant, (timezone, instant) => {
        const date = dateOf(instant, timezone);
        const start = startOfDay(date, timezone);
        expect(wallClock(start, timezone).date).toBe(date);
        expect(wallClock(start - 1, timezone).date).toBe(date - 1);
      }),
      { numRuns: 300 },
    );
  });

  it('makes 23 and 25 hours of the days on which the clocks are set', () => {
    const hours = (day: string, next: string) =>
      bucketsOf({ from: at(day), to: at(next) }, calendar({ timezone: 'Europe/Berlin', grain: 'hour' }), 100)?.length;
    expect(hours('2017-03-25T23:00:00Z', '2017-03-26T22:00:00Z')).toBe(23);
    expect(hours('2017-10-28T22:00:00Z', '2017-10-29T23:00:00Z')).toBe(25);
  });

  it('makes an hour of its own of each of two that show the same, and none of one that is skipped', () => {
    const starts = (timezone: string, from: string, to: string) =>
      bucketsOf({ from: at(from), to: at(to) }, calendar({ timezone, grain: 'hour' }), 100)?.map(({ start }) =>
        formatInstant(start),
      );
    expect(starts('America/Havana', '2017-11-05T03:00:00Z', '2017-11-05T07:00:00Z')).toEqual([
      '2017-11-05T03:00:00Z',
      '2017-11-05T04:00:00Z',
      '2017-11-05T05:00:00Z',
      '2017-11-05T06:00:00Z',
    ]);
    expect(starts('America/St_Johns', '2007-03-11T02:30:00Z', '2007-03-11T05:30:00Z')).toEqual([
      '2007-03-11T02:30:00Z',
      '2007-03-11T03:30:00Z',
      '2007-03-11T03:31:00Z',
      '2007-03-11T04:30:00Z',
    ]);
  });

  it('cuts an hour short where the clocks skip half of it, and stretches it where they repeat half of it', () => {
    const starts = (from: string, to: string) =>
      bucketsOf({ from: at(from), to: at(to) }, calendar({ timezone: 'Australia/Lord_Howe', grain: 'hour' }), 100)?.map(
        ({ start }) => formatInstant(start),
      );
    expect(starts('2017-09-30T14:30:00Z', '2017-09-30T17:00:00Z')).toEqual([
      '2017-09-30T14:30:00Z',
      '2017-09-30T15:30:00Z',
      '2017-09-30T16:00:00Z',
    ]);
    expect(starts('2017-04-01T13:00:00Z', '2017-04-01T16:30:00Z')).toEqual([
      '2017-04-01T13:00:00Z',
      '2017-04-01T14:00:00Z',
      '2017-04-01T15:30:00Z',
    ]);
  });

  it('names a bucket by its first civil date, also where the period cuts that off', () => {
    const [first] =
      bucketsOf(
        { from: at('2017-01-15T00:00:00Z'), to: at('2017-03-01T00:00:00Z') },
        calendar({ grain: 'month' }),
        10,
      ) ?? [];
    expect(first && labelOf(first, calendar({ grain: 'month' }))).toBe('2017-01-01');
  });

  it('answers nothing for more buckets than the limit', () => {
    const period = { from: at('2017-01-01T00:00:00Z'), to: at('2018-01-01T00:00:00Z') };
    expect(bucketsOf(period, calendar({ grain: 'day' }), 364)).toBeUndefined();
    expect(bucketsOf(period, calendar({ grain: 'day' }), 365)).toHaveLength(365);
  });
});
