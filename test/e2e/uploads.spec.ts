import { request } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { awaitUntil } from '../support/await-until';
import { ADMIN_KEY, FormularyServer } from '../support/formulary-server';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const orders = {
  kind: 'dataset',
  name: 'orders',
  source: { upload: true },
  primary_key: ['id'],
  time: 'sold_on',
  fields: [
    { name: 'id', type: 'text' },
    { name: 'amount', type: 'decimal(10,2)', title: { en: 'Amount', ru: 'Сумма' } },
    { name: 'sold_on', type: 'date' },
    { name: 'region', type: 'text' },
  ],
  access: [{ roles: ['analyst'], where: 'region == user.region', hidden: ['amount'] }, { roles: ['author'] }],
};
const revenue = { kind: 'metric', name: 'revenue', dataset: 'orders', formula: 'sum(amount)' };
const header = 'id,amount,sold_on,region\n';
const csv = { 'content-type': 'text/csv' };

describe('uploads', () => {
  let folder: ThrowawayFolder;
  let server: FormularyServer;

  beforeAll(async () => {
    folder = await makeFolder();
    server = await new FormularyServer({ DATA_DIR: folder.path, LIMIT_UPLOAD_MB: '2' }).start();
    const put = (kind: string, body: { readonly name: string }) =>
      server.call(`/v1/${kind}s/${body.name}`, { method: 'PUT', body });
    await put('dataset', orders);
    await put('metric', revenue);
    await server.call('/v1/metrics/revenue/versions/1/publish', { method: 'POST', body: {} });
  });

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  /** Sends rows and waits until they are in or refused. */
  async function upload(
    body: string | Uint8Array<ArrayBuffer>,
    {
      path = '/v1/datasets/orders/rows',
      mode = 'replace',
      headers = csv,
    }: { path?: string; mode?: string; headers?: Readonly<Record<string, string>> } = {},
  ) {
    const response = await fetch(new URL(`${path}?mode=${mode}`, server.url), {
      method: 'PUT',
      headers: { authorization: `Bearer ${ADMIN_KEY}`, prefer: 'wait=60', ...headers },
      body,
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as any };
  }

  const total = async () => (await server.run({ metrics: ['revenue'] })).body.rows[0].revenue;
  const staged = () => readdir(join(folder.path, 'uploads', 'staging'));

  it('take rows in every form, and runs see them at once', async () => {
    const first = await upload(`${header}a,1.50,2026-01-01,West\nb,2,2026-01-02,East\n`);
    expect(first).toMatchObject({ status: 200, body: { accepted: 2, rejected: [], version: 1, row_count: 2 } });
    expect(first.headers.get('location')).toMatch(/^\/v1\/runs\//);
    expect(await total()).toBe(3.5);
    const rows = [{ id: 'c', amount: 3, sold_on: '2026-02-01', region: 'West' }];
    const json = { 'content-type': 'application/json' };
    expect((await upload(JSON.stringify(rows), { mode: 'append', headers: json })).body.row_count).toBe(3);
    const lines = { 'content-type': 'application/x-ndjson' };
    const line = '{"id": "d", "amount": 4, "sold_on": "2026-02-02", "region": "North"}\n';
    expect((await upload(line, { mode: 'append', headers: lines })).body.row_count).toBe(4);
    expect(await total()).toBe(10.5);
  });

  it('take Parquet, gzip and other character sets', async () => {
    const cyrillic = Buffer.concat([Buffer.from(`${header}a,7,2026-01-01,`), Buffer.from([0xdf, 0x0a])]);
    const packed = new Uint8Array(gzipSync(cyrillic));
    const headers = { 'content-type': 'text/csv; charset=windows-1251', 'content-encoding': 'gzip' };
    expect((await upload(packed, { headers })).body).toMatchObject({ accepted: 1, row_count: 1 });
    const preview = await server.call('/v1/datasets/orders/preview', { headers: { 'accept-language': 'ru' } });
    expect(preview.body.rows).toEqual([{ id: 'a', amount: 7, sold_on: '2026-01-01', region: 'Я' }]);
    expect(preview.body.columns[1]).toMatchObject({ title: 'Сумма', nulls: 0, distinct: 1, min: 7, max: 7 });
    const names = await readdir(join(folder.path, 'uploads', 'orders'));
    const newest = names.toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b)).at(-1) ?? '';
    const parquet = new Uint8Array(await readFile(join(folder.path, 'uploads', 'orders', newest)));
    const again = await upload(parquet, { headers: { 'content-type': 'application/vnd.apache.parquet' } });
    expect(again.body).toMatchObject({ accepted: 1, row_count: 1 });
  });

  it('replace rows of a key where they may, and are refused where they may not', async () => {
    await upload(`${header}a,1,2026-01-01,West\nb,2,2026-01-02,East\n`);
    const refused = await upload(`${header}c,3,2026-01-01,West\nb,5,2026-01-02,East\n`, { mode: 'append' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'data.bad_rows' } });
    expect(refused.body.errors[1]).toMatchObject({ code: 'data.key_present', line: 3, field: 'id', value: 'b' });
    expect(await total()).toBe(3);
    const changed = await upload(`${header}c,3,2026-01-01,West\nb,5,2026-01-02,East\n`, { mode: 'upsert' });
    expect(changed.body).toMatchObject({ accepted: 2, row_count: 3 });
    expect(await total()).toBe(9);
  });

  it('change nothing when one row is bad, and name its line, field, value and reason', async () => {
    const before = await total();
    const refused = await upload(`${header}x,1,2026-01-01,West\n"y\nz",much,2026-01-02,East\nw,1,01/02/2026,\n`);
    expect(refused).toMatchObject({ status: 422, body: { code: 'data.bad_rows' } });
    expect(refused.body.detail).toContain('orders has 2 rows that do not fit');
    expect(refused.body.errors[0]).toMatchObject({ rejected_count: 2 });
    expect(refused.body.errors.slice(1)).toMatchObject([
      { line: 3, field: 'amount', value: 'much', reason: 'does not fit decimal(10,2)' },
      { line: 5, field: 'sold_on', value: '01/02/2026', reason: 'is not a date such as 2017-01-31' },
    ]);
    const headless = await upload('id,price,sold_on,region\nx,1,2026-01-01,West\n');
    expect(headless).toMatchObject({ status: 422, body: { code: 'upload.unusable' } });
    expect(headless.body.detail).toContain('"amount"');
    expect(await total()).toBe(before);
    expect(await staged()).toEqual([]);
  });

  it('are refused when too large, packed to burst, or not for this dataset, and leave nothing', async () => {
    const large = await upload(`${header}${'x'.repeat(3 * 2 ** 20)}`);
    expect(large).toMatchObject({ status: 413, body: { code: 'limit.upload_size' } });
    expect(large.body.detail).toMatch(/has at least \d+ MB; an upload may have 2 MB/);
    const packed = { ...csv, 'content-encoding': 'gzip' };
    const bomb = await upload(new Uint8Array(gzipSync(Buffer.alloc(100 * 2 ** 20))), { headers: packed });
    expect(bomb).toMatchObject({ status: 413, body: { code: 'limit.upload_size' } });
    expect(await upload(header, { headers: packed })).toMatchObject({
      status: 400,
      body: { code: 'upload.broken_body' },
    });
    const filed = await upload(header, { path: '/v1/datasets/crm_accounts/rows' });
    expect(filed).toMatchObject({ status: 409, body: { code: 'upload.not_uploaded' } });
    expect(await upload(header, { path: '/v1/datasets/nowhere/rows' })).toMatchObject({ status: 404 });
    const klingon = await upload(header, { headers: { 'content-type': 'text/csv; charset=klingon' } });
    expect(klingon).toMatchObject({ status: 415, body: { code: 'upload.unknown_charset' } });
    expect(await staged()).toEqual([]);
  });

  it('leave nothing when the connection breaks', async () => {
    const url = new URL('/v1/datasets/orders/rows', server.url);
    const headers = { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'text/csv', 'content-length': '1000000' };
    const sending = request(url, { method: 'PUT', headers });
    sending.on('error', () => undefined);
    sending.write(header);
    await awaitUntil('the body to be on its way', async () => (await staged()).length === 1 || undefined);
    sending.destroy();
    const left = await awaitUntil('the folder to be empty', async () => {
      const names = await staged();
      return names.length === 0 ? names : undefined;
    });
    expect(left).toEqual([]);
  });

  it('are one upload when they are sent twice with a key, and follow one another when they come at once', async () => {
    await upload(`${header}a,1,2026-01-01,West\n`);
    const headers = { ...csv, 'idempotency-key': 'monday' };
    const more = `${header}b,2,2026-01-01,West\n`;
    const answers = await Promise.all([1, 2].map(() => upload(more, { mode: 'append', headers })));
    expect(answers.map(({ body }) => [body.accepted, body.row_count])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const other = await upload(`${header}c,3,2026-01-01,West\n`, { mode: 'append', headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'request.key_reused' } });
    const at_once = ['c', 'd', 'e'].map((id) => upload(`${header}${id},1,2026-01-01,West\n`, { mode: 'append' }));
    expect((await Promise.all(at_once)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await total()).toBe(6);
  });

  it('are shown to each as far as they may see', async () => {
    await upload(`${header}a,1,2026-01-01,West\nb,2,2026-01-02,East\nc,,2026-01-03,East\n`);
    const key = await server.call('/v1/api-keys', {
      method: 'POST',
      body: { name: 'east', roles: ['analyst'], attributes: { region: 'East' } },
    });
    const seen = await server.call('/v1/datasets/orders/preview?limit=1', { key: key.body.key });
    expect(seen.body).toMatchObject({ row_count: 2, rows: [{ id: 'b', sold_on: '2026-01-02', region: 'East' }] });
    expect(seen.body.columns.map(({ name, distinct, min }: any) => [name, distinct, min])).toEqual([
      ['id', 2, 'b'],
      ['sold_on', 2, '2026-01-02'],
      ['region', 1, 'East'],
    ]);
    expect(
      (await server.call('/v1/datasets/orders/rows', { method: 'PUT', body: '[]', key: key.body.key })).status,
    ).toBe(403);
  });

  it('survive the death of the worker that loads them', async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) => `k${row},1,2026-01-01,West`).join('\n');
    const sent = await upload(`${header}${rows}\n`, { headers: { ...csv, prefer: 'wait=0' } });
    expect(sent.status).toBe(202);
    await server.kill('worker');
    const done = await awaitUntil(
      'the run to end',
      async () => {
        const { body } = await server.call(`/v1/runs/${sent.body.id}`, { headers: { prefer: 'wait=10' } });
        return body.finished_at === undefined ? undefined : body;
      },
      100_000,
    );
    expect(done.status).toBe('succeeded');
    expect(await total()).toBe(40_000);
    expect(await staged()).toEqual([]);
  });

  it('are written down, and go with their dataset', async () => {
    const { body } = await server.call('/v1/datasets/orders/uploads?limit=1');
    expect(body.items).toMatchObject([{ mode: 'replace', accepted: 40_000, row_count: 40_000, uploaded_by: 'admin' }]);
    expect(body.next_cursor).toBeDefined();
    const next = await server.call(`/v1/datasets/orders/uploads?limit=1&cursor=${body.next_cursor}`);
    expect(next.body.items[0].version).toBe(body.items[0].version - 1);
    const measured = await server.call('/metrics');
    expect(measured.text).toMatch(/formulary_uploaded_rows\{dataset="orders"\} \d+/);
    expect(measured.text).toMatch(/formulary_upload_refused_rows\{dataset="orders"\} [1-9]/);
    await server.call('/v1/metrics/revenue', { method: 'DELETE' });
    expect((await server.call('/v1/datasets/orders', { method: 'DELETE' })).status).toBe(204);
    await server.call('/v1/datasets/orders', { method: 'PUT', body: orders });
    expect((await server.call('/v1/datasets/orders/preview')).body.row_count).toBe(0);
    const trail = await server.call('/v1/audit?limit=50');
    const actions = trail.body.items.map(({ action }: any) => action);
    expect(actions).toEqual(expect.arrayContaining(['dataset.upload', 'dataset.remove', 'dataset.preview']));
  });
});
