import { diagnose } from '@core/diagnostics';
import type { RunRequest } from '../request/run-request';
import type { Findings } from './findings';

/** Refuses what is said of all rows of a result together where each bucket is a question of its own. */
export function checkIntervals(written: RunRequest, settled: RunRequest, findings: Findings): void {
  const refuse = (path: string, reason: string) => findings.add(diagnose('run.not_by_interval', { reason }, { path }));
  if (written.limit !== undefined) refuse('/limit', 'a limit is one for all rows');
  if (written.order_by !== undefined) refuse('/order_by', 'an order is one of all rows');
  if (written.forecast !== undefined) refuse('/forecast', 'a forecast goes on from all of them');
  // Alone, an interval would be cut by that grain.
  if (settled.by !== written.by) refuse('/by', 'a grain among the dimensions cuts each of them once more');
}
