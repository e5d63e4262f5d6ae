import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitUntil } from '../support/await-until';
import { ADMIN_KEY, copyCrm, FormularyServer } from '../support/formulary-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const main = join(__dirname, '../../dist/apps/cli/src/main.js');
const monthly = '/v1/schedules/crm_monthly_sales/backfills';
const daily = '/v1/schedules/visits_daily/backfills';

const definitions = `
kind: dataset
name: visits
source: {file: visits.csv}
primary_key: [id]
time: day
fields:
  - {name: id, type: text}
  - {name: day, type: date}
  - {name: pages, type: integer}
---
kind: metric
name: page_views
dataset: visits
formula: sum(pages)
---
kind: metric
name: visit_count
dataset: visits
formula: count()
---
kind: schedule
name: visits_daily
metrics: [page_views]
every: day
`;

const visits = (pages: string) => `id,day,pages\na,2025-01-01,3\nb,2025-01-02,${pages}\nc,2025-01-10,5\n`;

describe('a backfill', () => {
  let folder: ThrowawayFolder;
  let root: string;
  let server: FormularyServer;

  beforeAll(async () => {
    folder = await makeFolder();
    root = join(folder.path, 'root');
    await mkdir(root, { recursive: true });
    await copyCrm(root);
    await writeFile(join(root, 'visits.yaml'), definitions);
    await writeFile(join(root, 'visits.csv'), visits('4'));
    server = await new FormularyServer({ DATA_DIR: join(folder.path, 'data'), DATA_ROOT: root }).start();
  });

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    server.call(path, { method: 'POST', body, headers });
  const until = (location: string, what: string, holds: (backfill: any) => boolean, timeout_ms?: number) =>
    awaitUntil(
      what,
      async () => {
        const { body } = await server.call(location);
        return holds(body) ? body : undefined;
      },
      timeout_ms,
    );
  const ended = (location: string, timeout_ms?: number) =>
    until(location, 'the backfill comes to its end', ({ status }) => status !== 'running', timeout_ms);
  const backfill = async (path: string, ask: unknown) => {
    const { status, headers } = await post(path, ask);
    expect(status).toBe(202);
    return ended(headers.get('location') ?? '');
  };
  const ledger = async (schedule: string, range: string) =>
    (await server.call(`/v1/schedules/${schedule}/intervals?limit=500&${range}`)).body.items;
  /** Events of a backfill: their names, and the data of the last one. */
  const eventsOf = async (path: string) => {
    const { text, headers } = await server.call(`${path}/events`);
    expect(headers.get('content-type')).toContain('text/event-stream');
    const events = text.split('\n\n').filter((block) => block.startsWith('event: '));
    const names = events.map((event) => event.slice('event: '.length, event.indexOf('\n')));
    return { names, last: JSON.parse(events.at(-1)!.split('data: ')[1]!) };
  };
  /** The command line against the server; what it says goes to no terminal. */
  const formulary = (...words: readonly string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const environment = { ...process.env, FORMULARY_URL: server.url, FORMULARY_API_KEY: ADMIN_KEY };
      const child = execFile(process.execPath, [main, ...words], { env: environment }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });

  it('says what it would compute, and does none of it', async () => {
    const { status, body } = await post(monthly, { from: '2017-01', to: '2018-01', dry_run: true });
    expect([status, body]).toEqual([
      200,
      { total: 12, by_state: { missing: 12 }, locked: 0, runs: expect.any(Number), first: '2017-01', last: '2017-12' },
    ]);
    expect(await ledger('crm_monthly_sales', 'from=2017&to=2018')).toEqual([]);
  });

  it('computes every missing interval once, and tells of its progress', async () => {
    const key = { 'idempotency-key': 'year-2017' };
    const ask = { from: '2017', to: '2018-01-01' };
    const first = await post(monthly, ask, key);
    const again = await post(monthly, ask, key);
    expect([first.status, again.status, again.body.id]).toEqual([202, 202, first.body.id]);
    const location = first.headers.get('location') ?? '';
    const { names, last } = await eventsOf(location);
    expect([new Set(names.slice(0, -1)).has('finished'), names.at(-1)]).toEqual([false, 'finished']);
    expect(last).toMatchObject({
      status: 'succeeded',
      intervals: { total: 12, succeeded: 12, failed: 0, running: 0, waiting: 0 },
      progress: { done: 12, total: 12 },
    });
    const items = await ledger('crm_monthly_sales', 'from=2017&to=2018');
    expect(items.map(({ state, attempts }: any) => [state, attempts])).toEqual(
      Array.from({ length: 12 }, () => ['succeeded', 1]),
    );
    const series = (await server.call('/v1/metrics/crm_revenue/snapshots?from=2017&to=2018')).body.items;
    const march = series.filter(({ period }: any) => period === '2017-03').map(({ value }: any) => value);
    expect(march).toEqual([347_988, 329_151, 457_533]);
    expect((await server.call(monthly)).body.items.map(({ id }: any) => id)).toEqual([first.body.id]);
  });

  it('finds nothing missing after that, and writes nothing twice when all is computed again', async () => {
    const missing = await backfill(monthly, { from: '2017', to: '2018' });
    expect([missing.status, missing.intervals.total]).toEqual(['succeeded', 0]);
    const all = await backfill(monthly, { from: '2017-03', to: '2017-05', select: 'all', newest_first: false });
    expect([all.status, all.intervals.succeeded]).toEqual(['succeeded', 2]);
    const series = (await server.call('/v1/metrics/crm_revenue/snapshots?from=2017&to=2018')).body.items;
    expect(new Set(series.map(({ revision }: any) => revision))).toEqual(new Set([1]));
  });

  it('says which intervals failed and why, and computes those alone when the rows are mended', async () => {
    await writeFile(join(root, 'visits.csv'), visits('many'));
    const broken = await formulary('backfill', 'visits_daily', '--from', '2025-01-01', '--to', '2025-01-04');
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/failed: 0 of 3 intervals succeeded, 3 failed/);
    expect(broken.stdout).toMatch(/^ {2}2025-01-01 {2}\S.*\n {2}2025-01-02 {2}\S.*\n {2}2025-01-03 {2}\S/m);
    expect(broken.stderr).toMatch(/3 of 3 intervals, 3 failed/);
    await writeFile(join(root, 'visits.csv'), visits('4'));
    const plan = await post(daily, { from: '2025-01', select: 'failed', dry_run: true });
    expect(plan.body).toMatchObject({ total: 3, by_state: { failed: 3 }, first: '2025-01-01', last: '2025-01-03' });
    const mended = await formulary('backfill', 'visits_daily', '--from', '2025-01', '--select', 'failed');
    expect([mended.code, mended.stdout]).toEqual([0, expect.stringContaining('3 of 3 intervals succeeded, 0 failed')]);
    const { items } = (await server.call('/v1/metrics/page_views/snapshots?from=2025-01&to=2025-02')).body;
    expect(items.map(({ period, value }: any) => [period, value])).toEqual([
      ['2025-01-01', 3],
      ['2025-01-02', 4],
      ['2025-01-03', 0],
    ]);
  });

  it('computes what a schedule was given later, for the intervals that do not have it', async () => {
    const body = { kind: 'schedule', name: 'visits_daily', metrics: ['page_views', 'visit_count'], every: 'day' };
    const saved = await server.call('/v1/schedules/visits_daily', { method: 'PUT', body });
    expect(saved.status).toBe(201);
    const ask = { from: '2025-01-01', to: '2025-01-05', metrics: ['visit_count'] };
    const plan = await post(daily, { ...ask, dry_run: true });
    expect(plan.body).toMatchObject({ total: 4, by_state: { missing: 1, succeeded: 3 } });
    expect((await backfill(daily, ask)).intervals).toMatchObject({ succeeded: 4, failed: 0 });
    const [first] = await ledger('visits_daily', 'from=2025-01-01&to=2025-01-02');
    expect(first.metrics).toEqual(['page_views', 'visit_count']);
  });

  it('is cancelled with what it has under way, once', async () => {
    process.kill(server.pidOf('worker'), 'SIGSTOP');
    const { headers, body } = await post(daily, { from: '2024-01-01', to: '2025-01-01', parallel: 1 });
    const location = headers.get('location') ?? '';
    const held = await server.call('/v1/schedules/visits_daily', { method: 'DELETE' });
    expect([held.status, held.body.code]).toEqual([409, 'backfill.running']);
    const cancelled = await server.call(location, { method: 'DELETE' });
    process.kill(server.pidOf('worker'), 'SIGCONT');
    expect([cancelled.status, cancelled.body.status, cancelled.body.intervals.total]).toEqual([200, 'cancelled', 366]);
    const again = await server.call(location, { method: 'DELETE' });
    expect([again.status, again.body.code]).toEqual([409, 'backfill.finished']);
    expect((await eventsOf(location)).names).toEqual(['finished']);
    const left = await ledger('visits_daily', 'from=2024-06-01&to=2024-06-02');
    expect(left).toMatchObject([{ state: 'skipped', reason: `left to the backfill ${body.id}` }]);
  });

  it('is started, followed and cancelled from the command line', async () => {
    const range = ['--from', '2023-01-01', '--to', '2023-02-01'];
    const plan = await formulary('backfill', 'visits_daily', ...range, '--dry-run');
    expect([plan.code, plan.stdout]).toEqual([0, expect.stringMatching(/^31 intervals from 2023-01-01 to 2023-01-31/)]);
    const detached = await formulary('backfill', 'visits_daily', ...range, '--detach', '--parallel', '1');
    const [id] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(detached.stdout) ?? [];
    expect([detached.code, detached.stdout]).toEqual([0, expect.stringContaining(`--follow ${id}`)]);
    const followed = await formulary('backfill', 'visits_daily', '--follow', String(id));
    expect([followed.code, followed.stdout]).toEqual([0, expect.stringContaining('31 of 31 intervals succeeded')]);
    const late = await formulary('backfill', 'visits_daily', '--cancel', String(id));
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('has come to its end already: succeeded')]);
    expect((await formulary('backfill', 'visits_daily')).code).toBe(2);
  });

  it('goes on after its worker was killed', async () => {
    const { headers } = await post(daily, { from: '2020-01-01', to: '2023-01-01', parallel: 2 });
    const location = headers.get('location') ?? '';
    await until(location, 'it is on its way', ({ intervals }) => intervals.succeeded > 0);
    process.kill(server.pidOf('worker'), 'SIGKILL');
    const { status, intervals } = await ended(location, 90_000);
    expect([status, intervals.succeeded]).toEqual(['succeeded', 1_096]);
    const states = (await post(daily, { from: '2020-01-01', to: '2023-01-01', select: 'all', dry_run: true })).body;
    expect(states.by_state).toEqual({ succeeded: 1_096 });
  });

  it.each([
    [{ from: '2017-13' }, 422, 'run.impossible_period'],
    [{ from: 'yesterdy' }, 422, 'run.unknown_period'],
    [{ from: '2017-02', to: '2017-01' }, 422, 'backfill.empty_range'],
    [{ from: '2999-01', to: '2999-02' }, 422, 'backfill.nothing_closed'],
    [{ from: '2017-01', to: '2017-02', metrics: ['crm_revenu'] }, 422, 'backfill.unknown_metric'],
    [{ from: '2017-01', parallel: 17 }, 422, 'schema.out_of_bounds'],
    [{ to: '2017-01' }, 422, 'schema.missing_key'],
  ])('refuses %j', async (ask, status, code) => {
    const answer = await post(monthly, ask);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is refused where there is no such schedule, no such backfill, too much to do, or no right to', async () => {
    const codeOf = async (answer: Promise<{ status: number; body: any }>) => {
      const { status, body } = await answer;
      return [status, body.code];
    };
    expect(await codeOf(post('/v1/schedules/crm_monthly_sale/backfills', { from: '2017-01' }))).toEqual([
      404,
      'definition.not_found',
    ]);
    expect(await codeOf(server.call('/v1/schedules/nowhere/backfills'))).toEqual([404, 'definition.not_found']);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await codeOf(server.call(`${monthly}/${unknown}`))).toEqual([404, 'backfill.not_found']);
    expect(await codeOf(server.call(`${monthly}/${unknown}/events`))).toEqual([404, 'backfill.not_found']);
    expect(await codeOf(post(daily, { from: '1000-01-01' }))).toEqual([422, 'backfill.too_long']);
    const { body } = await post('/v1/api-keys', { name: 'looker', roles: ['viewer'] });
    expect(await codeOf(server.call(monthly, { method: 'POST', body: { from: '2017' }, key: body.key }))).toEqual([
      403,
      'request.forbidden',
    ]);
    expect((await server.call(monthly, { key: body.key })).status).toBe(200);
  });
});
