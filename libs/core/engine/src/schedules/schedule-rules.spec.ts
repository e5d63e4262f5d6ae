import type { ScheduleDefinition } from '@core/definition';
import { ledgerRow } from '../testing/ledger-row';
import { isLocked, lockedUntil, rulesOf } from './schedule-rules';

const schedule = (more: Partial<ScheduleDefinition> = {}): ScheduleDefinition => ({
  kind: 'schedule',
  name: 'daily',
  metrics: ['revenue'],
  every: 'day',
  ...more,
});

describe('the rules of a schedule', () => {
  it('are those of the documentation where it says nothing', () => {
    expect(rulesOf(schedule())).toEqual({
      catch_up: 'all',
      catch_up_within: '7d',
      max_wait: '0m',
      lookback: 0,
      parallel: 4,
      retries: 5,
    });
  });

  it('are its own where it says something, nought included', () => {
    expect(rulesOf(schedule({ retries: 0, parallel: 1, catch_up: 'none' }))).toMatchObject({
      retries: 0,
      parallel: 1,
      catch_up: 'none',
    });
  });
});

describe('closed books', () => {
  it('are closed by days of the calendar in the zone of the schedule', () => {
    const berlin = schedule({ lock_after: '2d', timezone: 'Europe/Berlin' });
    expect(lockedUntil(berlin, '2026-03-30T00:00:00Z')).toBe('2026-03-28T01:00:00Z');
    expect(lockedUntil(schedule({ lock_after: '2d' }), '2026-03-30T00:00:00Z')).toBe('2026-03-28T00:00:00Z');
    expect(lockedUntil(schedule(), '2026-03-30T00:00:00Z')).toBeUndefined();
  });

  const computed = { first_computed_at: '2026-03-09T00:00:00Z' };
  it.each([
    ['a computed interval that ends by then', ledgerRow(8, computed), '2026-03-09T00:00:00Z', true],
    ['one that ends later', ledgerRow(9, computed), '2026-03-09T00:00:00Z', false],
    ['one that has no values', ledgerRow(8, { state: 'failed' }), '2026-03-09T00:00:00Z', false],
    ['one of a schedule that closes none', ledgerRow(8, computed), undefined, false],
  ])('hold %s: %#', (_, interval, until, expected) => {
    expect(isLocked(interval, until)).toBe(expected);
  });
});
