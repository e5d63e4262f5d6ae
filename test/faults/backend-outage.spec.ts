import { PostgresStateDatabase, runMigrations, SqlRunStore } from '@adapters/persistence';
import { EmbeddedPostgres } from '@adapters/platform';
import { openRunQueue, type RunQueueOptions } from '@adapters/queue';
import { RedisServer } from '../support/redis-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const away = { code: 'service.unavailable', status: 503 };

/** Does `work`; answers its refusal and how long that took. */
async function refusal(work: Promise<unknown>): Promise<{ readonly error: unknown; readonly ms: number }> {
  const begun = Date.now();
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, ms: Date.now() - begun };
}

/** Tries until it goes well, for half a minute. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (turn === 600) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

interface Outage {
  readonly options: RunQueueOptions;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

let folder: ThrowawayFolder;
let postgres: EmbeddedPostgres;
let database_url: string;
let redis: RedisServer;

beforeAll(async () => {
  folder = await makeFolder();
  postgres = new EmbeddedPostgres({ data_dir: folder.path, durable: false });
  database_url = await postgres.start();
  redis = await RedisServer.start();
});

afterAll(async () => {
  await postgres.stop();
  await redis.stop();
  await folder.remove();
});

const outages: Readonly<Record<string, () => Outage>> = {
  'PostgreSQL that is stopped': () => ({
    options: { database_url },
    begin: () => postgres.stop(),
    end: async () => void (await postgres.start()),
  }),
  'Redis that is killed': () => ({
    options: { database_url, redis_url: redis.url },
    begin: () => redis.kill(),
    end: () => redis.restart(),
  }),
  'Redis that hangs': () => ({
    options: { database_url, redis_url: redis.url },
    begin: async () => redis.freeze(),
    end: async () => redis.thaw(),
  }),
};

describe.each(Object.keys(outages))('a queue on a %s', (name) => {
  it('refuses within two seconds, and works again by itself, workers too', async () => {
    const { options, begin, end } = outages[name]!();
    const [producer, consumer] = await Promise.all([openRunQueue(options), openRunQueue(options)]);
    const seen: string[] = [];
    await consumer.process(async ({ run_id }) => void seen.push(run_id), { standard: 2, low: 1 });
    await producer.enqueue({ run_id: `before ${name}`, attempt: 0, lane: 'standard' });
    await begin();
    for (const work of [
      producer.enqueue({ run_id: 'lost', attempt: 0, lane: 'standard' }),
      producer.ping(),
      producer.counts(),
    ]) {
      const { error, ms } = await refusal(work);
      expect(error).toMatchObject(away);
      expect(ms).toBeLessThan(2_000);
    }
    await end();
    await eventually(() => producer.enqueue({ run_id: `after ${name}`, attempt: 0, lane: 'standard' }));
    await eventually(async () => {
      if (!seen.includes(`after ${name}`)) throw new Error('not yet');
    });
    await Promise.all([producer.close(), consumer.close()]);
  });

  it('ends although its backend is away', async () => {
    const { options, begin, end } = outages[name]!();
    const queue = await openRunQueue(options);
    await queue.process(async () => {}, { standard: 1, low: 1 });
    await begin();
    const { error, ms } = await refusal(queue.close());
    expect(error).toBeUndefined();
    expect(ms).toBeLessThan(12_000);
    await end();
  });
});

describe('a queue whose backend is away from the start', () => {
  it.each([
    ['PostgreSQL', { database_url: 'postgresql://me:secret@127.0.0.1:1/none' }],
    ['Redis', { database_url: 'postgresql://127.0.0.1:1/none', redis_url: 'redis://127.0.0.1:1/0' }],
  ])('does not open: %s', async (_, options) => {
    await expect(openRunQueue(options)).rejects.toMatchObject(away);
  });
});

describe('a Redis that may throw jobs away', () => {
  it('is used, with a warning', async () => {
    const forgetful = await RedisServer.start(['--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru']);
    const problems: string[] = [];
    const on_problem = ({ message }: Error) => void problems.push(message);
    const queue = await openRunQueue({ database_url, redis_url: forgetful.url, on_problem });
    await queue.close();
    await forgetful.stop();
    expect(problems).toEqual([expect.stringContaining('allkeys-lru')]);
  });
});

describe('a state database that is stopped', () => {
  const at = '2026-11-21T10:00:00.000Z';
  const run = {
    id: 'survivor',
    task: { kind: 'test', metrics: [] },
    pinned: [],
    overlay: [],
    lane: 'standard',
    created_at: at,
    created_by: 'anna',
    owner: 'key-1',
  } as const;

  it('is said to be away, comes back by itself, and loses no wait', async () => {
    const connection = { database_url, application_name: 'test' };
    await runMigrations(connection);
    const database = await PostgresStateDatabase.open(connection);
    const store = new SqlRunStore(database);
    await store.create(run, 60_000);
    const wait = store.waitUntilFinished(run.id, 50_000);
    await store.get(run.id);
    await postgres.stop();
    for (const work of [database.ping(), store.get(run.id), store.cancel(run.id, at)]) {
      expect((await refusal(work)).error).toMatchObject(away);
    }
    expect((await refusal(PostgresStateDatabase.open(connection))).error).toMatchObject(away);
    expect((await refusal(runMigrations(connection))).error).toMatchObject(away);
    await postgres.start();
    await eventually(() => store.cancel(run.id, at));
    expect(await wait).toMatchObject({ status: 'cancelled' });
    await database.close();
  });
});
