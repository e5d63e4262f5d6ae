import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitUntil } from '../support/await-until';
import { FormularyServer, type Answer } from '../support/formulary-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const definitions = `
kind: dataset
name: sales
source: {file: sales.csv}
primary_key: [id]
time: day
fields:
  - {name: id, type: text}
  - {name: day, type: date}
  - {name: region, type: text}
  - {name: amount, type: integer}
  - {name: cost, type: integer}
access:
  - {roles: [analyst, author, scheduler], where: region == user.region, hidden: [cost]}
---
{kind: metric, name: revenue, dataset: sales, formula: sum(amount)}
---
{kind: metric, name: spent, dataset: sales, formula: sum(cost)}
`;
const rows = [
  'id,day,region,amount,cost',
  'w1,2025-01-10,West,10,1',
  'w2,2025-02-10,West,20,2',
  'e1,2025-01-11,East,4000,400',
  'e2,2025-02-11,East,8000,800',
];
const by = ['region'];
const schedule = { kind: 'schedule', name: 'monthly', metrics: ['revenue'], query: { by }, every: 'month' };

describe('what a caller may not read', () => {
  let folder: ThrowawayFolder;
  let root: string;
  let server: FormularyServer;
  /** Keys by who bears them; ids of those of West. */
  const keys: Record<string, string> = {};
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    folder = await makeFolder();
    root = join(folder.path, 'root');
    await mkdir(root);
    await writeFile(join(root, 'sales.csv'), rows.join('\n'));
    await writeFile(join(root, 'sales.yaml'), definitions);
    server = await new FormularyServer({ DATA_DIR: join(folder.path, 'data'), DATA_ROOT: root }).start();
    for (const [who, region] of Object.entries({ west: 'West', twin: 'West', east: 'East' })) {
      const name = who === 'twin' ? 'west' : who;
      const body = { name, roles: ['analyst', 'author', 'scheduler'], attributes: { region } };
      const made = await server.call('/v1/api-keys', { method: 'POST', body });
      [keys[who], ids[who]] = [made.body.key, made.body.id];
    }
  });

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  type Who = 'west' | 'twin' | 'east' | 'admin';
  const as = (who: Who) => (who === 'admin' ? {} : { key: keys[who]! });
  const get = (who: Who, path: string) => server.call(path, as(who));
  const put = (who: Who, body: { kind: string; name: string }) =>
    server.call(`/v1/${body.kind}s/${body.name}`, { method: 'PUT', body, ...as(who) });
  const post = (who: Who, path: string, body: unknown = {}) =>
    server.call(path, { method: 'POST', body, headers: { prefer: 'wait=30' }, ...as(who) });
  const ask = (who: Who, body: unknown) => post(who, '/v1/runs', body);
  const refusal = ({ status, body }: Answer) => [status, body.code];
  const values = ({ body }: Answer) => body.items.map(({ dimensions, value }: any) => `${dimensions.region} ${value}`);
  /** Computes a month, and answers the run. */
  const compute = async (who: Who, interval: string): Promise<string> => {
    const { body } = await post(who, '/v1/schedules/monthly/trigger', { interval });
    await awaitUntil(`${interval} is stored`, async () => {
      const { items } = (await get('admin', '/v1/schedules/monthly/intervals')).body;
      return items.find(
        (item: any) => item.period === interval && item.state === 'succeeded' && item.run_id === body.id,
      );
    });
    return body.id;
  };
  const snapshots = (who: Who, more = '') => get(who, `/v1/metrics/revenue/snapshots?from=2025-01${more}`);
  const january = '&to=2025-02';

  it('is not in its runs: they have its rows, and no hidden field', async () => {
    for (const [who, revenue] of [
      ['west', 30],
      ['east', 12_000],
      ['admin', 12_030],
    ] as const)
      expect((await ask(who, { metrics: ['revenue'] })).body.rows).toEqual([{ revenue }]);
    expect(refusal(await ask('west', { metrics: ['spent'] }))).toEqual([403, 'access.field_hidden']);
  });

  it('is not laid open by another dataset over the same file, nor by other rules', async () => {
    const { definition } = (await get('admin', '/v1/datasets/sales')).body;
    const { access: _, ...open } = definition;
    expect(refusal(await put('west', { ...open, name: 'copy' }))).toEqual([403, 'access.dataset_guarded']);
    expect(refusal(await put('west', open))).toEqual([403, 'access.dataset_guarded']);
    const removed = await server.call('/v1/datasets/sales', { method: 'DELETE', key: keys['west']! });
    expect(refusal(removed)).toEqual([403, 'access.dataset_guarded']);
  });

  it("is another's run, though that one bears the same name", async () => {
    const { id } = (await ask('west', { metrics: ['revenue'] })).body;
    for (const path of ['', '/result', '/events'])
      expect(refusal(await get('twin', `/v1/runs/${id}${path}`))).toEqual([404, 'run.not_found']);
    expect(refusal(await post('twin', `/v1/runs/${id}/explain`))).toEqual([404, 'run.not_found']);
    expect((await server.call(`/v1/runs/${id}`, { method: 'DELETE', key: keys['twin']! })).status).toBe(404);
    expect((await get('twin', '/v1/runs')).body.items).toEqual([]);
    expect((await get('admin', `/v1/runs/${id}/result`)).body.rows).toEqual([{ revenue: 30 }]);
  });

  it('is in none of its results any more when its rights have changed, nor in their explanations', async () => {
    const { id } = (await ask('west', { metrics: ['revenue'] })).body;
    const change = (region: string) =>
      server.call(`/v1/api-keys/${ids['west']}`, { method: 'PATCH', body: { attributes: { region } } });
    expect((await change('East')).status).toBe(200);
    expect(refusal(await get('west', `/v1/runs/${id}/result`))).toEqual([403, 'access.result_withheld']);
    expect(refusal(await post('west', `/v1/runs/${id}/explain`))).toEqual([403, 'access.result_withheld']);
    await change('West');
    expect((await get('west', `/v1/runs/${id}/result`)).body.rows).toEqual([{ revenue: 30 }]);
    expect((await post('west', `/v1/runs/${id}/explain`)).text).toContain('"value":30');
  });

  it('is not read by triggering the schedule of somebody who may', async () => {
    expect((await put('admin', schedule)).body.runs_as ?? 'saved').toBe('saved');
    expect((await get('west', '/v1/schedules/monthly')).body.runs_as).toMatchObject({ scope: 'all', roles: ['admin'] });
    const alert = { kind: 'alert', name: 'probe', metric: 'revenue', when: 'value > 1000' };
    expect((await put('west', alert)).status).toBe(201);
    const run = await compute('west', '2025-01');
    await compute('admin', '2025-02');
    expect((await get('west', `/v1/runs/${run}`)).body.status).toBe('succeeded');
    expect(refusal(await get('west', `/v1/runs/${run}/result`))).toEqual([403, 'access.result_withheld']);
    expect(refusal(await post('west', `/v1/runs/${run}/explain`))).toEqual([403, 'access.result_withheld']);
    expect(values(await snapshots('admin', january))).toEqual(['East 4000', 'West 10']);
    for (const path of ['', '/revisions'])
      expect(refusal(await get('west', `/v1/metrics/revenue/snapshots${path}`))).toEqual([
        403,
        'access.snapshot_withheld',
      ]);
  });

  it('is not told by an alert of its own on that schedule', async () => {
    const told = await awaitUntil('the alert is judged', async () => {
      const events = await get('west', '/v1/alerts/probe/events');
      return events.body.items.length > 0 ? events : undefined;
    });
    expect(told.body.items[0]).toMatchObject({ kind: 'error', dimensions: {}, observed: { value: null } });
    expect(told.text).not.toMatch(/4000|8000|East/);
    expect((await get('west', '/v1/alerts/probe/standing')).text).not.toContain('East');
  });

  it('is not in what it makes of that schedule: from then on it runs as who saved it', async () => {
    await put('west', { ...schedule, title: 'mine', deliver: [{ email: 'west@example.com' }] } as never);
    const { runs_as } = (await get('east', '/v1/schedules/monthly')).body;
    expect(runs_as).toMatchObject({ name: 'west', attributes: { region: 'West' }, scope: 'restricted' });
    await compute('admin', '2025-01');
    for (const who of ['west', 'twin', 'admin'] as const)
      expect(values(await snapshots(who, january))).toEqual(['West 10']);
    expect(refusal(await snapshots('east', january))).toEqual([403, 'access.snapshot_withheld']);
    expect(refusal(await snapshots('west'))).toEqual([403, 'access.snapshot_withheld']);
    expect(refusal(await get('west', `/v1/metrics/revenue/snapshots/revisions?from=2025-01${january}`))).toEqual([
      403,
      'access.snapshot_withheld',
    ]);
  });

  it('is a seam in the series, and no restatement', async () => {
    const { items, seams, intervals } = (await snapshots('admin')).body;
    expect(items.map(({ period, restated, rows_of }: any) => [period, restated, rows_of])).toEqual([
      ['2025-01', false, 'west'],
      ['2025-02', false, undefined],
      ['2025-02', false, undefined],
    ]);
    expect(seams).toMatchObject([{ period: '2025-02', other_rows: true }]);
    expect(intervals.remarkable.filter(({ restated }: any) => restated)).toEqual([]);
  });

  it('comes back when somebody who may read it saves the same schedule again', async () => {
    const { definition } = (await get('admin', '/v1/schedules/monthly')).body;
    expect((await put('admin', definition)).body.current).toBe(true);
    expect((await get('admin', '/v1/schedules/monthly')).body.runs_as.scope).toBe('all');
    await compute('admin', '2025-01');
    expect(values(await snapshots('admin', january))).toEqual(['East 4000', 'West 10']);
  });

  it('is in no word on why data cannot be used', async () => {
    await writeFile(join(root, 'sales.csv'), [...rows, 'e3,2025-03-01,East,secret-amount,0'].join('\n'));
    const failed = await awaitUntil('the file is refused', async () => {
      const answer = await ask('west', { metrics: ['revenue'] });
      return answer.status === 200 ? undefined : answer;
    });
    expect([refusal(failed), failed.body.detail]).toEqual([
      [422, 'data.reason_withheld'],
      'the data of sales cannot be used just now',
    ]);
    expect((await ask('admin', { metrics: ['revenue'] })).text).toContain('secret-amount');
    const report = { dataset: 'sales', available: false, code: 'data.bad_rows' };
    await awaitUntil('everybody is told the code', async () => {
      const { body } = await server.call('/health/ready', { key: null });
      return body.datasets.find((found: any) => found.code === report.code);
    });
    expect((await get('admin', '/v1/health')).body.datasets).toMatchObject([
      { ...report, reason: expect.stringContaining('secret-amount') },
    ]);
    const { id } = (await post('west', '/v1/schedules/monthly/trigger', { interval: '2025-03' })).body;
    await get('west', `/v1/runs/${id}`);
    const everywhere = [
      '/v1/runs',
      `/v1/runs/${id}`,
      '/v1/schedules/monthly/intervals',
      '/v1/alerts/probe/events',
      '/health/ready',
    ];
    for (const path of everywhere) expect((await get('west', path)).text).not.toContain('secret-amount');
  });
});
