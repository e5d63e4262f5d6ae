import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalWarehouse } from '@adapters/warehouse';
import type { CheckedDataset } from '@core/formula';
import { checkedDataset } from '../../../../../test/support/checked-dataset';
import { errorOf, selectAll, WarehouseBench } from '../../../../../test/support/warehouse-bench';

let bench: WarehouseBench;

beforeAll(async () => {
  bench = await WarehouseBench.start();
});

afterAll(() => bench.stop());

const sales = (file: string | readonly string[], more: Partial<CheckedDataset['definition']> = {}) =>
  checkedDataset('sales', { id: 'text', amount: 'decimal(12,2)', sold_on: 'date' }, { file, ...more });

describe('a session', () => {
  it('keeps what it has seen while the file changes, and the next one sees the change', async () => {
    await bench.write('live.csv', 'id,amount,sold_on\na,1,\n');
    const before = await bench.warehouse.open([sales('live.csv')]);
    await bench.write('live.csv', 'id,amount,sold_on\na,1,\nb,2,\n');
    const after = await bench.warehouse.open([sales('live.csv')]);
    expect(before.data['sales']?.version).not.toBe(after.data['sales']?.version);
    expect(await selectAll(before, sales(''))).toHaveLength(1);
    expect(await selectAll(after, sales(''))).toHaveLength(2);
    await before.close();
    await after.close();
  });

  it('loads once for all that open at once, and not again while the content is the same', async () => {
    await bench.write('once.csv', 'id,amount,sold_on\na,1,\n');
    const sessions = await Promise.all(Array.from({ length: 5 }, () => bench.warehouse.open([sales('once.csv')])));
    await bench.write('once.csv', 'id,amount,sold_on\na,1,\n');
    sessions.push(await bench.warehouse.open([sales('once.csv')]));
    expect(new Set(sessions.map(({ data }) => data['sales']?.loaded_at)).size).toBe(1);
    await Promise.all(sessions.map((session) => session.close()));
  });

  it('over given rows is apart from files and from other sessions', async () => {
    await bench.write('apart.csv', 'id,amount,sold_on\na,1,\n');
    const dataset = sales('apart.csv');
    const [files, first, second] = await Promise.all([
      bench.warehouse.open([dataset]),
      bench.warehouse.openRows([dataset], { sales: [{ id: 'x' }, { id: 'y' }] }),
      bench.warehouse.openRows([dataset], {}),
    ]);
    expect(await selectAll(files, dataset)).toEqual([['a', 1, null]]);
    expect(await selectAll(first, dataset)).toHaveLength(2);
    expect(await selectAll(second, dataset)).toEqual([]);
    await Promise.all([files, first, second].map((session) => session.close()));
  });

  it('names fields of given rows that the dataset does not store', async () => {
    const error = await errorOf(bench.warehouse.openRows([sales('')], { sales: [{ id: 'a', amout: 1 }] }));
    expect(error.diagnostics[1]?.message).toBe('row 1 of sales has "amout", which sales does not store');
  });

  it('ends a query in the engine when its signal is aborted', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => ({ id: String(index) }));
    const session = await bench.warehouse.openRows([sales('')], { sales: rows });
    const abort = new AbortController();
    const sql = `SELECT count(*) FROM sales a, sales b, sales c, sales d WHERE a.id || b.id < c.id || d.id`;
    const answer = session.execute(
      { sql, parameters: [], columns: [{ name: 'count', type: 'integer' }] },
      { signal: abort.signal },
    );
    setTimeout(() => abort.abort(), 100);
    expect((await errorOf(answer)).code).toBe('run.cancelled');
    expect(await selectAll(session, sales(''))).toHaveLength(3000);
    await session.close();
  });

  it('gives as many rows as it may, and no more', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({ id: String(index) }));
    const session = await bench.warehouse.openRows([sales('')], { sales: rows });
    const query = { sql: 'SELECT id FROM sales', parameters: [], columns: [{ name: 'id', type: 'text' as const }] };
    expect((await session.execute(query, { most_rows: 5000 })).row_count).toBe(5000);
    const error = await errorOf(session.execute(query, { most_rows: 4999 }));
    expect([error.code, error.status]).toEqual(['limit.groups', 422]);
    expect((await session.execute(query)).row_count).toBe(5000);
    await session.close();
  });

  it('stops at the rows that it may give before the others are made', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ id: String(index) }));
    const session = await bench.warehouse.openRows([sales('')], { sales: rows });
    const sql = 'SELECT 1 AS n FROM sales AS a, sales AS b, sales AS c, sales AS d';
    const query = { sql, parameters: [], columns: [{ name: 'n', type: 'integer' as const }] };
    expect((await errorOf(session.execute(query, { most_rows: 10_000 }))).code).toBe('limit.groups');
    await session.close();
  });

  it('has a file loaded again that is broken, or that another process has removed', async () => {
    await bench.write('spoiled.csv', 'id,amount,sold_on\na,1,\n');
    const dataset = sales('spoiled.csv');
    const folder = join(bench.folder, 'kept');
    const loaded = async (): Promise<string> => {
      const warehouse = new LocalWarehouse({ data_root: bench.root, folder, threads: 1 });
      const session = await warehouse.open([dataset]);
      expect(await selectAll(session, dataset)).toEqual([['a', 1, null]]);
      await session.close();
      await warehouse.close();
      return session.data['sales']?.loaded_at ?? '';
    };
    const first = await loaded();
    expect(await loaded()).toBe(first);
    const [file = ''] = (await readdir(join(folder, 'sales'))).filter((name) => name.endsWith('.duckdb'));
    const { size } = await stat(join(folder, 'sales', file));
    await writeFile(join(folder, 'sales', file), Buffer.alloc(size, 'x'));
    const second = await loaded();
    expect(second).not.toBe(first);
    await rm(join(folder, 'sales', file));
    expect(await loaded()).not.toBe(second);
  });

  it('fails at most once over a file that has rotted in part', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},${index},\n`);
    await bench.write('rotten.csv', `id,amount,sold_on\n${rows.join('')}`);
    const dataset = sales('rotten.csv');
    const folder = join(bench.folder, 'rotten');
    const warehouse = new LocalWarehouse({ data_root: bench.root, folder, threads: 1 });
    await warehouse.library.prepare(dataset);
    const [file = ''] = (await readdir(join(folder, 'sales'))).filter((name) => name.endsWith('.duckdb'));
    const content = await readFile(join(folder, 'sales', file));
    await writeFile(join(folder, 'sales', file), content.fill('x', content.length / 4, content.length / 2));
    const session = await warehouse.open([dataset]);
    const before = session.data['sales']?.loaded_at;
    const isSpoiled = await selectAll(session, dataset).then(
      () => false,
      () => true,
    );
    await session.close();
    const mended = await warehouse.open([dataset]);
    expect(await selectAll(mended, dataset)).toHaveLength(20_000);
    expect(mended.data['sales']?.loaded_at !== before).toBe(isSpoiled);
    await mended.close();
    await warehouse.close();
  });

  it.each(['DROP TABLE sales', 'SELECT 1; SELECT 2', "SELECT * FROM read_csv('/etc/passwd')", "ATTACH '/tmp/x.db'"])(
    'does not run %s',
    async (sql) => {
      const session = await bench.warehouse.openRows([sales('')], {});
      const error = await errorOf(session.execute({ sql, parameters: [], columns: [] }));
      expect(error.code).toBe('data.query_failed');
      expect(error.message).not.toContain(sql);
      await session.close();
    },
  );
});

describe('the status', () => {
  it('tells what is loaded, what can be, and why something cannot', async () => {
    await bench.write('known.csv', 'id,amount,sold_on\na,1,\n');
    await bench.write('wrong.csv', 'id,amount,sold_on\na,x,\n');
    const datasets = [sales('known.csv'), sales('wrong.csv'), sales('gone.csv')];
    expect((await bench.warehouse.library.status(datasets)).map(({ available }) => available)).toEqual([
      true,
      true,
      false,
    ]);
    await (await bench.warehouse.open([sales('known.csv')])).close();
    await errorOf(bench.warehouse.open([sales('wrong.csv')]));
    const [known, wrong, gone] = await bench.warehouse.library.status(datasets);
    expect(known?.data?.row_count).toBe(1);
    expect(wrong).toMatchObject({ available: false, reason: expect.stringContaining('wrong.csv, line 2') });
    expect(gone).toMatchObject({ available: false, reason: expect.stringContaining('there is no file gone.csv') });
  });
});
