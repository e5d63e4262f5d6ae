import { openRunQueue, type RunQueueOptions } from '@adapters/queue';
import type { RunJob, RunQueue } from '@core/engine';
import { createDatabase, redisUrl } from '../support/test-databases';
import { startQueueWorker } from '../support/queue-worker-process';

/** What a spec sees of the jobs that its handler was given. */
class Inbox {
  readonly seen: RunJob[] = [];
  readonly #wake: (() => void)[] = [];

  take(job: RunJob): void {
    this.seen.push(job);
    for (const wake of this.#wake.splice(0)) wake();
  }

  async until(count: number): Promise<readonly RunJob[]> {
    while (this.seen.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake.push(resolve);
      });
    }
    return this.seen;
  }
}

const backends: Readonly<Record<string, () => Promise<RunQueueOptions>>> = {
  postgres: async () => ({ database_url: await createDatabase() }),
  redis: async () => ({ database_url: 'postgresql://127.0.0.1:1/unused', redis_url: await redisUrl() }),
};

describe.each(Object.keys(backends))('a run queue on %s', (name) => {
  let options: RunQueueOptions;
  const open: RunQueue[] = [];

  const connect = async (more: Partial<RunQueueOptions> = {}): Promise<RunQueue> => {
    const queue = await openRunQueue({ ...options, ...more });
    open.push(queue);
    return queue;
  };

  beforeAll(async () => {
    options = await backends[name]!();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queue) => queue.close()));
  });

  it('carries a job from one process to another, and keeps nothing of it', async () => {
    const [producer, consumer, inbox] = [await connect(), await connect(), new Inbox()];
    await consumer.process(async (job) => inbox.take(job), { standard: 1, low: 1 });
    await producer.enqueue({ run_id: 'carried', attempt: 0, lane: 'standard' });
    expect(await inbox.until(1)).toEqual([{ run_id: 'carried', attempt: 0, lane: 'standard' }]);
    await consumer.close();
    expect(await producer.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
  });

  it('takes the same run and attempt for the same job', async () => {
    const [queue, inbox] = [await connect(), new Inbox()];
    for (const attempt of [0, 0, 1, 0, 1]) await queue.enqueue({ run_id: 'twice', attempt, lane: 'standard' });
    expect(await queue.counts()).toEqual({ waiting: 2, active: 0, failed: 0 });
    await queue.process(async (job) => inbox.take(job), { standard: 1, low: 1 });
    expect(await inbox.until(2)).toEqual([
      { run_id: 'twice', attempt: 0, lane: 'standard' },
      { run_id: 'twice', attempt: 1, lane: 'standard' },
    ]);
  });

  it('takes a job again that came to its end', async () => {
    const [queue, inbox] = [await connect(), new Inbox()];
    await queue.process(async (job) => inbox.take(job), { standard: 1, low: 1 });
    for (const count of [1, 2, 3]) {
      while ((await queue.counts()).active > 0);
      await queue.enqueue({ run_id: 'again', attempt: 0, lane: 'standard' });
      await inbox.until(count);
    }
    expect(inbox.seen).toHaveLength(3);
  });

  it('gives a job again that its handler gave back, with a growing pause', async () => {
    const [queue, inbox, times] = [await connect(), new Inbox(), [] as number[]];
    await queue.process(
      async (job) => {
        times.push(Date.now());
        inbox.take(job);
        if (times.length < 3) throw new Error('not now');
      },
      { standard: 1, low: 1 },
    );
    await queue.enqueue({ run_id: 'back', attempt: 0, lane: 'standard' });
    await inbox.until(1);
    await inbox.until(3);
    const [first, second, third] = times as [number, number, number];
    expect(second - first).toBeGreaterThanOrEqual(240);
    expect(third - second).toBeGreaterThanOrEqual(490);
  });

  it('gives it again at once when it is handed over again: its pauses go by a clock that may be set', async () => {
    const [queue, inbox, tries] = [await connect(), new Inbox(), 12]; // with their pauses, they would take minutes
    await queue.process(
      async (job) => {
        inbox.take(job);
        if (inbox.seen.length < tries) throw new Error('not now');
      },
      { standard: 1, low: 1 },
    );
    for (let count = 1; count <= tries; count += 1) {
      await queue.enqueue({ run_id: 'at once', attempt: 0, lane: 'standard' });
      await inbox.until(count);
      while ((await queue.counts()).active > 0);
    }
    expect(inbox.seen).toHaveLength(tries);
  });

  it('works on as many jobs at once as it was told', async () => {
    const [queue, inbox] = [await connect(), new Inbox()];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await queue.process(
      (job) => {
        inbox.take(job);
        return gate;
      },
      { standard: 3, low: 1 },
    );
    for (const run_id of ['a', 'b', 'c', 'd']) await queue.enqueue({ run_id, attempt: 0, lane: 'standard' });
    await inbox.until(3);
    expect(await queue.counts()).toEqual({ waiting: 1, active: 3, failed: 0 });
    release();
    await inbox.until(4);
  });

  it('never keeps the standard lane waiting for a full low lane', async () => {
    const [queue, inbox] = [await connect(), new Inbox()];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await queue.process(
      (job) => {
        inbox.take(job);
        return job.lane === 'low' ? gate : Promise.resolve();
      },
      { standard: 1, low: 1 },
    );
    for (const run_id of ['long-1', 'long-2', 'long-3']) await queue.enqueue({ run_id, attempt: 0, lane: 'low' });
    await inbox.until(1);
    for (const run_id of ['short-1', 'short-2']) await queue.enqueue({ run_id, attempt: 0, lane: 'standard' });
    expect(await inbox.until(3)).toEqual([
      { run_id: 'long-1', attempt: 0, lane: 'low' },
      { run_id: 'short-1', attempt: 0, lane: 'standard' },
      { run_id: 'short-2', attempt: 0, lane: 'standard' },
    ]);
    release();
    expect((await inbox.until(5)).slice(3).map(({ run_id }) => run_id)).toEqual(['long-2', 'long-3']);
  });

  it('counts the jobs of both lanes', async () => {
    const queue = await connect();
    await queue.enqueue({ run_id: 'counted', attempt: 0, lane: 'standard' });
    await queue.enqueue({ run_id: 'counted', attempt: 0, lane: 'low' });
    expect(await queue.counts()).toEqual({ waiting: 2, active: 0, failed: 0 });
    const inbox = new Inbox();
    await queue.process(async (job) => inbox.take(job), { standard: 1, low: 1 });
    await inbox.until(2);
  });

  it('waits at its end for the jobs in hand, and takes no more', async () => {
    const [queue, other, inbox] = [await connect(), await connect(), new Inbox()];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await queue.process(
      (job) => {
        inbox.take(job);
        return gate;
      },
      { standard: 1, low: 1 },
    );
    await other.enqueue({ run_id: 'in-hand', attempt: 0, lane: 'standard' });
    await inbox.until(1);
    await other.enqueue({ run_id: 'left', attempt: 0, lane: 'standard' });
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    await other.ping();
    expect(closed).toBe(false);
    release();
    await closing;
    expect(inbox.seen).toEqual([{ run_id: 'in-hand', attempt: 0, lane: 'standard' }]);
    expect(await other.counts()).toEqual({ waiting: 1, active: 0, failed: 0 });
    await other.process(async (job) => inbox.take(job), { standard: 1, low: 1 });
    await inbox.until(2);
  });

  it('gives the job of a killed worker to the next', async () => {
    const [queue, inbox] = [await connect({ lock_ms: 1_000 }), new Inbox()];
    const worker = await startQueueWorker({ ...options, lock_ms: 1_000 });
    await queue.enqueue({ run_id: 'orphan', attempt: 0, lane: 'standard' });
    expect(await worker.nextJob()).toEqual({ run_id: 'orphan', attempt: 0, lane: 'standard' });
    await worker.kill();
    await queue.process(async (job) => inbox.take(job), { standard: 1, low: 1 });
    expect(await inbox.until(1)).toEqual([{ run_id: 'orphan', attempt: 0, lane: 'standard' }]);
  });

  it('loses none of a thousand jobs among three workers', async () => {
    const producer = await connect();
    const inbox = new Inbox();
    for (let index = 0; index < 3; index += 1) {
      await (await connect()).process(async (job) => inbox.take(job), { standard: 4, low: 1 });
    }
    for (let hundred = 0; hundred < 10; hundred += 1) {
      const ids = Array.from({ length: 100 }, (_, index) => `many-${hundred}-${index}`);
      await Promise.all(ids.map((run_id) => producer.enqueue({ run_id, attempt: 0, lane: 'standard' })));
    }
    const seen = await inbox.until(1_000);
    expect(new Set(seen.map(({ run_id }) => run_id)).size).toBe(1_000);
  });
});
