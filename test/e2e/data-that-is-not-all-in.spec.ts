import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FormularyServer } from '../support/formulary-server';
import { openSourceDatabase, type SourceDatabase } from '../support/source-database';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const dataset = {
  kind: 'dataset',
  name: 'orders',
  source: { file: 'orders.csv' },
  primary_key: ['id'],
  time: 'ordered_on',
  fields: [
    { name: 'id', type: 'text' },
    { name: 'ordered_on', type: 'date' },
    { name: 'loaded_at', type: 'timestamp' },
  ],
  freshness: { complete_until: 'max(loaded_at)' },
};
const soldBy = (name: string, connection: string) => ({
  kind: 'dataset',
  name,
  source: { connection, table: 'sales' },
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'integer' },
    { name: 'amount', type: 'decimal(10,2)' },
  ],
});
const metric = { kind: 'metric', name: 'orders_count', dataset: 'orders', formula: 'count()' };
const request = { metrics: ['orders_count'], period: '2026-03-01/2026-03-11', as_of: '2026-04-01T00:00:00Z' };

describe('data that is not all in', () => {
  let folder: ThrowawayFolder;
  let server: FormularyServer;
  let shop: SourceDatabase;
  let data: string;
  const load = (...rows: readonly string[]) =>
    writeFile(join(data, 'orders.csv'), `${['id,ordered_on,loaded_at', ...rows].join('\n')}\n`);

  beforeAll(async () => {
    folder = await makeFolder();
    data = join(folder.path, 'definitions');
    await mkdir(data);
    await load('a,2026-03-01,2026-03-02T00:00:00Z');
    await writeFile(join(data, 'orders.yaml'), [dataset, metric].map((one) => JSON.stringify(one)).join('\n---\n'));
    shop = await openSourceDatabase();
    const environment = { DATA_DIR: folder.path, DATA_ROOT: data, CONNECTION_SHOP: shop.url };
    server = await new FormularyServer(environment).start();
  });

  afterAll(async () => {
    await server.end();
    await shop.close();
    await folder.remove();
  });

  it('is told with the answer of a run', async () => {
    const { body } = await server.run(request);
    expect(body.rows).toEqual([{ orders_count: 1 }]);
    expect(body.used.complete_until).toEqual({ orders: '2026-03-02T00:00:00Z' });
    expect(body.warnings).toEqual([
      {
        code: 'run.data_incomplete',
        message: 'orders is complete until 2026-03-02, and the period ends 2026-03-11; rows may still be missing',
      },
    ]);
  });

  it('is told no longer when the rows have come', async () => {
    await load('a,2026-03-01,2026-03-02T00:00:00Z', 'b,2026-03-10,2026-03-11T00:00:00Z');
    const { body } = await server.run(request);
    expect(body.rows).toEqual([{ orders_count: 2 }]);
    expect(body.used.complete_until).toEqual({ orders: '2026-03-11T00:00:00Z' });
    expect(body.warnings).toEqual([]);
  });

  it('is refused where its formula asks for more than the rows of the dataset', async () => {
    const put = (complete_until: string) =>
      server.call('/v1/datasets/orders', { method: 'PUT', body: { ...dataset, freshness: { complete_until } } });
    const refused = await put('min(max(loaded_at), as_of)');
    expect([refused.status, refused.body.code]).toEqual([422, 'formula.beyond_freshness']);
    expect(refused.body.errors[0]).toMatchObject({ path: '/freshness/complete_until', column: 21, end_column: 26 });
    expect((await put('count()')).body.code).toBe('formula.wrong_type');
    expect((await put('max(loaded_at) - 1 day')).status).toBe(201);
    const { body } = await server.run(request);
    expect(body.used.complete_until).toEqual({ orders: '2026-03-10T00:00:00Z' });
  });

  it('is read from a database, and told where there is none', async () => {
    await shop.run(
      'CREATE TABLE sales AS SELECT id, 0.1::numeric(10,2) AS amount FROM generate_series(1, 30000) AS id',
    );
    const lostFile = { file: 'lost.json', text: JSON.stringify(soldBy('lost', 'market')) };
    const put = (name: string, connection: string) =>
      server.call(`/v1/datasets/${name}`, {
        method: 'PUT',
        body: soldBy(name, connection),
      });
    const ask = async (of: string) => {
      const sold = { kind: 'metric', name: `${of}_sold`, dataset: of, formula: 'sum(amount)' };
      await server.call(`/v1/metrics/${sold.name}`, { method: 'PUT', body: sold });
      await server.call(`/v1/metrics/${sold.name}/versions/1/publish`, { method: 'POST', body: {} });
      return server.run({ metrics: [sold.name] });
    };
    const [sales, lost] = [await put('sales', 'shop'), await put('lost', 'market')];
    expect([sales.status, sales.body.warnings, lost.status]).toEqual([201, undefined, 201]);
    const warning = { code: 'definition.unknown_connection', path: '/source/connection' };
    expect(lost.body.warnings).toMatchObject([warning]);
    expect(lost.body.warnings[0].message).toBe('there is no connection "market"; those there are: shop');
    const again = await server.call('/v1/definitions', { method: 'POST', body: { files: [lostFile] } });
    expect(again.body.warnings).toMatchObject([{ ...warning, file: 'lost.json', line: 1 }]);
    expect((await ask('sales')).body.rows).toEqual([{ sales_sold: 3000 }]);
    expect((await ask('lost')).body).toMatchObject({
      code: 'data.unusable',
      detail: expect.stringContaining('there is no connection "market"; those there are: shop'),
    });
    const { connections } = (await server.call('/v1/health')).body;
    expect(connections).toMatchObject([
      {
        connection: 'shop',
        configured: true,
        datasets: [{ dataset: 'sales', readings: 1, failures: 0, rows: 30_000, read: { rows: 30_000 } }],
      },
    ]);
    expect((await server.call('/metrics')).text).toContain('formulary_connection_rows{connection="shop"} 30000');
    expect((await server.call('/health/ready')).text).not.toContain('connections');
    expect(server.output.join('')).not.toContain('s3cret');
  });
});
