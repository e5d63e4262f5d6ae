import type { RunJob } from '@core/engine';
import type { BackendFactory, IQueueBackend, Queue, Worker, WorkerOptions } from 'bullmq';

/** What travels: the lane is known by the queue. */
type Payload = Omit<RunJob, 'lane'>;

/** BullMQ's classes with our payload, on any backend; what a connection is, only its backend knows. */
export type BullQueue = Queue<Payload, void, string, Payload, void, string, IQueueBackend, object>;
export type BullWorker = Worker<Payload, void, string, IQueueBackend, number, object>;
export type BullBackendFactory = BackendFactory<IQueueBackend, object>;

/** One way for BullMQ to carry jobs. */
export interface QueueBackend {
  readonly factory: BullBackendFactory;
  /** A connection that gives up quickly, for those who add jobs. */
  readonly producer: object;
  /** A connection that is patient, for those who take jobs. */
  readonly worker: object;
  /** How long an idle worker waits before it asks unasked, in seconds. */
  readonly worker_options: Pick<WorkerOptions, 'drainDelay'>;
  /** Makes the backend ready for its first job; `warn` is told what should be set up otherwise. */
  prepare(warn: (problem: Error) => void): Promise<void>;
  /** From now on no lost connection is opened again. */
  release(): void;
}
