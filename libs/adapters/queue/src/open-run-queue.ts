import { DomainError } from '@core/diagnostics';
import type { RunQueue } from '@core/engine';
import { BullRunQueue } from './bull-run-queue';
import { postgresBackend } from './postgres-backend';
import { redisBackend } from './redis-backend';
import type { RunQueueOptions } from './run-queue-options';

/**
 * Opens the queue: on Redis where a `redis_url` is given, else in the state database. Throws `service.unavailable` when the
 * backend does not answer now; one that goes away later comes back by itself.
 */
export async function openRunQueue(options: RunQueueOptions): Promise<RunQueue> {
  const { database_url, redis_url, on_problem = () => {} } = options;
  const backend = redis_url === undefined ? postgresBackend(database_url) : redisBackend(redis_url);
  try {
    await backend.prepare(on_problem);
  } catch (error) {
    throw DomainError.of('service.unavailable', { service: 'the queue' }, error);
  }
  const queue = new BullRunQueue(backend, options);
  try {
    await queue.ready();
  } catch (error) {
    await queue.close();
    throw error;
  }
  return queue;
}
