import type { BackfillState } from './backfill-state';
import { renderEnd, renderList, renderPlan } from './render-backfill';

const ended: BackfillState = {
  id: 'b1',
  schedule: 'daily',
  from: '2026-03-01T00:00:00Z',
  to: '2026-03-04T00:00:00Z',
  status: 'succeeded',
  newest_first: true,
  parallel: 2,
  intervals: { total: 3, succeeded: 3, failed: 0, running: 0, waiting: 0 },
  progress: { done: 3, total: 3 },
  links: { self: '/b1', events: '/b1/events' },
  created_at: '2026-03-01T00:00:00.000Z',
  finished_at: '2026-03-01T00:00:02.500Z',
};

describe('the command line tells', () => {
  it('which backfills there are', () => {
    const [head = '', , row = ''] = renderList([ended]).split('\n');
    expect(head.split(/ +/)).toEqual(['id', 'status', 'done', 'of', 'from', 'to', 'asked_at']);
    expect(row.split(/ +/)).toEqual(['b1', 'succeeded', '3', '3', ended.from, ended.to, ended.created_at]);
  });

  it('what a backfill would do', () => {
    const plan = {
      total: 3,
      by_state: { missing: 2, failed: 1 },
      locked: 4,
      runs: 1,
      first: '2026-01',
      last: '2026-03',
    };
    expect(renderPlan(plan)).toBe(
      '3 intervals from 2026-01 to 2026-03 in 1 run: 2 missing, 1 failed\n4 more with closed books are left alone',
    );
    expect(renderPlan({ total: 0, by_state: {}, locked: 0, runs: 0 })).toBe('nothing to compute');
  });

  it('how a backfill ended', () => {
    expect(renderEnd(ended)).toBe('backfill b1 succeeded: 3 of 3 intervals succeeded, 0 failed; 2.5 s');
  });

  it('which intervals failed, and how many more did', () => {
    const failed: BackfillState = {
      ...ended,
      status: 'failed',
      intervals: { ...ended.intervals, succeeded: 1, failed: 2 },
      failures: [{ period: '2026-01', reason: 'no such file' }],
    };
    expect(renderEnd(failed)).toBe(
      'backfill b1 failed: 1 of 3 intervals succeeded, 2 failed; 2.5 s\n  2026-01  no such file\n  and 1 more',
    );
  });

  it('what a cancelled one left', () => {
    const cancelled: BackfillState = {
      ...ended,
      status: 'cancelled',
      intervals: { total: 3, succeeded: 1, failed: 0, running: 1, waiting: 1 },
    };
    expect(renderEnd(cancelled)).toContain('cancelled: 1 of 3 intervals succeeded, 0 failed, 2 were not computed');
  });
});
