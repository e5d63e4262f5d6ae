export { openRunQueue } from './open-run-queue';
export type { RunQueueOptions } from './run-queue-options';
