import type { CalendarDefinition } from '@core/definition';
import { metric, salesCatalog } from '../testing/sales-catalog';
import type { CatalogEntry } from './types';

function calendar(name: string, rest: Partial<CalendarDefinition> = {}, version = 1, current = true): CatalogEntry {
  return { definition: { kind: 'calendar', name, ...rest }, version, current };
}

const codes = (...entries: readonly CatalogEntry[]) =>
  salesCatalog(...entries)
    .diagnosticsOf('metric', 'm')
    .map(({ code, path, hint }) => [code, path, hint]);

describe('a calendar in the catalog', () => {
  it('is the Gregorian one where it says nothing, and has no working hours', () => {
    expect(salesCatalog(calendar('plain')).calendar('plain')).toMatchObject({
      name: 'plain',
      version: 1,
      rules: { first_month: 1, first_weekday: 1, year_named_by: 'end' },
      hours: undefined,
    });
  });

  it('says where years and weeks begin', () => {
    const fiscal = calendar('fiscal', { year_starts: 4, year_named_by: 'start', week_starts: 'sunday' });
    expect(salesCatalog(fiscal).calendar('fiscal')?.rules).toEqual({
      first_month: 4,
      first_weekday: 7,
      year_named_by: 'start',
    });
  });

  it('has working hours as minutes of seven days, touching stretches as one, and holidays in order', () => {
    const support = calendar('support', {
      timezone: 'Europe/Minsk',
      working_hours: { monday: ['09:00-13:00', '14:00-18:00'], sunday: ['00:00-12:00', '12:00-24:00'] },
      holidays: ['2026-05-01', '2026-01-01'],
    });
    const hours = salesCatalog(support).calendar('support')?.hours;
    expect(hours).toEqual({
      timezone: 'Europe/Minsk',
      week: [
        [
          [540, 780],
          [840, 1080],
        ],
        [],
        [],
        [],
        [],
        [],
        [[0, 1440]],
      ],
      holidays: ['2026-01-01', '2026-05-01'],
    });
  });

  it('answers to its name in its current version, and has no findings', () => {
    const catalog = salesCatalog(
      calendar('fiscal', { year_starts: 4 }, 1, false),
      calendar('fiscal', { year_starts: 7 }, 2),
      calendar('old', {}, 1, false),
    );
    expect(catalog.calendarNames).toEqual(['fiscal']);
    expect(catalog.calendar('fiscal')).toMatchObject({ version: 2, rules: { first_month: 7 } });
    expect(catalog.calendar('fiscal')).toBe(catalog.calendar('fiscal'));
    expect([catalog.calendar('old'), catalog.calendar('none')]).toEqual([undefined, undefined]);
    expect(catalog.diagnosticsOf('calendar', 'fiscal')).toEqual([]);
  });
});

describe('a metric that names a calendar', () => {
  const fiscal = calendar('fiscal');

  it('names one that there is', () => {
    expect(codes(fiscal, metric('m', 'count()', { calendar: 'fiscal' }))).toEqual([]);
    expect(codes(fiscal, metric('m', 'count()', { calendar: 'fiskal' }))).toEqual([
      ['formula.unknown_calendar', '/calendar', 'did you mean "fiscal"?'],
    ]);
    expect(salesCatalog(metric('m', 'count()', { calendar: 'fiscal' })).metric('m')).toBeUndefined();
  });

  it('has parameters whose default is one that there is', () => {
    const parameters = (value: string | null) => [{ name: 'hours', type: 'calendar' as const, default: value }];
    expect(codes(fiscal, metric('m', 'count()', { parameters: parameters('fiscal') }))).toEqual([]);
    expect(codes(fiscal, metric('m', 'count()', { parameters: parameters(null) }))).toEqual([]);
    expect(codes(fiscal, metric('m', 'count()', { parameters: parameters('support') }))).toEqual([
      ['formula.unknown_calendar', '/parameters/0/default', undefined],
    ]);
  });
});
