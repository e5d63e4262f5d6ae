import { diagnose, type Diagnostic } from '@core/diagnostics';
import { parseCron } from './cron';
import { parseDelay } from './delay';
import type { DueRule } from './due-at';

/** Findings about the texts of a schedule that say when it runs; `path` as in its definition. */
export function checkDueRule({ delay, cron }: Pick<DueRule, 'delay' | 'cron'>): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  if (delay !== undefined && parseDelay(delay) === undefined) {
    findings.push(diagnose('schedule.bad_delay', { delay }, { path: '/delay' }));
  }
  if (cron !== undefined && parseCron(cron) === undefined) {
    findings.push(diagnose('schedule.bad_cron', { cron }, { path: '/cron' }));
  }
  return findings;
}
