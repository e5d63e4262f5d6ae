import { DomainError } from '@core/diagnostics';
import {
  LeaderLock,
  ReconcileRuns,
  ReconcileSchedules,
  ReportStatus,
  RunQueue,
  ExecuteRun,
  Clock,
  type RunJob,
} from '@core/engine';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@adapters/platform';
import { LOGGER } from './tokens';

/** Runs of each lane that one worker executes at once: DuckDB uses all cores for each. */
const CONCURRENCY = { standard: 2, low: 1 };
const RECONCILE_MS = 1_000;
const REPORT_MS = 5_000;

/** What the worker does over and over: jobs as they come, and rounds of looking after runs, intervals and data. */
@Injectable()
export class Rounds {
  readonly #stops: (() => void)[] = [];
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    @Inject(RunQueue) private readonly queue: RunQueue,
    @Inject(ExecuteRun) private readonly executeRun: ExecuteRun,
    @Inject(ReconcileRuns) private readonly reconcileRuns: ReconcileRuns,
    @Inject(ReconcileSchedules) private readonly reconcileSchedules: ReconcileSchedules,
    @Inject(ReportStatus) private readonly reportStatus: ReportStatus,
    @Inject(LeaderLock) private readonly leader: LeaderLock,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    await this.queue.process((job) => this.work(job), CONCURRENCY);
    this.repeat('reconcile', RECONCILE_MS, () => this.reconcile());
    this.repeat('report', REPORT_MS, () => this.reportStatus.execute(process.memoryUsage.rss()));
  }

  /** Ends the rounds and waits for those under way; the queue is closed by its owner. */
  async stop(): Promise<void> {
    this.#stops.forEach((stop) => stop());
    await Promise.allSettled(this.#underWay);
  }

  private async work(job: RunJob): Promise<void> {
    const started = this.clock.now().getTime();
    try {
      const unforeseen = await this.executeRun.execute(job);
      if (unforeseen !== undefined)
        this.logger.error({ run_id: job.run_id, error: unforeseen }, 'a run failed unforeseen');
      this.logger.info({ run_id: job.run_id, ms: this.clock.now().getTime() - started }, 'run done');
    } catch (error) {
      this.logger.warn({ run_id: job.run_id, error }, 'a run could not be brought to an end; it will be started again');
      throw error;
    }
  }

  private async reconcile(): Promise<void> {
    await this.leader.withLead('reconciler', async () => {
      const handed = await this.reconcileRuns.execute();
      if (handed > 0) this.logger.warn({ runs: handed }, 'runs handed to the queue again');
      await this.reconcileSchedules.execute();
    });
  }

  /** A round never overlaps itself; one that fails is told and tried again. */
  private repeat(name: string, every_ms: number, round: () => Promise<void>): void {
    let busy = false;
    const tick = (): void => {
      if (busy) return;
      busy = true;
      const done = round()
        .catch((error: unknown) => this.complain(name, error))
        .finally(() => {
          busy = false;
          this.#underWay.delete(done);
        });
      this.#underWay.add(done);
    };
    tick();
    this.#stops.push(this.clock.every(every_ms, tick));
  }

  private complain(round: string, error: unknown): void {
    const isOutage = error instanceof DomainError && error.code === 'service.unavailable';
    this.logger[isOutage ? 'warn' : 'error'](
      { round, error: isOutage ? error.message : error },
      'a round failed; the next one tries again',
    );
  }
}
