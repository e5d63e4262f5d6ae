import { RunQueue, type RunJob, type RunLane } from '@core/engine';
import { Lane } from './lane';
import type { QueueBackend } from './queue-backend';
import type { RunQueueOptions } from './run-queue-options';

/** Run ids through BullMQ, on whichever backend. */
export class BullRunQueue extends RunQueue {
  private readonly lanes: Readonly<Record<RunLane, Lane>>;

  constructor(
    private readonly backend: QueueBackend,
    options: RunQueueOptions,
  ) {
    super();
    this.lanes = { standard: new Lane('standard', backend, options), low: new Lane('low', backend, options) };
  }

  /** Throws `service.unavailable` when the backend does not answer. */
  async ready(): Promise<void> {
    await this.each((lane) => lane.ready());
  }

  override async enqueue(job: RunJob): Promise<void> {
    await this.lanes[job.lane].add(job);
  }

  override async process(
    handler: (job: RunJob) => Promise<void>,
    concurrency: Readonly<Record<RunLane, number>>,
  ): Promise<void> {
    await this.each((lane) => lane.process(handler, concurrency[lane.name]));
  }

  /** Both lanes are on one backend. */
  override async ping(): Promise<void> {
    await this.lanes.standard.ping();
  }

  override async counts(): Promise<{ readonly waiting: number; readonly active: number; readonly failed: number }> {
    const counts = await this.each((lane) => lane.counts());
    const sum = (state: 'waiting' | 'active' | 'failed') => counts.reduce((total, { [state]: of }) => total + of, 0);
    return { waiting: sum('waiting'), active: sum('active'), failed: sum('failed') };
  }

  /** A backend that is away does not hold up the end: its connections are dropped. */
  override async close(): Promise<void> {
    await this.each((lane) => lane.rest());
    const away = await this.ping().then(
      () => false,
      () => true,
    );
    this.backend.release();
    await this.each((lane) => lane.close(away));
  }

  private each<T>(work: (lane: Lane) => Promise<T>): Promise<readonly T[]> {
    return Promise.all(Object.values(this.lanes).map(work));
  }
}
