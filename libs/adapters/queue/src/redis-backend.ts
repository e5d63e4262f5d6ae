import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueBackend } from './queue-backend';

/** Jobs in Redis. */
export function redisBackend(redis_url: string): QueueBackend {
  let released = false;
  const retryStrategy = (times: number): number | null => (released ? null : Math.min(times * 100, 1_000));
  const connection = { url: redis_url, connectTimeout: 5_000, retryStrategy };
  return {
    factory: createRedisBackend,
    producer: { ...connection, enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 2_000 },
    worker: { ...connection, maxRetriesPerRequest: null },
    worker_options: { drainDelay: 10 },
    prepare: (warn) => checkPolicy(redis_url, warn),
    release: () => {
      released = true;
    },
  };
}

/** A Redis that throws keys away when its memory is full throws jobs away; nothing is lost with them but time. */
async function checkPolicy(redis_url: string, warn: (problem: Error) => void): Promise<void> {
  const client = new Redis(redis_url, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null });
  client.on('error', () => {}); // `connect` tells
  await client.connect();
  try {
    const policy = /^maxmemory_policy:(\S+)/m.exec(await client.info('memory'))?.[1];
    if (policy !== undefined && policy !== 'noeviction') {
      warn(
        new Error(
          `Redis has maxmemory-policy ${policy}; set noeviction, or jobs may be delayed when its memory is full`,
        ),
      );
    }
  } finally {
    client.disconnect();
  }
}
