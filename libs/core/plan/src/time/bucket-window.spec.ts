import type { Grain } from '@core/definition';
import { bucketsOf, type Calendar } from './bucket-span';
import { windowRange } from './bucket-window';
import { formatInstant } from './moment';
import { noShift, shiftBy, type Shift } from './shift';

const at = (text: string) => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);

interface Scene {
  readonly grain?: Grain;
  readonly as_of?: string;
  readonly shift?: Partial<Shift>;
  readonly timezone?: string;
}

/** The windows of a period's buckets, dates where they are midnights. */
function windows(
  from: string,
  to: string,
  { grain, as_of = '2100-01-01', shift = {}, timezone = 'UTC' }: Scene,
): readonly string[] {
  const calendar: Calendar = { timezone, as_of: at(as_of), ...(grain && { grain }) };
  const buckets = bucketsOf({ from: at(from), to: at(to) }, calendar, 100) ?? [];
  return buckets.map((bucket) => {
    const range = windowRange(bucket, { ...noShift, ...shift }, calendar);
    return range === undefined ? 'none' : `${show(range.from)} ${show(range.to)}`;
  });
}

const show = (instant: number) => formatInstant(instant).replace('T00:00:00Z', '');
const oneBucket = { buckets: 1 };

describe('windowRange', () => {
  it('cuts buckets at both ends of the period (decision 4)', () => {
    expect(windows('2017-01-15', '2017-03-10', { grain: 'month' })).toEqual([
      '2017-01-15 2017-02-01',
      '2017-02-01 2017-03-01',
      '2017-03-01 2017-03-10',
    ]);
  });

  it('ends the running bucket at as_of, and hides nothing else (decision 20)', () => {
    expect(windows('2017-01-01', '2017-04-01', { grain: 'month', as_of: '2017-02-11' })).toEqual([
      '2017-01-01 2017-02-01',
      '2017-02-01 2017-02-11',
      '2017-03-01 2017-04-01',
    ]);
  });

  it('compares a bucket that is cut at its end with the earlier one cut at the same offset (decision 4)', () => {
    const scene = { grain: 'month', as_of: '2017-02-11', shift: oneBucket } as const;
    expect(windows('2017-01-01', '2017-03-01', scene)).toEqual(['2016-12-01 2017-01-01', '2017-01-01 2017-01-11']);
    expect(windows('2017-02-01', '2017-02-11', { grain: 'month', shift: oneBucket })).toEqual([
      '2017-01-01 2017-01-11',
    ]);
  });

  it('never goes beyond the end of an earlier bucket that is shorter', () => {
    expect(
      windows('2017-03-01', '2017-04-01', { grain: 'month', as_of: '2017-03-31T12:00:00Z', shift: oneBucket }),
    ).toEqual(['2017-02-01 2017-03-01']);
  });

  it('counts the offset in months and days, so that a year to date ends on the same day of the year before', () => {
    expect(windows('2024-01-01', '2025-01-01', { as_of: '2024-03-10', shift: oneBucket })).toEqual([
      '2023-01-01 2023-03-10',
    ]);
    expect(windows('2017-04-01', '2017-07-01', { grain: 'quarter', as_of: '2017-06-10', shift: oneBucket })).toEqual([
      '2017-01-01 2017-03-10',
    ]);
  });

  it('moves a period of whole months by as many months (decision 3)', () => {
    expect(windows('2017-01-01', '2018-01-01', { shift: oneBucket })).toEqual(['2016-01-01 2017-01-01']);
    expect(windows('2017-03-01', '2017-04-01', { shift: oneBucket })).toEqual(['2017-02-01 2017-03-01']);
  });

  it('moves another period by as many days (decision 3)', () => {
    expect(windows('2017-01-10', '2017-01-20', { shift: oneBucket })).toEqual(['2016-12-31 2017-01-10']);
    expect(windows('2017-01-30', '2017-02-06', { shift: oneBucket })).toEqual(['2017-01-23 2017-01-30']);
  });

  it('moves both ends of a period by a duration, and leaves a short one its length', () => {
    expect(windows('2017-01-01', '2018-01-01', { shift: shiftBy({ amount: 1, unit: 'quarter' }) })).toEqual([
      '2016-10-01 2017-10-01',
    ]);
    expect(windows('2017-03-31', '2017-04-01', { shift: shiftBy({ amount: 1, unit: 'month' }) })).toEqual([
      '2017-02-28 2017-03-01',
    ]);
    expect(windows('2017-02-28', '2017-03-01', { shift: shiftBy({ amount: 1, unit: 'year' }) })).toEqual([
      '2016-02-28 2016-02-29',
    ]);
  });

  it('floors to the grain what is shifted by another unit', () => {
    expect(windows('2017-01-30', '2017-02-06', { grain: 'week', shift: shiftBy({ amount: 1, unit: 'year' }) })).toEqual(
      ['2016-01-25 2016-02-01'],
    );
    expect(windows('2017-01-01', '2017-02-01', { grain: 'month', shift: shiftBy({ amount: 1, unit: 'day' }) })).toEqual(
      ['2016-12-01 2017-01-01'],
    );
    expect(windows('2017-03-31', '2017-04-01', { grain: 'day', shift: shiftBy({ amount: 1, unit: 'month' }) })).toEqual(
      ['2017-02-28 2017-03-01'],
    );
  });

  it('keeps civil days whole where the clocks are set', () => {
    expect(
      windows('2017-03-26T22:00:00Z', '2017-03-27T22:00:00Z', {
        grain: 'day',
        timezone: 'Europe/Berlin',
        shift: oneBucket,
      }),
    ).toEqual(['2017-03-25T23:00:00Z 2017-03-26T22:00:00Z']);
  });

  it('has no window beyond the calendar', () => {
    expect(windows('2017-01-01', '2018-01-01', { shift: { months: 1e40 } })).toEqual(['none']);
    expect(windows('2017-01-01', '2018-01-01', { grain: 'year', shift: { days: 1e300 } })).toEqual(['none']);
    expect(windows('2017-01-01', '2018-01-01', { shift: { buckets: 5000 } })).toEqual(['none']);
  });
});
