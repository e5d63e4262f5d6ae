import { EmbeddedPostgres } from '@adapters/platform';
import { awaitUntil } from '../support/await-until';
import { FormularyServer } from '../support/formulary-server';
import { RedisServer } from '../support/redis-server';
import { createDatabase } from '../support/test-databases';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const request = { metrics: ['crm_revenue'], period: '2017' };

describe('a queue on Redis that goes away', () => {
  let folder: ThrowawayFolder;
  let redis: RedisServer;
  let server: FormularyServer;

  beforeAll(async () => {
    folder = await makeFolder();
    redis = await RedisServer.start();
    server = await new FormularyServer({
      DATA_DIR: folder.path,
      DATABASE_URL: await createDatabase(),
      REDIS_URL: redis.url,
    }).start();
  });

  afterAll(async () => {
    await server.end();
    await redis.stop();
    await folder.remove();
  });

  it('is answered with 503 and a time to come back, and work goes on by itself when it is back', async () => {
    expect((await server.run(request)).status).toBe(200);
    await redis.kill();
    const refused = await server.run(request);
    expect([refused.status, refused.body.code]).toEqual([503, 'service.unavailable']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await redis.restart();
    const answered = await awaitUntil('runs are taken again', async () => {
      const answer = await server.run(request);
      return answer.status === 200 ? answer : undefined;
    });
    expect(answered.body.rows).toEqual([{ crm_revenue: 10_005_534 }]);
  });

  it('loses no accepted run when it forgets everything', async () => {
    process.kill(server.pidOf('worker'), 'SIGSTOP');
    const accepted = await server.call('/v1/runs', { method: 'POST', body: request });
    expect(accepted.status).toBe(202);
    await redis.kill();
    await redis.restart(); // empty: the job is gone, the run is not
    process.kill(server.pidOf('worker'), 'SIGCONT');
    const run = await awaitUntil('the run is finished', async () => {
      const { body } = await server.call(`/v1/runs/${accepted.body.id}`);
      return body.status === 'succeeded' ? body : undefined;
    });
    expect(run.status).toBe('succeeded');
  });
});

describe('a database that goes away', () => {
  let folder: ThrowawayFolder;
  let database: EmbeddedPostgres;
  let server: FormularyServer;

  beforeAll(async () => {
    folder = await makeFolder();
    database = new EmbeddedPostgres({ data_dir: folder.path, durable: false });
    server = await new FormularyServer({ DATABASE_URL: await database.start() }).start();
  });

  afterAll(async () => {
    await server.end();
    await database.stop();
    await folder.remove();
  });

  it('is answered with 503 and a time to come back; runs and their results are there when it is', async () => {
    const before = await server.run(request);
    await database.stop();
    for (const refused of [await server.run(request), await server.call('/v1/metrics')]) {
      expect([refused.status, refused.body.code]).toEqual([503, 'service.unavailable']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await server.call('/health/ready', { key: null })).body.status).toBe('unavailable');
    expect((await server.call('/health/live', { key: null })).status).toBe(200);
    database = new EmbeddedPostgres({ data_dir: folder.path, durable: false });
    await database.start();
    const after = await awaitUntil('runs are taken again', async () => {
      const answer = await server.run(request);
      return answer.status === 200 ? answer : undefined;
    });
    expect(after.body.rows).toEqual(before.body.rows);
    expect((await server.call(`/v1/runs/${before.body.id}/result`)).body.rows).toEqual(before.body.rows);
  });
});
