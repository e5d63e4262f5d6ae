import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitUntil } from '../support/await-until';
import { FormularyServer, type Answer } from '../support/formulary-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const ROWS = 200_000;

/** Two tables whose rows all belong to one, so that rows of the one can be compared with all rows of the other: for hours. */
const definitions = `
kind: dataset
name: hubs
source: {file: hubs.csv}
primary_key: [hub]
fields: [{name: hub, type: integer}]
---
kind: dataset
name: lefts
source: {file: rows.csv}
primary_key: [n]
fields: [{name: n, type: integer}, {name: hub, type: integer}]
relationships: [{name: at, to: hubs, fields: {hub: hub}}]
---
kind: dataset
name: rights
source: {file: rows.csv}
primary_key: [n]
fields: [{name: n, type: integer}, {name: hub, type: integer}]
relationships: [{name: at, to: hubs, fields: {hub: hub}}]
---
{kind: metric, name: pairs, dataset: lefts, formula: sum(count(rights.n > lefts.n))}
---
{kind: metric, name: lefts_counted, dataset: lefts, formula: count()}
---
{kind: metric, name: rights_counted, dataset: rights, formula: count()}
`;

const analyst = { name: 'ann', roles: ['analyst'] };

describe('limits', () => {
  let folder: ThrowawayFolder;
  let server: FormularyServer;

  beforeAll(async () => {
    folder = await makeFolder();
    const root = join(folder.path, 'root');
    await mkdir(root);
    await writeFile(join(root, 'limits.yaml'), definitions);
    await writeFile(join(root, 'hubs.csv'), 'hub\n1\n');
    await writeFile(join(root, 'rows.csv'), `n,hub\n${Array.from({ length: ROWS }, (_, n) => `${n},1`).join('\n')}\n`);
    server = await start({ LIMIT_RUN_SECONDS: '3600', LIMIT_RUNS_AT_ONCE: '2' });
  });

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  const start = (limits: Readonly<Record<string, string>>) =>
    new FormularyServer({ DATA_DIR: folder.path, DATA_ROOT: join(folder.path, 'root'), ...limits }).start();

  const run = (body: unknown, { wait = 0, key }: { wait?: number; key?: string } = {}): Promise<Answer> =>
    server.call('/v1/runs', {
      method: 'POST',
      body,
      headers: { prefer: `wait=${wait}` },
      ...(key !== undefined && { key }),
    });

  const light = { metrics: ['lefts_counted'] };
  const heavy = { metrics: ['pairs'] };

  it('hold back a caller with too many runs at once, and nobody else; cancelled ones make room at once', async () => {
    const { key } = (await server.call('/v1/api-keys', { method: 'POST', body: analyst })).body;
    await run(light, { wait: 60 });
    const begun = [await run(heavy, { key }), await run(heavy, { key })].map(({ body }) => body.id as string);
    for (const id of begun)
      await awaitUntil('a run at its query', async () => {
        const { status, progress } = (await server.call(`/v1/runs/${id}`, { key })).body;
        return (status === 'running' && progress?.step === 'query') || undefined;
      });
    const third = await run(heavy, { key });
    expect(third).toMatchObject({ status: 429, body: { code: 'limit.runs_at_once' } });
    expect(third.body.detail).toBe('2 runs of this caller are not finished; the limit is 2');
    expect(third.headers.get('retry-after')).toBeTruthy();
    for (const id of begun) await server.call(`/v1/runs/${id}`, { method: 'DELETE', key });
    expect((await run(light, { wait: 60, key })).body.rows).toEqual([{ lefts_counted: ROWS }]);
  });

  describe('that are small', () => {
    beforeAll(async () => {
      await server.end();
      server = await start({
        LIMIT_RUN_SECONDS: '1',
        LIMIT_GROUPS: '1000',
        LIMIT_ROWS_SCANNED: String(2 * ROWS),
        LIMIT_METRICS: '2',
        LIMIT_REQUEST_KB: '64',
      });
      await run(light, { wait: 60 });
    });

    it('stop a query that would take hours, and the next request is answered', async () => {
      const stopped = await run(heavy, { wait: 60 });
      expect(stopped).toMatchObject({ status: 422, body: { code: 'limit.run_time' } });
      expect(stopped.body.detail).toMatch(/^the run was stopped after [\d.]+ s at work; the limit is 1 s$/);
      expect((await run(light, { wait: 60 })).body.rows).toEqual([{ lefts_counted: ROWS }]);
    });

    it.each([
      [{ ...light, by: ['lefts.n'] }, 'limit.groups', 'the result has more than 1,000 groups'],
      [{ metrics: ['pairs', 'rights_counted'] }, 'limit.rows_scanned', 'would read 600,000 rows; the limit is 400,000'],
      [{ metrics: ['pairs', 'rights_counted', 'lefts_counted'] }, 'limit.metrics', '3 metrics are asked for'],
    ])('refuse %j', async (request, code, words) => {
      const { status, body } = await run(request, { wait: 60 });
      expect({ status, code: body.code }).toEqual({ status: 422, code });
      expect(body.detail).toContain(words);
      expect(body.errors?.[0]?.hint ?? body.hint).toContain('LIMIT_');
    });

    it('refuse a body that is too large, with the limit', async () => {
      const { status, body } = await run({ ...light, parameters: { text: 'x'.repeat(70_000) } });
      expect({ status, code: body.code }).toEqual({ status: 413, code: 'request.too_large' });
      expect(body.detail).toContain('64 KB');
    });

    it('are told to Prometheus, with what ran into them', async () => {
      const { text } = await server.call('/metrics');
      expect(text).toContain('formulary_limit{limit="run_ms"} 1000');
      expect(text).toContain('formulary_runs_stopped{code="limit.run_time"} 1');
      expect(text).toContain('formulary_runs_stopped{code="limit.groups"} 1');
      expect(text).toContain('formulary_refusals_total{code="limit.metrics"} 1');
      expect(text).toContain('formulary_refusals_total{code="request.too_large"} 1');
    });
  });
});
