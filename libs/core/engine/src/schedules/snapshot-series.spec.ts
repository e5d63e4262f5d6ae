import type { Snapshot } from '../ports/snapshot-store';
import { ledgerRow, marchDay } from '../testing/ledger-row';
import { findSeams, intervalStanding } from './snapshot-series';

const value = (day: number, metric_version: number, more: Partial<Snapshot> = {}): Snapshot => {
  const { start: interval_start, end: interval_end, period } = marchDay(day);
  return {
    schedule: 'daily',
    metric: 'revenue',
    metric_version,
    dimensions: {},
    value: 1,
    target: null,
    interval_start,
    interval_end,
    period,
    grain: 'day',
    revision: 1,
    recorded_at: interval_end,
    run_id: 'run',
    is_removed: false,
    is_compacted: false,
    scope: { datasets: ['orders'], key: '', of: 'anna' },
    is_restatement: false,
    ...more,
  };
};
const seams = (...snapshots: readonly Snapshot[]) =>
  findSeams(snapshots).map(({ period, from_version, to_version }) => `${period}: ${from_version} to ${to_version}`);

describe('seams', () => {
  it('are where the version changes, forth and back', () => {
    expect(seams(value(1, 1), value(2, 1), value(3, 2), value(4, 2), value(5, 1))).toEqual([
      '2026-03-03: 1 to 2',
      '2026-03-05: 2 to 1',
    ]);
    expect(seams(value(1, 3))).toEqual([]);
  });

  it('lie between intervals, not between members that a newer version left as they were', () => {
    const [north, south] = [{ dimensions: { region: 'N' } }, { dimensions: { region: 'S' } }];
    expect(
      seams(value(1, 1, north), value(1, 1, south), value(2, 2, north), value(2, 1, south), value(3, 2, north)),
    ).toEqual(['2026-03-02: 1 to 2']);
  });

  it('are those of each schedule, and of each cut of it, by itself', () => {
    expect(seams(value(1, 1), value(1, 2, { schedule: 'other' }), value(2, 1))).toEqual([]);
    const month = { period: '2026-03', interval_end: '2026-04-01T00:00:00Z', grain: 'month' };
    expect(seams(value(1, 1), value(1, 2, month), value(2, 1))).toEqual([]);
  });
});

describe('an interval as it stood', () => {
  const computed = {
    state: 'succeeded',
    metrics: ['revenue'],
    first_computed_at: '2026-03-03T00:00:00Z',
    restated_at: '2026-03-05T00:00:00Z',
  } as const;
  const standing = (at: string, more: Parameters<typeof ledgerRow>[1] = {}, metric = 'revenue') => {
    const { missing, partial, restated } = intervalStanding(ledgerRow(1, { ...computed, ...more }), metric, at);
    return [missing && 'missing', partial && 'partial', restated && 'restated'].filter(Boolean).join();
  };

  it.each([
    ['2026-03-02T00:00:00Z', {}, 'missing'],
    ['2026-03-03T00:00:00Z', {}, ''],
    ['2026-03-05T00:00:00Z', {}, 'restated'],
    ['2026-03-06T00:00:00Z', { partial: true }, 'partial,restated'],
    ['2026-03-04T00:00:00Z', { completed_at: '2026-03-05T00:00:00Z' }, 'partial'],
    ['2026-03-02T00:00:00Z', { completed_at: '2026-03-05T00:00:00Z' }, 'missing'],
    ['2026-03-05T00:00:00Z', { completed_at: '2026-03-05T00:00:00Z' }, 'restated'],
  ])('at %s with %j: %s', (at, more, expected) => {
    expect(standing(at, more)).toBe(expected);
  });

  it('is missing for a metric that the schedule was given later', () => {
    expect(standing('2026-03-04T00:00:00Z', {}, 'orders')).toBe('missing');
  });

  it('says why it is missing', () => {
    const failed = ledgerRow(1, { state: 'failed', reason: 'no such field' });
    expect(intervalStanding(failed, 'revenue', '2026-03-06T00:00:00Z')).toEqual({
      schedule: 'daily',
      period: '2026-03-01',
      interval_start: '2026-03-01T00:00:00Z',
      interval_end: '2026-03-02T00:00:00Z',
      state: 'failed',
      missing: true,
      partial: false,
      restated: false,
      reason: 'no such field',
    });
  });
});
