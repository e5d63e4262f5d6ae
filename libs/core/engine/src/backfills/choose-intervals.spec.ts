import type { DataInterval } from '@core/schedule';
import type { LedgerInterval } from '../ports/interval-ledger';
import { chooseIntervals } from './choose-intervals';

const day = (date: number): DataInterval => ({
  start: `2026-03-0${date}T00:00:00Z`,
  end: `2026-03-0${date + 1}T00:00:00Z`,
  period: `2026-03-0${date}`,
});

const row = (date: number, more: Partial<LedgerInterval>): LedgerInterval => ({
  ...day(date),
  schedule: 'daily',
  state: 'succeeded',
  due_at: day(date).end,
  try_at: day(date).end,
  attempts: 1,
  metrics: [],
  partial: false,
  retried: 0,
  ...more,
});

const computed = (...metrics: readonly string[]) => ({
  first_computed_at: '2026-03-09T00:00:00.000Z',
  computed_at: '2026-03-09T00:00:00.000Z',
  metrics,
});

/** Day 1 is not in the ledger. */
const ledger = [
  row(2, { state: 'expected' }),
  row(3, { state: 'skipped', reason: 'catch_up was none' }),
  row(4, { state: 'failed', reason: 'no such file' }),
  row(5, computed('revenue', 'orders')),
  row(6, computed('revenue')),
  row(7, { ...computed('revenue', 'orders'), reason: 'a recomputation failed' }),
];
const closed = [1, 2, 3, 4, 5, 6, 7].map(day);

describe('a backfill', () => {
  const chosen = (select: 'missing' | 'failed' | 'all', metrics = ['revenue'], locked_until?: string) => {
    const choice = chooseIntervals(closed, ledger, { select, metrics, ...(locked_until && { locked_until }) });
    return { ...choice, chosen: choice.chosen.map(({ interval }) => interval.period.slice(-1)).join('') };
  };

  it('takes what was never computed', () => {
    expect(chosen('missing')).toEqual({
      chosen: '1234',
      by_state: { missing: 1, expected: 1, skipped: 1, failed: 1 },
      locked: 0,
    });
  });

  it('takes what has no values of a metric that the schedule was given later', () => {
    expect(chosen('missing', ['revenue', 'orders']).chosen).toBe('12346');
  });

  it('takes what failed the last time, also where older values are left', () => {
    expect(chosen('failed')).toEqual({ chosen: '47', by_state: { failed: 1, succeeded: 1 }, locked: 0 });
  });

  it('takes everything', () => {
    expect(chosen('all').chosen).toBe('1234567');
  });

  it('leaves closed books alone, but not what was never in them', () => {
    expect(chosen('all', ['revenue'], day(6).end)).toMatchObject({ chosen: '12347', locked: 2 });
    expect(chosen('missing', ['orders'], day(6).end)).toMatchObject({ chosen: '1234', locked: 1 });
  });

  it('tells intervals apart by both ends, for a schedule may have been cut differently', () => {
    const month = { start: day(5).start, end: '2026-04-05T00:00:00Z', period: '2026-03' };
    expect(chooseIntervals([month], ledger, { select: 'missing', metrics: ['revenue'] }).by_state).toEqual({
      missing: 1,
    });
  });
});
