import type { RunJob, RunLane } from '@core/engine';
import { Queue, Worker, type JobsOptions } from 'bullmq';
import type { BullQueue, BullWorker, QueueBackend } from './queue-backend';
import type { RunQueueOptions } from './run-queue-options';
import { within, withinOrNot } from './within';

const names: Readonly<Record<RunLane, string>> = { standard: 'runs', low: 'runs-low' };
const PREFIX = 'formulary';
const DEFAULT_LOCK_MS = 20_000;
/** Who asks for a run waits; a queue that takes longer is away. */
const ANSWER_MS = 1_900;
const READY_MS = 8_000;
/** After the last job is done. */
const CLOSE_MS = 2_000;

/**
 * Nothing is kept of a job that came to its end, so that its id can be used again: the reconciler hands over by the same
 * id a run whose job was given up.
 */
const jobOptions: JobsOptions = {
  attempts: 50,
  backoff: { type: 'growing' },
  removeOnComplete: true,
  removeOnFail: true,
};

/** From a quarter of a second to half a minute. */
const growingPause = (attempts: number): number => Math.min(250 * 2 ** (attempts - 1), 30_000);

/** One lane: a queue of BullMQ, and in a process that takes jobs a worker of its own, so that no lane waits for another. */
export class Lane {
  readonly #queue: BullQueue;
  #worker: BullWorker | undefined;
  readonly #in_hand = new Set<Promise<void>>();
  readonly #report: (problem: Error) => void;

  constructor(
    readonly name: RunLane,
    private readonly backend: QueueBackend,
    private readonly options: RunQueueOptions,
  ) {
    this.#report = options.on_problem ?? (() => {});
    this.#queue = new Queue(
      names[name],
      {
        connection: backend.producer,
        prefix: PREFIX,
        defaultJobOptions: jobOptions,
        streams: { events: { maxLen: 100 } }, // nobody reads them
      },
      backend.factory,
    );
    this.#queue.on('error', this.#report);
  }

  /** Throws `service.unavailable` when the backend does not answer. */
  async ready(): Promise<void> {
    await within(READY_MS, () => this.#queue.waitUntilReady());
  }

  /** A job that is there and waits for its next try waits no longer: until when it does was told by a clock that may have been set. */
  async add({ run_id, attempt }: RunJob): Promise<void> {
    await within(ANSWER_MS, async () => {
      const job = await this.#queue.add('run', { run_id, attempt }, { jobId: `${run_id}.${attempt}` });
      if (await job.isDelayed()) await job.promote().catch(() => undefined); // another may have been quicker
    });
  }

  async process(handler: (job: RunJob) => Promise<void>, concurrency: number): Promise<void> {
    if (this.#worker !== undefined) throw new Error('this queue is processed already');
    const lock_ms = this.options.lock_ms ?? DEFAULT_LOCK_MS;
    const worker: BullWorker = new Worker(
      names[this.name],
      ({ data }) => this.handle(handler({ ...data, lane: this.name })),
      {
        connection: this.backend.worker,
        prefix: PREFIX,
        ...this.backend.worker_options,
        concurrency,
        lockDuration: lock_ms,
        stalledInterval: lock_ms / 2,
        maxStalledCount: 1_000, // starts are counted where they count: in the run
        runRetryDelay: 500,
        settings: { backoffStrategy: growingPause },
      },
      this.backend.factory,
    );
    this.#worker = worker;
    worker.on('error', this.#report);
    worker.on('failed', (_, error) => this.#report(error));
    await within(READY_MS, () => worker.waitUntilReady());
  }

  async ping(): Promise<void> {
    await within(ANSWER_MS, () => this.#queue.isPaused());
  }

  /** Failed jobs are those that a handler gave back and that wait for their next try. */
  async counts(): Promise<{ readonly waiting: number; readonly active: number; readonly failed: number }> {
    const counts = await within(ANSWER_MS, () => this.#queue.getJobCounts('waiting', 'active', 'delayed'));
    const { waiting = 0, active = 0, delayed = 0 } = counts;
    return { waiting, active, failed: delayed };
  }

  /** Takes no more jobs, and resolves when those in hand are done. */
  async rest(): Promise<void> {
    await this.#worker?.pause(true);
    while (this.#in_hand.size > 0) await Promise.allSettled(this.#in_hand);
  }

  /** Frees the connections of a lane that rests; drops them when the backend is away. */
  async close(away: boolean): Promise<void> {
    const worker = this.#worker;
    if (worker !== undefined) await withinOrNot(CLOSE_MS, () => worker.close(away));
    await withinOrNot(CLOSE_MS, () => (away ? this.#queue.disconnect() : this.#queue.close()));
  }

  private async handle(work: Promise<void>): Promise<void> {
    this.#in_hand.add(work);
    try {
      await work;
    } finally {
      this.#in_hand.delete(work);
    }
  }
}
