import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fuzzApi } from '../fuzz/api/fuzz-api';
import { watchPeaks } from '../fuzz/api/peak-memory';
import { readCrm } from '../fuzz/api/read-crm';
import { renderReport } from '../fuzz/api/render-report';
import { awaitUntil } from '../support/await-until';
import { ADMIN_KEY, copyCrm, FormularyServer } from '../support/formulary-server';
import { tellFigure } from '../support/tell-figure';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

describe('a server whose definitions and data have faults', () => {
  let folder: ThrowawayFolder;
  let root: string;
  let server: FormularyServer;
  const start = async () => new FormularyServer({ DATA_DIR: join(folder.path, 'data'), DATA_ROOT: root }).start();
  const health = async () => (await server.call('/v1/health')).body;
  const datasetReport = async (name: string, available: boolean) =>
    awaitUntil(`${name} is ${available ? '' : 'not '}available`, async () =>
      (await health()).datasets.find((report: any) => report.dataset === name && report.available === available),
    );

  beforeAll(async () => {
    folder = await makeFolder();
    root = join(folder.path, 'root');
    await copyCrm(root);
    server = await start();
  });

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  it('reports each faulty file with its line and hint, and keeps the last good version in force', async () => {
    const file = join(root, 'crm/metrics/crm_win_rate.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('deal_stage == "Won"', 'deal_stag == "Won"'));
    await writeFile(join(root, 'broken.yaml'), 'kind: metric\nname: [\n');
    await writeFile(join(root, 'unknown.yaml'), 'kind: metric\nname: extra\nformla: 1\n');
    await server.end();
    server = await start();
    const { status, definitions } = await health();
    expect(status).toBe('degraded');
    expect(definitions.map((problem: any) => problem.file).toSorted()).toEqual([
      'broken.yaml',
      'crm/metrics/crm_win_rate.yaml',
      'unknown.yaml',
    ]);
    const winRate = definitions.find((problem: any) => problem.file.endsWith('crm_win_rate.yaml')).errors[0];
    expect(winRate).toMatchObject({ code: 'formula.unknown_field', hint: 'did you mean "deal_stage"?' });
    expect(good.split('\n')[winRate.line - 1]).toContain('deal_stage');
    const { body } = await server.run({ metrics: ['crm_win_rate'], period: '2017' });
    expect(body.rows).toEqual([{ crm_win_rate: 0.6315005215318135 }]);
    await writeFile(file, good);
  });

  it('loses one dataset with its file, and gets it back with it', async () => {
    const file = join(root, 'crm/data/products.csv');
    const good = await readFile(file);
    await rm(file);
    await datasetReport('crm_products', false);
    const refused = await server.run({ metrics: ['crm_average_discount'], period: '2017' });
    expect([refused.status, refused.body.code]).toEqual([422, 'data.unusable']);
    expect(refused.body.detail).toContain('crm_products');
    expect((await server.run({ metrics: ['crm_revenue'], period: '2017' })).status).toBe(200);
    await writeFile(file, good);
    await datasetReport('crm_products', true);
    expect((await server.run({ metrics: ['crm_average_discount'], period: '2017' })).status).toBe(200);
  });

  it('names a row that does not fit with line, field and value', async () => {
    const file = join(root, 'crm/data/accounts.csv');
    const good = await readFile(file, 'utf8');
    const lines = good.split('\n');
    lines[4] = 'Bioholding,medical,twenty twelve,587.34,1356,Philipines,';
    await writeFile(file, lines.join('\n'));
    const { status, body } = await server.run({ metrics: ['crm_revenue'], period: '2017', by: ['account.sector'] });
    expect(status).toBe(422);
    expect(JSON.stringify(body.errors)).toMatch(/line 5.*year_established.*twenty twelve/);
    await writeFile(file, good);
    expect((await server.run({ metrics: ['crm_revenue'], period: '2017', by: ['account.sector'] })).status).toBe(200);
  });

  it.each([
    ['an unknown key', { metrics: ['crm_revenue'], perod: '2017' }, '/perod'],
    ['a wrong type', { metrics: 'crm_revenue' }, '/metrics'],
    ['an unknown metric', { metrics: ['crm_revenu'] }, '/metrics/0'],
    ['an unknown dimension', { metrics: ['crm_revenue'], period: '2017', by: ['agent.office'] }, '/by/0'],
    ['an impossible period', { metrics: ['crm_revenue'], period: '2017-13' }, '/period'],
    ['an impossible zone', { metrics: ['crm_revenue'], period: '2017', timezone: 'Mars/Phobos' }, '/timezone'],
    ['a grain without a period', { metrics: ['crm_revenue'], grain: 'month' }, '/grain'],
    ['a condition with a mistake', { metrics: ['crm_revenue'], period: '2017', where: 'sector = "x"' }, '/where'],
    [
      'an order by nothing',
      { metrics: ['crm_revenue'], period: '2017', order_by: [{ field: 'nothing' }] },
      '/order_by/0/field',
    ],
    ['too small a limit', { metrics: ['crm_revenue'], period: '2017', limit: 0 }, '/limit'],
  ])('refuses %s and names the place', async (_, request, path) => {
    const { status, body } = await server.run(request);
    expect([400, 422]).toContain(status);
    expect(body.errors.map((error: any) => error.path)).toContain(path);
    expect(body.request_id).toMatch(/.+/);
  });

  it('says everything that is wrong at once', async () => {
    const { body } = await server.run({ metrics: ['crm_revenu'], period: '2017-02-30', timezone: 'Mars/Phobos' });
    expect(body.errors.map((error: any) => error.path).toSorted()).toEqual(['/metrics/0', '/period', '/timezone']);
  });

  it('says of a preview where each mistake of its definition stands, and what was meant', async () => {
    const formula = 'sum(close_valu) / count().wher(deal_stage == "Won")';
    const { status, body } = await server.call('/v1/metrics/preview', {
      method: 'POST',
      body: { definition: { kind: 'metric', name: 'size', dataset: 'crm_opportunities', formula } },
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      { path: '/formula', line: 1, column: 5, hint: 'did you mean "close_value"?' },
      { path: '/formula', line: 1, column: 27, hint: 'did you mean "where"?' },
    ]);
  });

  it.each(['0001', '9998'])('answers for the year %s at the end of the calendar', async (period) => {
    const { status, body } = await server.run({ metrics: ['crm_deals_won'], period, grain: 'quarter' });
    expect([status, body.rows?.length]).toEqual([200, 4]);
  });

  it.each([
    ['GET', '/v1/metrics/%E0%A4%A', undefined],
    ['GET', '/v1/metrics/a%00b', undefined],
    ['GET', '/v1/runs/not-a-run', undefined],
    ['GET', '/v1/runs?limit=many', undefined],
    ['GET', '/v1/runs?cursor=nonsense', undefined],
    ['POST', '/v1/runs', '{"metrics": ["crm_revenue"'],
    ['POST', '/v1/runs', '[]'],
    ['POST', '/v1/runs', 'null'],
    ['POST', '/v1/runs', '{"metrics": ["crm_revenue"], "period": "2017", "where": "\u0000"}'],
    ['PUT', '/v1/metrics/constructor', '{"kind": "metric", "name": "__proto__", "formula": "1"}'],
    ['DELETE', '/v1/runs/01a20000-0000-7000-8000-000000000000', undefined],
    ['PATCH', '/v1/runs', '{}'],
  ])('answers %s %s %s with a problem, not with a failure', async (method, path, body) => {
    const answer = await server.call(path, { method, ...(body !== undefined && { body }) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.code).toMatch(/^[a-z_]+\.[a-z_]+$/);
  });

  it('answers requests made from its own description as it says there, sound or wild, and goes on', async () => {
    const wish = { url: server.url, admin_key: ADMIN_KEY, definitions: await readCrm() };
    const peaks = watchPeaks(server.pid);
    const report = await fuzzApi({ ...wish, requests: 1500, seed: 20_261_122, at_once: 4 });
    tellFigure(`${renderReport(report)}; ${peaks()}`);
    expect(report.failures).toEqual([]);
    expect(report.answered).toBe(1500);
    expect((await server.call('/metrics')).status).toBe(200);
  });
});
