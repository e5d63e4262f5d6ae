import { assert, constantFrom, integer, property } from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { showWindows, windowsOf } from '../testing/windows-of';
import { noShift, oneBucket, shiftBy } from '../time/shift';
import { plainView, type TimeView, type WindowRule } from '../time/time-view';

const rolling = (amount: number, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): Pick<TimeView, 'rule'> => ({
  rule: { kind: 'rolling', duration: { amount, unit } },
});
const toDate = (unit: 'week' | 'month' | 'quarter' | 'year') => ({ rule: { kind: 'to_date', unit } }) as const;
const running = { rule: { kind: 'running' } } as const;
const aMonthBack = { shift: shiftBy({ amount: 1, unit: 'month' }) };
const from2017To = (to: string) => ({ period: `2017-01-01/${to}`, grain: 'month' }) as const;

describe('windows', () => {
  it('are the buckets themselves without a rule', () => {
    expect(showWindows(from2017To('2017-03-01'))).toEqual(['2017-01-01 2017-02-01', '2017-02-01 2017-03-01']);
  });

  it('roll back from the end of each bucket, and may start before the period (decision 4)', () => {
    expect(showWindows(from2017To('2017-04-01'), rolling(3, 'month'))).toEqual([
      '2016-11-01 2017-02-01',
      '2016-12-01 2017-03-01',
      '2017-01-01 2017-04-01',
    ]);
  });

  it('start with the unit that holds the last instant of the bucket', () => {
    expect(showWindows({ period: '2016-12-01/2017-03-01', grain: 'month' }, toDate('year'))).toEqual([
      '2016-01-01 2017-01-01',
      '2017-01-01 2017-02-01',
      '2017-01-01 2017-03-01',
    ]);
    expect(showWindows({ period: '2017-01', grain: 'month' }, toDate('week'))).toEqual(['2017-01-30 2017-02-01']);
    expect(showWindows({ period: '2017-W05', grain: 'day' }, toDate('month')).slice(0, 3)).toEqual([
      '2017-01-01 2017-01-31',
      '2017-01-01 2017-02-01',
      '2017-02-01 2017-02-02',
    ]);
  });

  it('start with the fiscal year and with the week of the calendar', () => {
    const rules = { first_month: 4, first_weekday: 7, year_named_by: 'end' } as const;
    const request = { period: '2017-03-01/2017-05-01', grain: 'month', rules } as const;
    expect(showWindows(request, toDate('year'))).toEqual(['2016-04-01 2017-04-01', '2017-04-01 2017-05-01']);
    expect(showWindows(request, toDate('week'))).toEqual(['2017-03-26 2017-04-01', '2017-04-30 2017-05-01']);
  });

  it('run from the beginning', () => {
    expect(showWindows(from2017To('2017-03-01'), running)).toEqual([' 2017-02-01', ' 2017-03-01']);
  });

  it('are the same in every bucket where they lie between two moments (decision 11)', () => {
    const range = { from: Date.parse('2016-01-01T00:00:00Z'), to: Date.parse('2016-02-10T00:00:00Z') };
    const set = windowsOf(from2017To('2017-03-01')).of({ ...plainView, rule: { kind: 'between', range } });
    expect(set).toEqual({ ranges: [range], serves: 'all' });
  });

  it('belong to the bucket as it is moved (decision 2)', () => {
    expect(showWindows(from2017To('2017-03-01'), { ...rolling(2, 'month'), ...aMonthBack })).toEqual([
      '2016-11-01 2017-01-01',
      '2016-12-01 2017-02-01',
    ]);
    expect(showWindows(from2017To('2017-03-01'), { ...toDate('year'), ...aMonthBack })).toEqual([
      '2016-01-01 2017-01-01',
      '2017-01-01 2017-02-01',
    ]);
  });

  it('are those of the bucket before after a move by one bucket (decision 2)', () => {
    const rules: readonly WindowRule[] = [
      rolling(7, 'day').rule,
      rolling(2, 'month').rule,
      toDate('week').rule,
      toDate('year').rule,
      running.rule,
    ];
    assert(
      property(
        constantFrom('day', 'week', 'month', 'quarter', 'year'),
        constantFrom(...rules),
        constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'America/Havana'),
        integer({ min: 1990, max: 2030 }),
        (grain, rule, timezone, year) => {
          const { of } = windowsOf({ period: `${year}-01-01/${year + 2}-01-01`, grain, timezone });
          const now = of({ ...plainView, rule })?.ranges ?? [];
          const before = of({ span: 'bucket', shift: oneBucket, rule })?.ranges ?? [];
          const isWhole = (index: number) => grain !== 'week' || (index > 1 && index < now.length - 1);
          const whole = now.map((_, index) => index).filter((index) => index > 0 && isWhole(index));
          expect(whole.map((index) => before[index])).toEqual(whole.map((index) => now[index - 1]));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('roll as calendars do, clamped to the end of a shorter month', () => {
    expect(showWindows({ period: '2017-03-30', grain: 'day' }, rolling(1, 'month'))).toEqual(['2017-02-28 2017-03-31']);
    assert(
      property(
        constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Africa/Cairo', 'America/Havana', 'Asia/Kathmandu'),
        integer({ min: 7000, max: 22_000 }),
        integer({ min: 1, max: 40 }),
        constantFrom('day', 'week', 'month', 'quarter', 'year'),
        (timezone, day, amount, unit) => {
          const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
          const { of } = windowsOf({ period: date.toString(), grain: 'day', timezone });
          const months = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[unit] * amount;
          const days = { day: 1, week: 7, month: 0, quarter: 0, year: 0 }[unit] * amount;
          const end = date.add({ days: 1 });
          const midnight = (at: Temporal.PlainDate) => at.toZonedDateTime(timezone).epochMilliseconds;
          expect(of({ ...plainView, ...rolling(amount, unit) })?.ranges).toEqual([
            { from: midnight(end.subtract({ months, days })), to: midnight(end) },
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never end after the period, and end at as_of where that cuts the bucket (decision 4)', () => {
    expect(showWindows(from2017To('2017-02-11'), rolling(1, 'month'))).toEqual([
      '2017-01-01 2017-02-01',
      '2017-01-11 2017-02-11',
    ]);
    const request = { ...from2017To('2017-04-01'), as_of: '2017-02-11T00:00:00Z' };
    expect(showWindows(request, running)).toEqual([' 2017-02-01', ' 2017-02-11', ' 2017-04-01']);
    expect(showWindows(request, toDate('year'))[1]).toBe('2017-01-01 2017-02-11');
    expect(showWindows(request, { ...toDate('year'), shift: shiftBy({ amount: 1, unit: 'year' }) })[1]).toBe(
      '2016-01-01 2016-02-11',
    );
  });

  it('widen the one bucket of a query without a period, which ends at as_of (decision 5)', () => {
    const request = { as_of: '2017-02-11T00:00:00Z' };
    expect(showWindows(request)).toEqual([' 2017-02-11']);
    expect(showWindows(request, rolling(1, 'month'))).toEqual(['2017-01-11 2017-02-11']);
    expect(showWindows(request, toDate('quarter'))).toEqual(['2017-01-01 2017-02-11']);
    expect(showWindows(request, running)).toEqual([' 2017-02-11']);
  });

  it('take the period as a whole under a total of it, and without a grain', () => {
    expect(showWindows(from2017To('2017-04-01'), { ...rolling(1, 'year'), span: 'period' })).toEqual([
      '2016-04-01 2017-04-01',
    ]);
    expect(showWindows({ period: '2017' }, { ...rolling(1, 'month'), shift: oneBucket })).toEqual([
      '2016-12-01 2017-01-01',
    ]);
  });

  it('are none where they leave the calendar', () => {
    expect(showWindows({ period: '2017' }, rolling(9000, 'year'))).toEqual(['none']);
  });

  it('are the very same for equal views', () => {
    const { of } = windowsOf(from2017To('2017-04-01'));
    expect(of({ span: 'bucket', shift: { ...noShift }, rule: { kind: 'running' } })).toBe(
      of({ rule: { kind: 'running' }, shift: noShift, span: 'bucket' }),
    );
    const { of: ungrained } = windowsOf({ period: '2017' });
    expect(ungrained(plainView)).toBe(ungrained({ ...plainView, span: 'period' }));
  });
});

describe('an end of the window', () => {
  it('is a bound where it differs by bucket, as a date or as an instant (decision 9)', () => {
    const windows = windowsOf({ ...from2017To('2017-03-01'), timezone: 'Europe/Berlin' });
    expect(windows.bound(plainView, 'to', 'date')).toEqual({ kind: 'bound', type: 'date', name: 'date_1' });
    expect(windows.bound(plainView, 'to', 'timestamp')).toEqual({
      kind: 'bound',
      type: 'timestamp',
      name: 'timestamp_1',
    });
    expect(windows.valuesOf('date_1')).toEqual(['2017-02-01', '2017-03-01']);
    expect(windows.valuesOf('timestamp_1')).toEqual(['2017-01-31T23:00:00Z', '2017-02-28T23:00:00Z']);
  });

  it('is a literal where it is the same in all buckets, null where it is open', () => {
    const windows = windowsOf(from2017To('2017-03-01'));
    const whole = { ...plainView, span: 'period' } as const;
    expect(windows.bound(whole, 'from', 'date')).toEqual({ kind: 'literal', type: 'date', value: '2017-01-01' });
    expect(windows.bound({ ...plainView, ...running }, 'from', 'timestamp')).toEqual({
      kind: 'literal',
      type: 'timestamp',
      value: null,
    });
    expect(windowsOf({}).bound(plainView, 'to', 'date')).toMatchObject({ kind: 'literal', value: '2100-01-01' });
  });

  it('has one name for equal values', () => {
    const windows = windowsOf(from2017To('2017-03-01'));
    const end = windows.bound(plainView, 'to', 'date');
    expect(windows.bound({ ...plainView, ...running }, 'to', 'date')).toEqual(end);
    expect(windows.bound({ ...plainView, ...aMonthBack }, 'to', 'date')).not.toEqual(end);
  });

  it('is known by no other name', () => {
    expect(() => windowsOf({ period: '2017' }).valuesOf('date_1')).toThrow(RangeError);
  });
});
