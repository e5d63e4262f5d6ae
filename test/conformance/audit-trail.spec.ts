import { controllers } from '../../apps/api/src/controllers';
import { listRoutes } from '../../apps/api/src/http/list-routes';
import { ApiWorld } from './api-world';
import { AuditedActs } from './audited-acts';
import { decisions } from './audited-operations';

const routes = listRoutes(controllers);

const orders = (more = {}) => ({
  kind: 'dataset',
  name: 'orders',
  source: { upload: true },
  primary_key: ['id'],
  time: 'at',
  fields: [
    { name: 'id', type: 'text' },
    { name: 'at', type: 'timestamp' },
    { name: 'amount', type: 'number' },
  ],
  ...more,
});
const revenue = (formula: string) => ({ kind: 'metric', name: 'revenue', dataset: 'orders', formula });
const others = {
  calendar: { kind: 'calendar', name: 'fiscal', year_starts: 4 },
  scorecard: { kind: 'scorecard', name: 'board', metrics: ['revenue'] },
  schedule: { kind: 'schedule', name: 'daily', metrics: ['revenue'], every: 'day' },
  alert: { kind: 'alert', name: 'low', metric: 'revenue', schedule: 'daily', when: 'value < 1' },
} as const;

let acts: AuditedActs;
let world: ApiWorld;
const act: AuditedActs['act'] = (...what) => acts.act(...what);
const trail = (query?: string) => acts.trail(query);

beforeAll(async () => {
  world = await ApiWorld.open();
  acts = new AuditedActs(world, routes);
});
afterAll(() => world.close());

