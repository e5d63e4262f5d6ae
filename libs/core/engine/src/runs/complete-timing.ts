import type { Run, RunTiming } from '../ports/run-store';
import type { TaskAnswer } from '../ports/sandbox';

/** The timing of a run that ends now, from that of its task: with the time that it lay in the queue, and all since it was accepted. */
export function completeTiming(
  { created_at, started_at = created_at }: Pick<Run, 'created_at' | 'started_at'>,
  timing: TaskAnswer['outcome']['timing'],
  now: Date,
): RunTiming {
  const created = Date.parse(created_at);
  const queued_ms = Math.max(0, Date.parse(started_at) - created);
  return { ...timing, queued_ms, total_ms: now.getTime() - created };
}
