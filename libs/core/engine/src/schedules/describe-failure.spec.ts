import type { Run, RunError } from '../ports/run-store';
import { ledgerRow } from '../testing/ledger-row';
import { runOf } from '../testing/run-of';
import { describeFailure } from './describe-failure';

const at = '2026-03-02T00:00:00.000Z';
const failed = (code: string, status: number): Run => {
  const error: RunError = { code, status, message: `it was ${code}`, diagnostics: [] };
  return { ...runOf({ metrics: ['revenue'] }, []), status: 'failed', error };
};
const describeIt = (run: Run | undefined, retried = 0, { retries = 5, was_together = false } = {}) =>
  describeFailure(run, ledgerRow(1, { retried }), { retries, at, was_together });

describe('a failed interval', () => {
  it.each([
    ['a database that is away', failed('service.unavailable', 503), 'it was service.unavailable', true],
    ['data that is away', failed('data.unavailable', 503), 'the data of orders cannot be used just now', true],
    ['a run that is gone', undefined, 'its run is gone', true],
    ['a wrong formula', failed('formula.unknown_name', 422), 'it was formula.unknown_name', false],
    ['an error that nobody foresaw', failed('run.failed', 500), 'it was run.failed', false],
    ['a run that killed its workers', failed('run.gave_up', 503), 'it was run.gave_up', false],
    [
      'a run that was cancelled',
      { ...runOf({ metrics: [] }, []), status: 'cancelled' as const },
      'its run was cancelled',
      false,
    ],
  ])('after %s says why, and is tried again only for want of infrastructure', (_, run, reason, isRetried) => {
    expect(describeIt(run)).toEqual({ reason, ...(isRetried && { retry_at: '2026-03-02T00:00:15Z' }) });
  });

  it('that was computed with others is tried at once with fewer of them, whatever it was', () => {
    const together = { retries: 5, at, was_together: true };
    for (const run of [failed('run.too_many_rows', 422), failed('run.gave_up', 503)])
      expect(describeFailure(run, ledgerRow(1), together)).toMatchObject({ retry_at: at });
    const cancelled: Run = { ...runOf({ metrics: [] }, []), status: 'cancelled' };
    expect(describeFailure(cancelled, ledgerRow(1), together)).not.toHaveProperty('retry_at');
  });

  it('waits longer each time, and fails after the last try', () => {
    const run = failed('service.unavailable', 503);
    expect([0, 1, 4].map((retried) => describeIt(run, retried).retry_at)).toEqual([
      '2026-03-02T00:00:15Z',
      '2026-03-02T00:00:30Z',
      '2026-03-02T00:04:00Z',
    ]);
    expect(describeIt(run, 5)).not.toHaveProperty('retry_at');
    expect(describeIt(run, 0, { retries: 0 })).not.toHaveProperty('retry_at');
  });

  it('is tried at once with fewer others, where it failed together with some', () => {
    const together = { was_together: true };
    expect(describeIt(failed('data.bad_rows', 422), 0, together).retry_at).toBe(at);
    expect(describeIt(failed('service.unavailable', 503), 0, together).retry_at).toBe('2026-03-02T00:00:15Z');
    expect(describeIt({ ...runOf({ metrics: [] }, []), status: 'cancelled' }, 0, together)).not.toHaveProperty(
      'retry_at',
    );
  });
});