describe('the audit trail', () => {
  it('has a decision for every operation of the API, and for nothing else', () => {
    expect(Object.keys(decisions).toSorted()).toEqual(routes.map(({ operation }) => operation.id).toSorted());
  });

  it('tells who made, changed and put definitions in force', async () => {
    await act('saveDataset', { name: 'orders' }, orders());
    await act('saveMetric', { name: 'revenue' }, revenue('sum(amount)'));
    await act('publishMetricVersion', { name: 'revenue', version: 1 });
    await act('saveMetric', { name: 'revenue' }, revenue('sum(amount) * 2'));
    const { entries } = await act('publishMetricVersion', { name: 'revenue', version: 2 });
    expect(entries).toMatchObject([{ subject: 'revenue', details: { version: 2, replaced: 1 } }]);
    await act('rollBackMetric', { name: 'revenue' }, { to: 1 });
    const deprecated = await act('deprecateMetricVersion', { name: 'revenue', version: 2 });
    const { id } = (await world.call('/v1/me', { key: acts.key })).body;
    expect(deprecated.entries).toMatchObject([{ actor_id: id, actor: 'admin' }]);
    for (const [kind, definition] of Object.entries(others)) {
      const [title, name] = [`${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, definition.name];
      await act(`save${title}`, { name }, definition);
      await act(`save${title}`, { name }, { ...definition, title: 'Another' });
      await act(`rollBack${title}`, { name }, { to: 1 });
      await act(`publish${title}Version`, { name, version: 2 });
    }
    await act('saveDataset', { name: 'orders' }, orders({ title: 'Orders' }));
    await act('rollBackDataset', { name: 'orders' }, { to: 1 });
    await act('publishDatasetVersion', { name: 'orders', version: 2 });
    const applied = await act(
      'applyDefinitions',
      {},
      { files: [{ file: 'a.json', text: JSON.stringify({ ...revenue('count()'), name: 'orders_made' }) }] },
    );
    expect(applied.entries[0]).toMatchObject({ action: 'metric.publish', subject: 'orders_made' });
  });

  it('says on each version who saved, published and deprecated it, when, and with which request', async () => {
    const { items } = (await world.call('/v1/metrics/revenue/versions', { key: acts.key })).body;
    const request = expect.stringMatching(/^step-\d+$/);
    const at = expect.stringMatching(/^\d{4}-.*Z$/);
    const saved = { created_by: 'admin', created_at: at, created_request_id: request };
    const published = { published_by: 'admin', published_at: at, published_request_id: request };
    const deprecated = { deprecated_by: 'admin', deprecated_at: at, deprecated_request_id: request };
    expect(items).toMatchObject([
      { version: 2, ...saved, ...published, ...deprecated },
      { version: 1, ...saved, ...published },
    ]);
    expect(items[1]).not.toHaveProperty('deprecated_by');
  });

  it('tells who asked for data, and who took it', async () => {
    const request = { metrics: ['revenue'], period: '2026' };
    const { answer } = await act('createRun', {}, request, { accept: 'text/csv' });
    const { id } = answer.body;
    const [created] = await trail(`&subject=${id}`);
    expect(created).toMatchObject({ action: 'run.create', details: { ...request, as: 'text/csv' } });
    await acts.finish(id);
    const read = await act('readRunResult', { id }, undefined, { accept: 'application/x-ndjson' });
    expect(read.entries).toMatchObject([{ subject: id, details: { as: 'application/x-ndjson' } }]);
    const explained = await act('explainRun', { id });
    expect(explained.entries).toMatchObject([{ details: { of: id } }]);
    await act('cancelRun', { id: explained.answer.body.id });
    await act('previewMetric', {}, { definition: revenue('count()'), query: { period: '2026' } });
    await act('compareMetricVersions', { name: 'revenue', a: 1, b: 2 }, { period: '2026' });
    await act(
      'compareUnsavedMetric',
      { name: 'revenue', a: 1 },
      { definition: revenue('count()'), query: { period: '2026' } },
    );
    for (const operation of ['readSnapshots', 'readSnapshotRevisions']) await act(operation, { name: 'revenue' });
    for (const operation of ['listAlertEvents', 'readAlertStanding']) await act(operation, { name: 'low' });
    await act('uploadRows', { name: 'orders' }, 'id,at,amount\n1,2026-01-01T00:00:00Z,1\n', {
      'content-type': 'text/csv',
    });
    await act('previewDataset', { name: 'orders' });
  });

  it('tells who worked schedules', async () => {
    await act('pauseSchedule', { name: 'daily' });
    await act('resumeSchedule', { name: 'daily' });
    await act('triggerSchedule', { name: 'daily' }, { interval: '2026-01-05' });
    const { answer } = await act('createBackfill', { name: 'daily' }, { from: '2026-01-01', to: '2026-01-03' });
    await act('cancelBackfill', { name: 'daily', id: answer.body.id });
    await act('testDelivery', {}, { email: 'anna@example.com' });
    expect(await trail('&subject=daily&action=schedule.')).toHaveLength(9);
  });

  it('tells who changed access, from what to what, and never a key', async () => {
    const { answer } = await act('createApiKey', {}, { name: 'dashboard', roles: ['viewer'] });
    const { id, key } = answer.body;
    const changed = await act('changeApiKey', { id }, { roles: ['analyst'], attributes: { region: 'West' } });
    expect(changed.entries[0]?.details).toEqual({
      name: 'dashboard',
      before: { roles: ['viewer'], attributes: {} },
      after: { roles: ['analyst'], attributes: { region: 'West' } },
    });
    const rotated = await act('rotateApiKey', { id }, { overlap: '1h' });
    for (const secret of [key, rotated.answer.body.key])
      expect((await world.call('/v1/me', { key: secret })).body).toMatchObject({
        id,
        roles: ['analyst'],
        attributes: { region: 'West' },
      });
    await act('revokeApiKey', { id });
    await act('readWebhookSecret');
    await act('rotateWebhookSecret');
    const file = await act('readAudit', {}, undefined, { accept: 'text/csv' });
    expect(file.answer.text).toMatch(/^at,actor_id,actor,action,subject,request_id,details,id\r\n/);
    expect(file.answer.text).toContain('api_key.rotate');
    for (const secret of [key, rotated.answer.body.key]) {
      expect(file.answer.text).not.toContain(secret);
      expect(world.lines.join('')).not.toContain(secret);
    }
  });

  it('tells who was refused, once a minute', async () => {
    const viewer = world.keys.get('viewer')!;
    for (let n = 0; n < 3; n += 1) await world.call('/v1/api-keys', { key: viewer });
    for (let n = 0; n < 3; n += 1) await world.call('/v1/runs', { key: 'fml_nobody' });
    await world.call('/v1/runs');
    const refused = (await trail('&action=access.')).map(({ action, subject, details }) => [
      action,
      subject,
      details['code'],
    ]);
    expect(refused).toEqual([
      ['access.refused', 'GET /v1/runs', 'request.bad_key'],
      ['access.refused', 'GET /v1/api-keys', 'request.forbidden'],
    ]);
  });

  it.each(['/v1/runs?api_key=KEY', '/v1/runs?limit=1&x=KEY', '/v1/runs/KEY', '/health/live?token=KEY', '/v1/runs?KEY'])(
    'holds no key that came in a URL, nor does the log: %s is refused',
    async (url) => {
      const { key } = acts;
      const answer = await world.call(url.replace('KEY', key), { key });
      expect([answer.status, answer.body.code]).toEqual([400, 'request.key_in_url']);
      expect(answer.text).not.toContain(key);
      expect(world.lines.join('')).not.toContain(key);
      expect(JSON.stringify(await trail())).not.toContain(key);
    },
  );

  it('tells who took definitions away', async () => {
    for (const [kind, { name }] of Object.entries(others).toReversed())
      await act(`remove${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, { name });
    for (const name of ['revenue', 'orders_made']) await act('removeMetric', { name });
    await act('removeDataset', { name: 'orders' });
    expect(await trail('&subject=revenue&action=metric.')).toHaveLength(7);
  });

  it('was written as it was decided, by every operation that writes', () => {
    const writing = Object.entries(decisions).flatMap(([id, decision]) =>
      'none' in decision ? [] : [[id, decision] as const],
    );
    expect(Object.fromEntries(acts.left)).toEqual(Object.fromEntries(writing));
  });

  it('is left alone by all the others', async () => {
    const silent = routes.filter(({ operation }) => 'none' in (decisions[operation.id] ?? []));
    const before = (await trail()).length;
    for (const { method, path } of silent)
      await world.call(path.replaceAll(/\{\w+\}/g, '1'), { method: method.toUpperCase(), key: acts.key });
    expect((await trail()).length).toBe(before);
    expect(silent.length).toBeGreaterThan(50);
  });
});
