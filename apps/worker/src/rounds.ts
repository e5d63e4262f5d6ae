import { DomainError } from '@core/diagnostics';
import {
  Clock,
  ExecuteRun,
  LeaderLock,
  Reconcile,
  ReportStatus,
  RunQueue,
  SendDeliveries,
  type RunJob,
} from '@core/engine';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@adapters/platform';
import { LOGGER } from './tokens';

/** Runs of each lane that one worker executes at once: DuckDB uses all cores for each. */
const CONCURRENCY = { standard: 2, low: 1 };
const RECONCILE_MS = 1_000;
const LOAD_MS = 5_000;
const REPORT_MS = 5_000;
const SEND_MS = 1_000;

/** What the worker does over and over: jobs as they come, and rounds of looking after runs, intervals and data. */
@Injectable()
export class Rounds {
  readonly #stops: (() => void)[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopped = new AbortController();
  /** Asks for a round of reconciling now. */
  #nudge: () => void = () => undefined;
  /** Asks for a round of sending now. */
  #sendOn: () => void = () => undefined;
  /** Asks for a round of reporting now. */
  #tell: () => void = () => undefined;

  constructor(
    @Inject(RunQueue) private readonly queue: RunQueue,
    @Inject(ExecuteRun) private readonly executeRun: ExecuteRun,
    @Inject(Reconcile) private readonly reconcileAll: Reconcile,
    @Inject(SendDeliveries) private readonly sendDeliveries: SendDeliveries,
    @Inject(ReportStatus) private readonly reportStatus: ReportStatus,
    @Inject(LeaderLock) private readonly leader: LeaderLock,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    await this.queue.process((job) => this.work(job), CONCURRENCY);
    this.#nudge = this.repeat('reconcile', RECONCILE_MS, () => this.reconcile());
    this.#sendOn = this.repeat('send', SEND_MS, () => this.send());
    this.#tell = this.repeat('report', REPORT_MS, () => this.reportStatus.execute(process.memoryUsage.rss()));
    this.repeat('load', LOAD_MS, () => this.reportStatus.openAll(this.#stopped.signal).finally(() => this.#tell()));
  }

  /** Ends the rounds and waits for those under way; the queue is closed by its owner. */
  async stop(): Promise<void> {
    this.#nudge = () => undefined;
    this.#sendOn = () => undefined;
    this.#tell = () => undefined;
    this.#stops.forEach((stop) => stop());
    this.#stopped.abort();
    await Promise.allSettled(this.#underWay);
  }

  private async work(job: RunJob): Promise<void> {
    const started = this.clock.now().getTime();
    try {
      const execution = await this.executeRun.execute(job);
      if (execution === undefined) return;
      const { attempt, has_occasion, unforeseen } = execution;
      if (unforeseen !== undefined)
        this.logger.error({ run_id: job.run_id, error: unforeseen }, 'a run failed unforeseen');
      this.logger.info({ run_id: job.run_id, attempt, ms: this.clock.now().getTime() - started }, 'run done');
      if (has_occasion) this.#nudge();
    } catch (error) {
      this.logger.warn({ run_id: job.run_id, error }, 'a run could not be brought to an end; it will be started again');
      throw error;
    }
  }

  private async reconcile(): Promise<void> {
    await this.leader.withLead('reconciler', async () => {
      const { done, failures } = await this.reconcileAll.execute();
      if (Object.keys(done).length > 0) this.logger.info(done, 'reconciled');
      for (const { step, error } of failures) this.complain(`reconcile ${step}`, error);
    });
  }

  private async send(): Promise<void> {
    const sent = await this.sendDeliveries.execute();
    if (sent === 0) return;
    this.logger.info({ deliveries: sent }, 'deliveries attempted');
    this.#sendOn();
  }

  /** A round never overlaps itself; one that fails is told and tried again. Answers how to ask for a round out of turn. */
  private repeat(name: string, every_ms: number, round: () => Promise<void>): () => void {
    let busy = false;
    let isAskedAgain = false;
    const tick = (): void => {
      if (busy) return;
      busy = true;
      isAskedAgain = false;
      const done = round()
        .catch((error: unknown) => this.complain(name, error))
        .finally(() => {
          busy = false;
          this.#underWay.delete(done);
          if (isAskedAgain) tick();
        });
      this.#underWay.add(done);
    };
    tick();
    this.#stops.push(this.clock.every(every_ms, tick));
    return () => {
      if (busy) isAskedAgain = true;
      else tick();
    };
  }

  private complain(round: string, error: unknown): void {
    const isOutage = error instanceof DomainError && error.code === 'service.unavailable';
    this.logger[isOutage ? 'warn' : 'error'](
      { round, error: isOutage ? error.message : error },
      'a round failed; the next one tries again',
    );
  }
}
