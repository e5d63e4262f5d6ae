import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitUntil } from '../support/await-until';
import { FormularyServer } from '../support/formulary-server';
import { MovableClock } from '../support/movable-clock';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const definitions = `
kind: dataset
name: deals
source: {file: deals.csv}
primary_key: [id]
time: closed_on
fields:
  - {name: id, type: text}
  - {name: region, type: text}
  - {name: closed_on, type: date}
  - {name: amount, type: integer}
---
kind: metric
name: sales
dataset: deals
formula: sum(amount)
---
kind: schedule
name: sales_monthly
metrics: [sales]
query: {by: [region]}
every: month
lookback: 2
lock_after: 45d
`;

const january = ['a,East,2024-01-10,100', 'b,East,2024-01-20,50', 'c,West,2024-01-31,70'];
const february = ['d,East,2024-02-05,40'];
const march = ['e,East,2024-03-15,30'];

describe('a January that is restated', () => {
  let folder: ThrowawayFolder;
  let clock: MovableClock;
  let server: FormularyServer;
  let root: string;

  beforeAll(async () => {
    folder = await makeFolder();
    root = join(folder.path, 'root');
    await mkdir(root);
    await writeFile(join(root, 'deals.yaml'), definitions);
    await load(...january);
    clock = new MovableClock(folder.path);
    await clock.set('2024-01-15T12:00:00Z');
    server = await new FormularyServer({
      ...clock.environment,
      DATA_DIR: join(folder.path, 'data'),
      DATA_ROOT: root,
    }).start();
  });

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  const load = (...rows: readonly string[]) =>
    writeFile(join(root, 'deals.csv'), ['id,region,closed_on,amount', ...rows, ''].join('\n'));
  /** It is that time, and everything that is due by then has been computed: the interval named, and what it looks back at. */
  const become = async (instant: string, ...computed: readonly string[]) => {
    await clock.set(instant);
    await awaitUntil(`the runs of ${instant}`, async () => {
      const intervals = await ledger();
      const isNew = ({ computed_at, state }: any) =>
        state === 'succeeded' && Date.parse(computed_at) >= Date.parse(instant);
      const periods = intervals.filter(isNew).map(({ period }: any) => period);
      return computed.every((period) => periods.includes(period)) || undefined;
    });
  };
  const ledger = async () => (await server.call('/v1/schedules/sales_monthly/intervals')).body.items;
  const series = async (as_of?: string) => {
    const { status, body } = await server.call(
      `/v1/metrics/sales/snapshots${as_of === undefined ? '' : `?as_of=${as_of}`}`,
    );
    expect(status).toBe(200);
    return body;
  };
  const values = ({ items }: any) =>
    items.map(({ period, dimensions, value, revision }: any) => [period, dimensions.region, value, revision]);

  it('is stored when it is over', async () => {
    const known = await server.call('/v1/schedules/sales_monthly'); // from now on it owes what closes
    expect(known.body).toMatchObject({ paused: false, since: expect.stringMatching(/^2024-01-15T12:0/) });
    await become('2024-02-01T00:05:00Z', '2024-01');
    const now = await series();
    expect(values(now)).toEqual([
      ['2024-01', 'East', 150, 1],
      ['2024-01', 'West', 70, 1],
    ]);
    expect(now.intervals).toEqual({ total: 1, remarkable: [] });
  });

  it('becomes another one when a deal was reopened, and stays what it was as of February', async () => {
    await load('a,East,2024-01-10,100', 'b,East,2024-01-20,60', 'c,West,,70', ...february);
    await become('2024-03-01T00:05:00Z', '2024-01', '2024-02');
    expect(values(await series('2024-02-02'))).toEqual([
      ['2024-01', 'East', 150, 1],
      ['2024-01', 'West', 70, 1],
    ]);
    const now = await series();
    expect(values(now)).toEqual([
      ['2024-01', 'East', 160, 2],
      ['2024-02', 'East', 40, 1],
    ]);
    expect(now.intervals).toMatchObject({ total: 2, remarkable: [{ period: '2024-01', restated: true }] });
    expect(values(await series('2024-03-02'))).toEqual(values(now));
    expect((await series('2024-02-02')).intervals).toEqual({ total: 1, remarkable: [] });
    const [restated] = await ledger();
    expect(restated).toMatchObject({ period: '2024-01', attempts: 2 });
    expect(restated.restated_at).toMatch(/^2024-03-01T00:05/);
  });

  it('keeps every revision, that which says that a region is gone, too', async () => {
    const { items } = (await server.call('/v1/metrics/sales/snapshots/revisions?to=2024-02')).body;
    expect(
      items.map(({ dimensions, revision, value, is_removed }: any) => [dimensions.region, revision, value, is_removed]),
    ).toEqual([
      ['East', 1, 150, false],
      ['East', 2, 160, false],
      ['West', 1, 70, false],
      ['West', 2, null, true],
    ]);
    const known = (await server.call('/v1/metrics/sales/snapshots/revisions?as_of=2024-02-02')).body.items;
    expect(known.map(({ revision }: any) => revision)).toEqual([1, 1]);
  });

  it('was missing before it was stored', async () => {
    const { items, intervals } = await series('2024-02-01T00:00:00Z');
    expect(items).toEqual([]);
    expect(intervals).toMatchObject({ total: 1, remarkable: [{ period: '2024-01', missing: true, restated: false }] });
    expect(await series('2024-01-20')).toMatchObject({ items: [], intervals: { total: 0, remarkable: [] } });
  });

  it('is changed no more when its books are closed; the month after it still is', async () => {
    await load('a,East,2024-01-10,1', 'd,East,2024-02-05,45', ...march);
    await become('2024-04-01T00:05:00Z', '2024-02', '2024-03');
    expect(values(await series())).toEqual([
      ['2024-01', 'East', 160, 2],
      ['2024-02', 'East', 45, 2],
      ['2024-03', 'East', 30, 1],
    ]);
    expect((await ledger()).map(({ period, attempts }: any) => [period, attempts])).toEqual([
      ['2024-01', 2],
      ['2024-02', 2],
      ['2024-03', 1],
    ]);
    const trigger = { method: 'POST', body: { interval: '2024-01' } };
    const refused = await server.call('/v1/schedules/sales_monthly/trigger', trigger);
    expect([refused.status, refused.body.code]).toEqual([409, 'schedule.locked']);
  });
});
