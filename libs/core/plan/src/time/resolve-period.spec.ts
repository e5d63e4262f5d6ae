import { dayStart, periodName, resolvePeriod } from './resolve-period';

const context = { timezone: 'UTC', as_of: '2026-11-21T10:30:00Z' };
const read = (text: string, overrides: Partial<typeof context> = {}) =>
  resolvePeriod(text, { ...context, ...overrides });
const dates = (text: string, overrides: Partial<typeof context> = {}) => {
  const { period } = read(text, overrides);
  return period && `${period.from.date} ${period.to.date}`;
};

describe('resolvePeriod', () => {
  it.each([
    ['2017', '2017-01-01 2018-01-01'],
    ['2017-Q3', '2017-07-01 2017-10-01'],
    ['2017-02', '2017-02-01 2017-03-01'],
    ['2017-W05', '2017-01-30 2017-02-06'],
    ['2020-W53', '2020-12-28 2021-01-04'],
    ['2017-03-05', '2017-03-05 2017-03-06'],
    ['2016-02-29', '2016-02-29 2016-03-01'],
    ['2017-01-01/2017-07-01', '2017-01-01 2017-07-01'],
    ['today', '2026-11-21 2026-11-22'],
    ['yesterday', '2026-11-20 2026-11-21'],
    ['this_week', '2026-11-16 2026-11-23'],
    ['last_week', '2026-11-09 2026-11-16'],
    ['this_month', '2026-11-01 2026-12-01'],
    ['month_to_date', '2026-11-01 2026-12-01'],
    ['last_month', '2026-10-01 2026-11-01'],
    ['last_quarter', '2026-07-01 2026-10-01'],
    ['this_year', '2026-01-01 2027-01-01'],
    ['last_7_days', '2026-11-14 2026-11-21'],
    ['last_2_weeks', '2026-11-02 2026-11-16'],
    ['last_12_months', '2025-11-01 2026-11-01'],
    ['last_1_month', '2026-10-01 2026-11-01'],
    ['last_4_quarters', '2025-10-01 2026-10-01'],
    ['last_3_years', '2023-01-01 2026-01-01'],
  ])('reads %s as %s', (text, expected) => {
    expect(dates(text)).toBe(expected);
  });

  it('reads relative periods in the zone of the query', () => {
    expect(dates('today', { timezone: 'Asia/Tokyo', as_of: '2026-11-20T16:00:00Z' })).toBe('2026-11-21 2026-11-22');
    expect(dates('today', { timezone: 'America/New_York', as_of: '2026-11-21T03:00:00Z' })).toBe(
      '2026-11-20 2026-11-21',
    );
  });

  it('gives both the civil date and the instant of each end', () => {
    expect(read('2017-03', { timezone: 'Europe/Minsk' }).period).toEqual({
      from: { date: '2017-03-01', instant: '2017-02-28T21:00:00Z' },
      to: { date: '2017-04-01', instant: '2017-03-31T21:00:00Z' },
    });
  });

  it('takes instants, whose civil date is the first whose midnight is not before them', () => {
    expect(read('2017-01-01T00:00:00Z/2017-01-02T12:00:00+02:00').period).toEqual({
      from: { date: '2017-01-01', instant: '2017-01-01T00:00:00Z' },
      to: { date: '2017-01-03', instant: '2017-01-02T10:00:00Z' },
    });
  });

  it('starts a day without midnight at its first instant', () => {
    expect(read('2018-11-04', { timezone: 'America/Sao_Paulo' }).period).toEqual({
      from: { date: '2018-11-04', instant: '2018-11-04T03:00:00Z' },
      to: { date: '2018-11-05', instant: '2018-11-05T02:00:00Z' },
    });
  });

  it.each([
    ['2017-02-30', '2017-02 has 28 days'],
    ['2017-13', 'months are 01 to 12'],
    ['2017-Q5', 'quarters are Q1 to Q4'],
    ['2017-W53', '2017 has the ISO weeks W01 to W52'],
    ['2017-W54', '2017 has the ISO weeks W01 to W52'],
    ['0000', 'the calendar reaches from year 0001 to 9998'],
    ['2017-07-01/2017-01-01', 'it ends before it starts'],
    ['2017-07-01/2017-07-01', 'it ends where it starts; the end is not part of it'],
    ['2017-02-30/2017-03-01', '2017-02 has 28 days'],
  ])('refuses %s: %s', (text, reason) => {
    expect(read(text).diagnostics).toMatchObject([
      { code: 'run.impossible_period', message: `there is no period "${text}": ${reason}` },
    ]);
  });

  it.each([
    '',
    'soon',
    '17',
    '2017-3',
    '2017/2018',
    '2017-01-01/',
    'last_0_days',
    'last_months',
    'last_999999_years',
    '2017-01-01T00:00:00/2017-01-02',
    '2017-01-01/2017-01-02/x',
  ])('does not take "%s" for a period', (text) => {
    expect(read(text)).toMatchObject({ diagnostics: [{ code: 'run.unknown_period' }] });
  });

  it('names the nearest word', () => {
    expect(read('last_mnth').diagnostics[0]?.hint).toBe('did you mean "last_month"?');
  });

  it('names the nearest zone', () => {
    expect(read('2017', { timezone: 'Europe/Minks' }).diagnostics).toMatchObject([
      {
        code: 'run.unknown_timezone',
        message: 'there is no IANA time zone "Europe/Minks"',
        hint: 'did you mean "Europe/Minsk"?',
      },
    ]);
    expect(read('2017', { timezone: '+02:00' }).diagnostics).toMatchObject([{ code: 'run.unknown_timezone' }]);
  });
});

describe('periodName', () => {
  it('names the bucket that holds an instant, as resolvePeriod reads it back', () => {
    const names = (['day', 'week', 'month', 'quarter', 'year'] as const).map((grain) =>
      periodName('2027-01-02T23:30:00Z', grain, 'Europe/Berlin'),
    );
    expect(names).toEqual(['2027-01-03', '2026-W53', '2027-01', '2027-Q1', '2027']);
    expect(periodName('2027-01-02T23:30:00Z', 'hour', 'Europe/Berlin')).toBe(
      '2027-01-02T23:00:00Z/2027-01-03T00:00:00Z',
    );
  });
});

describe('dayStart', () => {
  it.each([
    ['2017-03-26', 'Europe/Berlin', '2017-03-25T23:00:00Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['0001-01-01', 'UTC', '0001-01-01T00:00:00Z'],
    ['9999-01-01', 'UTC', '9999-01-01T00:00:00Z'],
  ])('%s begins in %s at %s, also where a period of the longest calendar ends', (date, timezone, instant) => {
    expect(dayStart(date, timezone)).toBe(instant);
  });

  it.each(['2017-02-30', '2017-13-01', '2017-03', '', 'x'])('throws for %p, which is no date', (text) => {
    expect(() => dayStart(text, 'UTC')).toThrow(`"${text}" is not a date`);
  });
});
