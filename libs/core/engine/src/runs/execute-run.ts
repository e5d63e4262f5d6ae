import { DomainError } from '@core/diagnostics';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import type { RunJob } from '../ports/run-queue';
import type { Run, RunError, RunProgress, RunStore } from '../ports/run-store';
import type { SettleRun } from '../schedules/settle-run';
import type { PerformTask } from './perform-task';
import type { Pulse } from './pulse';

/** How long a worker may be silent before its run is given to another, and how often it speaks. */
const LEASE_MS = 10_000;
const HEARTBEAT_MS = 500;
/** Starts after which a run is given up: it may be what kills its workers. */
const MOST_ATTEMPTS = 5;

/** What is worth a line in the log. */
export interface Execution {
  readonly attempt: number;
  /** Others may have to go on from here: a schedule, a backfill, a report. */
  readonly has_occasion: boolean;
  /** An error that nobody foresaw: the run itself only tells its kind. */
  readonly unforeseen?: unknown;
}

/** Does the work of one job: claims the run, performs its task, stores the end. */
export class ExecuteRun {
  /** Tells this worker from others in leases. */
  private readonly worker: string;

  constructor(
    private readonly runs: RunStore,
    private readonly perform: PerformTask,
    private readonly settle: SettleRun,
    private readonly clock: Clock,
    ids: IdSource,
  ) {
    this.worker = ids.nextId();
  }

  /**
   * Answers what was executed; undefined where another worker has the run, or it came to its end. Throws only when a backing
   * service is away; the queue or the reconciler then starts the run again.
   */
  async execute({ run_id }: RunJob): Promise<Execution | undefined> {
    const run = await this.runs.claim(run_id, { worker: this.worker, now: this.now(), lease_ms: LEASE_MS });
    if (run === undefined) return undefined;
    if (run.attempt > MOST_ATTEMPTS) {
      await this.fail(run, DomainError.of('run.gave_up', { attempts: MOST_ATTEMPTS }));
      return this.bringHome(run);
    }
    const pulse = this.startPulse(run);
    let unforeseen: unknown;
    try {
      const performed = await this.perform.execute(run, pulse);
      await this.runs.finish(run.id, run.attempt, { at: this.now(), status: 'succeeded', ...performed });
    } catch (error) {
      if (pulse.signal.aborted) return undefined;
      if (isOutage(error)) throw error;
      if (!(error instanceof DomainError) || error.status === 500) unforeseen = error;
      await this.fail(run, error);
    } finally {
      pulse.stop();
    }
    return this.bringHome(run, unforeseen);
  }

  private async bringHome({ id, attempt, occasion }: Run, unforeseen?: unknown): Promise<Execution> {
    if (occasion?.kind === 'intervals') await this.settle.execute(id);
    return { attempt, has_occasion: occasion !== undefined, ...(unforeseen !== undefined && { unforeseen }) };
  }

  private async fail(run: Run, error: unknown): Promise<void> {
    await this.runs.finish(run.id, run.attempt, { at: this.now(), status: 'failed', error: describeError(error) });
  }

  /** Keeps the lease alive while the task is at work; aborts it when the run was cancelled or taken over. */
  private startPulse(run: Run): Pulse {
    const controller = new AbortController();
    const stopWaiting = this.runs.onEnd(run.id, () => controller.abort());
    const stopBeating = this.clock.every(HEARTBEAT_MS, () => {
      const beat = { lease_ms: LEASE_MS, ...(pulse.progress && { progress: pulse.progress }) };
      this.runs.heartbeat(run.id, run.attempt, beat).then(
        (alive) => alive || controller.abort(),
        () => undefined, // a missed beat is no reason to stop: the lease decides
      );
    });
    const pulse: Pulse & { progress?: RunProgress } = {
      signal: controller.signal,
      report(progress) {
        pulse.progress = progress;
      },
      stop() {
        stopWaiting();
        stopBeating();
      },
    };
    return pulse;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'service.unavailable';
}

/** What a caller may know of an error; one that nobody foresaw is named by its kind only. */
function describeError(error: unknown): RunError {
  const known =
    error instanceof DomainError
      ? error
      : DomainError.of('run.failed', { reason: error instanceof Error ? error.name : 'unknown' }, error);
  return {
    code: known.code,
    status: known.status,
    message: known.message,
    ...(known.hint !== undefined && { hint: known.hint }),
    diagnostics: known.diagnostics,
  };
}
