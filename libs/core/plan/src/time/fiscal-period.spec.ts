import type { CalendarRules } from '@core/formula';
import { assert, constantFrom, integer, property, record } from 'fast-check';
import { periodName, resolvePeriod } from './resolve-period';

const april: CalendarRules = { first_month: 4, first_weekday: 7, year_named_by: 'end' };
const byStart: CalendarRules = { ...april, year_named_by: 'start' };
const january: CalendarRules = { ...april, first_month: 1 };
const as_of = '2026-11-21T10:30:00Z';

function dates(text: string, rules: CalendarRules | undefined, timezone = 'UTC'): string | undefined {
  const { period } = resolvePeriod(text, { timezone, as_of, ...(rules && { rules }) });
  return period && `${period.from.date} ${period.to.date}`;
}

describe('a period of a calendar', () => {
  it.each([
    ['FY2026', april, '2025-04-01 2026-04-01'],
    ['FY2026-Q1', april, '2025-04-01 2025-07-01'],
    ['FY2026-Q4', april, '2026-01-01 2026-04-01'],
    ['FY2026', byStart, '2026-04-01 2027-04-01'],
    ['FY2026-Q4', byStart, '2027-01-01 2027-04-01'],
    ['FY2026', january, '2026-01-01 2027-01-01'],
    ['FY2026', { ...january, year_named_by: 'start' as const }, '2026-01-01 2027-01-01'],
  ])('reads %s', (text, rules, expected) => {
    expect(dates(text, rules)).toBe(expected);
  });

  it.each([
    ['this_year', '2026-04-01 2027-04-01'],
    ['last_year', '2025-04-01 2026-04-01'],
    ['year_to_date', '2026-04-01 2027-04-01'],
    ['last_2_years', '2024-04-01 2026-04-01'],
    ['this_quarter', '2026-10-01 2027-01-01'],
    ['this_week', '2026-11-15 2026-11-22'],
    ['last_2_weeks', '2026-11-01 2026-11-15'],
    ['this_month', '2026-11-01 2026-12-01'],
  ])('follows the calendar in %s', (word, expected) => {
    expect(dates(word, april)).toBe(expected);
  });

  it('leaves named periods Gregorian', () => {
    expect(['2026', '2026-Q1', '2026-W05'].map((text) => dates(text, april))).toEqual(
      ['2026', '2026-Q1', '2026-W05'].map((text) => dates(text, undefined)),
    );
  });

  it('counts quarters from the first month, wherever that is', () => {
    const november: CalendarRules = { ...april, first_month: 11 };
    expect(dates('FY2026-Q1', november)).toBe('2025-11-01 2026-02-01');
    expect(dates('last_quarter', november)).toBe('2026-08-01 2026-11-01');
  });

  it('needs a calendar', () => {
    expect(resolvePeriod('FY2026-Q1', { timezone: 'UTC', as_of, path: '/period' }).diagnostics).toMatchObject([
      {
        code: 'run.fiscal_period',
        path: '/period',
        message: '"FY2026-Q1" is a period of a calendar, and none is at hand',
      },
    ]);
  });

  it.each([
    ['FY2026-Q5', 'quarters are Q1 to Q4'],
    ['FY2026-03', 'a calendar has years and quarters; months and weeks are written 2026-03, 2026-W05'],
    ['FY0001', 'calendars reach from year 0002 to 9998'],
  ])('refuses %s: %s', (text, reason) => {
    expect(resolvePeriod(text, { timezone: 'UTC', as_of, rules: april }).diagnostics).toMatchObject([
      { code: 'run.impossible_period', message: `there is no period "${text}": ${reason}` },
    ]);
  });

  it('is named as it is read back', () => {
    expect(
      (['year', 'quarter', 'month', 'week'] as const).map((grain) => periodName(as_of, grain, 'UTC', april)),
    ).toEqual(['FY2027', 'FY2027-Q3', '2026-11', '2026-11-15/2026-11-22']);
    const rules = record({
      first_month: integer({ min: 1, max: 12 }),
      first_weekday: integer({ min: 1, max: 7 }),
      year_named_by: constantFrom('start' as const, 'end' as const),
    });
    const days = integer({ min: 0, max: 30_000 }).map((day) => new Date(day * 86_400_000).toISOString());
    assert(
      property(rules, days, constantFrom('week', 'quarter', 'year'), (own, instant, grain) => {
        const { period } = resolvePeriod(periodName(instant, grain, 'UTC', own), {
          timezone: 'UTC',
          as_of,
          rules: own,
        });
        const current = resolvePeriod(`this_${grain}`, { timezone: 'UTC', as_of: instant, rules: own });
        expect(period).toEqual(current.period);
      }),
      { numRuns: 200 },
    );
  });
});
