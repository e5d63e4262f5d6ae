import { createWriteStream } from 'node:fs';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { awaitUntil } from '../support/await-until';
import { FormularyServer } from '../support/formulary-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const ROWS = 1_500_000;

/** A dataset whose file takes a worker seconds to load: long enough to be killed in the middle. */
async function writeSlowDataset(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  const file = createWriteStream(join(root, 'events.csv'));
  file.write('id,happened_on,amount\n');
  for (let id = 0; id < ROWS; id += 1000) {
    const lines = Array.from(
      { length: 1000 },
      (_, index) => `e${id + index},2024-01-${String((index % 28) + 1).padStart(2, '0')},1.50`,
    );
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  await writeFile(
    join(root, 'events.yaml'),
    [
      'kind: dataset',
      'name: events',
      'source: {file: events.csv}',
      'primary_key: [id]',
      'time: happened_on',
      'fields:',
      '  - {name: id, type: text}',
      '  - {name: happened_on, type: date}',
      '  - {name: amount, type: "decimal(12,2)"}',
      '---',
      'kind: metric',
      'name: events_amount',
      'dataset: events',
      'formula: sum(amount)',
    ].join('\n'),
  );
}

describe('a worker that is killed', () => {
  let folder: ThrowawayFolder;
  let server: FormularyServer;
  let root: string;

  beforeAll(async () => {
    folder = await makeFolder();
    root = join(folder.path, 'root');
    await writeSlowDataset(root);
    server = await new FormularyServer({ DATA_DIR: join(folder.path, 'data'), DATA_ROOT: root }).start();
  });

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  it('in the middle of a run leaves the run to the next worker, which finishes it once', async () => {
    // A file that has just changed is loaded again: the run has work to do, however far the worker got at its start.
    await appendFile(join(root, 'events.csv'), `e${ROWS},2024-01-31,1.50\n`);
    const accepted = await server.call('/v1/runs', {
      method: 'POST',
      body: { metrics: ['events_amount'], period: '2024-01' },
    });
    expect(accepted.status).toBe(202);
    const { id } = accepted.body;
    await awaitUntil('the run is running', async () => {
      const { body } = await server.call(`/v1/runs/${id}`);
      return body.status === 'running' ? true : undefined;
    });
    const killed = server.pidOf('worker');
    process.kill(killed, 'SIGKILL');
    const run = await awaitUntil('the run is finished', async () => {
      const { body } = await server.call(`/v1/runs/${id}`);
      return body.status === 'succeeded' || body.status === 'failed' ? body : undefined;
    });
    expect(run.status).toBe('succeeded');
    expect(run.attempt).toBe(2);
    expect(server.pidOf('worker')).not.toBe(killed);
    const result = await server.call(`/v1/runs/${id}/result`);
    expect(result.body.rows).toEqual([{ events_amount: (ROWS + 1) * 1.5 }]);
  });

  it('does not stand in the way of cancelling: a run that is cancelled has no result, and the next one answers', async () => {
    await appendFile(join(root, 'events.csv'), `e${ROWS + 1},2024-01-31,1.50\n`);
    const request = { metrics: ['events_amount'], period: '2024-01' };
    const { body } = await server.call('/v1/runs', { method: 'POST', body: request });
    const cancelled = await server.call(`/v1/runs/${body.id}`, { method: 'DELETE' });
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
    expect((await server.call(`/v1/runs/${body.id}/result`)).body.code).toBe('run.cancelled');
    expect((await server.call(`/v1/runs/${body.id}`, { method: 'DELETE' })).body.code).toBe('run.finished');
    expect((await server.run(request)).body.rows).toEqual([{ events_amount: (ROWS + 2) * 1.5 }]);
    expect((await server.call(`/v1/runs/${body.id}`)).body.status).toBe('cancelled');
  });
});

describe('a server that is killed', () => {
  it('starts again on what the killed one left behind', async () => {
    const folder = await makeFolder();
    try {
      const first = await new FormularyServer({ DATA_DIR: folder.path }).start();
      const before = await first.run({ metrics: ['crm_revenue'], period: '2017' });
      await first.end('SIGKILL');
      const second = await new FormularyServer({ DATA_DIR: folder.path }).start();
      const after = await second.run({ metrics: ['crm_revenue'], period: '2017' });
      const kept = await second.call(`/v1/runs/${before.body.id}`);
      await second.end();
      expect(after.body.rows).toEqual(before.body.rows);
      expect(kept.body.status).toBe('succeeded');
    } finally {
      await folder.remove();
    }
  });
});
