import { retryAt } from '@core/schedule';
import type { LedgerInterval } from '../ports/interval-ledger';
import type { Run } from '../ports/run-store';
import { publicError } from '../runs/withhold-reason';

interface Circumstances {
  /** Tries after the first one. */
  readonly retries: number;
  readonly at: string;
  /** Whether the run computed other intervals, too. */
  readonly was_together: boolean;
}

/**
 * Why an interval failed, and when it is tried again. Only want of infrastructure is worth another try: a wrong formula or bad rows
 * would fail again, and a run that killed its workers would kill more. What failed together with others is tried at once with
 * fewer of them: too many rows, or one bad interval, are no reason for the others to fail. Everybody may read it: what tells of
 * rows stands in the run alone.
 */
export function describeFailure(
  run: Run | undefined,
  { retried }: Pick<LedgerInterval, 'retried'>,
  { retries, at, was_together }: Circumstances,
): { readonly reason: string; readonly retry_at?: string } {
  const reason = run === undefined ? 'its run is gone' : (publicError(run)?.message ?? `its run was ${run.status}`);
  const isOutage = run === undefined || (run.error?.status === 503 && run.error.code !== 'run.gave_up');
  if (was_together && !isOutage && run.status === 'failed') return { reason, retry_at: at };
  return { reason, ...(isOutage && retried < retries && { retry_at: retryAt(retried + 1, at) }) };
}
