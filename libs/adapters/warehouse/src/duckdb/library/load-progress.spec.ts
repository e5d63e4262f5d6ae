import type { CheckedDataset } from '@core/formula';
import type { LoadProgress } from '@core/engine';
import { checkedDataset } from '../../../../../../test/support/checked-dataset';
import { errorOf, WarehouseBench } from '../../../../../../test/support/warehouse-bench';

let bench: WarehouseBench;

beforeAll(async () => {
  bench = await WarehouseBench.start();
});

afterAll(() => bench.stop());

const sales = (file: string, more: Partial<CheckedDataset['definition']> = {}) =>
  checkedDataset('sales', { id: 'text', amount: 'decimal(12,2)', sold_on: 'date' }, { file, ...more });

/** A CSV file of so many rows, each of 36 bytes; the last one may end otherwise. */
function csv(rows: number, { from = 0, end = '' } = {}): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const id = String(from + row).padStart(16, '0');
    return `${id},${String(row % 90_000).padStart(5, '0')}.50,2017-01-31`;
  });
  return ['id,amount,sold_on', ...lines].join('\n') + end;
}

/** Opens a dataset, closes it again, and answers all that was told of its load. */
async function watch(dataset: CheckedDataset): Promise<readonly LoadProgress[]> {
  const told: LoadProgress[] = [];
  const session = await bench.warehouse.open([dataset], { report: (_, progress) => told.push(progress) });
  await session.close();
  return told;
}

const shares = (told: readonly LoadProgress[]) => told.map(({ done, total }) => done / total);

describe('a load', () => {
  it('is told in bytes of its file, from none to all of them, and never goes back', async () => {
    const content = csv(150_000);
    await bench.write('large.csv', content);
    const told = await watch(sales('large.csv'));
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([content.length]));
    expect(shares(told)).toEqual(shares(told).toSorted((a, b) => a - b));
    expect(shares(told).at(0)).toBe(0);
    expect(shares(told).at(-1)).toBe(1);
    expect(new Set(shares(told)).size).toBeGreaterThan(50);
  });

  it('counts every file of a dataset once it is inserted', async () => {
    for (const part of [0, 1, 2, 3]) await bench.write(`parts/${part}.csv`, csv(10, { from: part * 10 }));
    const told = shares(await watch(sales('parts/*.csv'))).filter((share) => share > 0.11 && share < 0.79);
    expect(told).toHaveLength(3);
  });

  it('is told to all who wait for it', async () => {
    await bench.write('shared.csv', csv(100_000));
    const [first, second] = await Promise.all([watch(sales('shared.csv')), watch(sales('shared.csv'))]);
    expect(first.length).toBeGreaterThan(10);
    expect(second).toEqual(first.slice(-second.length));
    expect(second.length).toBeGreaterThan(10);
  });

  it('is not told once it is done', async () => {
    await bench.write('done.csv', csv(10));
    expect(await watch(sales('done.csv'))).not.toEqual([]);
    expect(await watch(sales('done.csv'))).toEqual([]);
  });

  it('that fails ends what is told, and is not whole', async () => {
    await bench.write('broken.csv', csv(50_000, { end: '\nx,1,tomorrow' }));
    const told: LoadProgress[] = [];
    const opened = bench.warehouse.open([sales('broken.csv')], { report: (_, progress) => told.push(progress) });
    expect((await errorOf(opened)).code).toBe('data.bad_rows');
    expect(shares(told).at(0)).toBe(0);
    expect(Math.max(...shares(told))).toBeLessThan(1);
    const [status] = await bench.warehouse.library.status([sales('broken.csv')]);
    expect(status?.loading).toBeUndefined();
    const again: LoadProgress[] = [];
    await errorOf(bench.warehouse.open([sales('broken.csv')], { report: (_, progress) => again.push(progress) }));
    expect(again).toEqual([]);
  });

  it('goes on for others when one stops waiting, who is answered at once', async () => {
    await bench.write('left.csv', csv(100_000));
    const leaving = new AbortController();
    const left = bench.warehouse.open([sales('left.csv')], {
      signal: leaving.signal,
      report: () => leaving.abort(),
    });
    const stayed = bench.warehouse.open([sales('left.csv')]);
    expect((await errorOf(left)).code).toBe('run.cancelled');
    const [status] = await bench.warehouse.library.status([sales('left.csv')]);
    expect(status).toMatchObject({ available: true, loading: { total: csv(100_000).length } });
    const session = await stayed;
    expect(session.data['sales']?.row_count).toBe(100_000);
    await session.close();
    expect(await bench.warehouse.library.status([sales('left.csv')])).toEqual([
      { dataset: 'sales', available: true, data: session.data['sales'] },
    ]);
  });

  it('of data that could not be loaded before leaves it unavailable until it is done', async () => {
    await bench.write('mended.csv', 'id,amount,sold_on\na,x,\n');
    await errorOf(bench.warehouse.open([sales('mended.csv')]));
    await bench.write('mended.csv', csv(50_000));
    let status: Promise<unknown> | undefined;
    const session = await bench.warehouse.open([sales('mended.csv')], {
      report: () => {
        status ??= bench.warehouse.library.status([sales('mended.csv')]);
      },
    });
    expect(await status).toMatchObject([{ available: false, loading: { total: csv(50_000).length } }]);
    expect(await bench.warehouse.library.status([sales('mended.csv')])).toMatchObject([{ available: true }]);
    await session.close();
  });
});
