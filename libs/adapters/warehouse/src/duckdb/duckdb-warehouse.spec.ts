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
