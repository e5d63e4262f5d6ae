import { DomainError } from '@core/diagnostics';
import type { Run, RunError } from '../ports/run-store';

/** Of the findings about data those that name no value, line or row. */
const speechless: ReadonlySet<string> = new Set(['data.out_of_range', 'data.out_of_memory', 'data.query_failed']);

type Failed = Pick<Run, 'task' | 'scope' | 'error'>;

/** Whether the error of a run tells of rows that others brought: tests and uploads bring their own. */
export function tellsOfRows({ task, error }: Failed): boolean {
  if (error === undefined || task.kind === 'test' || task.kind === 'upload') return false;
  return error.code.startsWith('data.') && !speechless.has(error.code);
}

/** Why a run failed, for everybody: what tells of rows is left out. */
export function publicError(run: Failed): RunError | undefined {
  const { error, scope } = run;
  if (error === undefined || !tellsOfRows(run)) return error;
  const { code, message, hint } = DomainError.of('data.reason_withheld', { datasets: scope?.datasets ?? [] });
  return { code, status: error.status, message, ...(hint !== undefined && { hint }), diagnostics: [] };
}
