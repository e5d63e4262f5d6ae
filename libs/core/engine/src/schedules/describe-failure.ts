import { retryAt } from '@core/schedule';
import type { LedgerInterval } from '../ports/interval-ledger';
import type { Run } from '../ports/run-store';

/**
 * Why an interval failed, and when it is tried again. Only want of infrastructure is worth another try: a wrong formula or bad rows
 * would fail again, and a run that killed its workers would kill more.
 */
export function describeFailure(
  run: Run | undefined,
  { retried }: LedgerInterval,
  { retries, at }: { readonly retries: number; readonly at: string },
): { readonly reason: string; readonly retry_at?: string } {
  const reason = run === undefined ? 'its run is gone' : (run.error?.message ?? `its run was ${run.status}`);
  const isOutage = run === undefined || (run.error?.status === 503 && run.error.code !== 'run.gave_up');
  return { reason, ...(isOutage && retried < retries && { retry_at: retryAt(retried + 1, at) }) };
}
