import { SqlBackfillStore, type PostgresStateDatabase } from '@adapters/persistence';
import type { NewBackfill } from '@core/engine';
import { day, days, failure, ledgerWorld, second, success, value, withdrawal } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let world: ReturnType<typeof ledgerWorld>;
let backfills: SqlBackfillStore;

beforeAll(async () => {
  database = await openState();
  world = ledgerWorld(database);
  backfills = new SqlBackfillStore(database);
});
afterAll(() => database.close());

const backfill = (id: string, fields: Partial<NewBackfill> = {}): NewBackfill => ({
  id,
  schedule: id,
  from: day(0).start,
  to: day(4).start,
  select: 'all',
  newest_first: true,
  parallel: 2,
  created_at: second(0),
  created_by: 'anna',
  owner: 'key-1',
  ...fields,
});

/** A backfill of the first days of a schedule of the same name. */
async function begin(id: string, count: number, fields: Partial<NewBackfill> = {}): Promise<void> {
  await world.ledger.expect(id, days(0, count));
  await backfills.create(backfill(id, fields), days(0, count).map(told));
}

const told = ({ start, end, period }: ReturnType<typeof day>) => ({ start, end, period });
const waiting = async (id: string, now = second(500)) =>
  (await backfills.findWaiting(id, now, 100)).map(({ period }) => period);

describe('a backfill', () => {
  it('comes back as it was written, with its intervals counted', async () => {
    await begin('told', 4, { metrics: ['revenue'] });
    expect(await backfills.get('told')).toEqual({
      ...backfill('told', { metrics: ['revenue'] }),
      status: 'running',
      total: 4,
      succeeded: 0,
      failed: 0,
      running: 0,
    });
    expect(await backfills.get('nonsense')).toBeUndefined();
    expect(await backfills.findWaiting('told', second(0), 2)).toMatchObject([told(day(3)), told(day(2))]);
    await begin('oldest', 2, { newest_first: false });
    expect(await waiting('oldest')).toEqual(['2017-01-01', '2017-01-02']);
    expect((await backfills.findRunning()).map(({ id }) => id)).toEqual(['oldest', 'told']);
  });

  it('of nothing has succeeded', async () => {
    await begin('nothing', 0);
    expect(await backfills.get('nothing')).toMatchObject({ status: 'succeeded', total: 0, finished_at: second(0) });
    expect(await backfills.cancel('nothing', second(1))).toBeUndefined();
  });

  it('goes on with what the ledger settles, and ends when nothing waits or runs', async () => {
    const { ledger, settle } = world;
    await begin('moves', 4);
    await ledger.start('moves', days(0, 3), { run_id: 'm1', at: second(1), backfill: 'moves' });
    expect(await backfills.countRuns('moves')).toBe(1);
    expect((await ledger.countRuns()).has('moves')).toBe(false);
    expect(await waiting('moves')).toEqual(['2017-01-04']);
    await settle('moves', 'm1', second(2), [
      success(day(0), [value(1)]),
      failure(day(1), 'away', second(60)),
      failure(day(2), 'no such field'),
    ]);
    expect(await backfills.get('moves')).toMatchObject({ total: 4, succeeded: 1, failed: 1, running: 0 });
    expect(await waiting('moves', second(59))).toEqual(['2017-01-04']);
    expect(await waiting('moves', second(60))).toEqual(['2017-01-04', '2017-01-02']);
    await backfills.refuse('moves', [told(day(3)), told(day(0))], 'closed books');
    expect(await backfills.finish('moves', second(3))).toBe(false);
    await ledger.start('moves', [day(1)], { run_id: 'm2', at: second(60), backfill: 'moves' });
    expect(await backfills.finish('moves', second(61))).toBe(false);
    await settle('moves', 'm2', second(62), [success(day(1), [value(1)])]);
    const ends = await Promise.all([1, 2, 3].map(() => backfills.finish('moves', second(63))));
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect(await backfills.get('moves')).toMatchObject({
      status: 'failed',
      succeeded: 2,
      failed: 2,
      finished_at: second(63),
    });
    expect((await backfills.failures('moves', 9)).map(({ period, reason }) => [period, reason])).toEqual([
      ['2017-01-03', 'no such field'],
      ['2017-01-04', 'closed books'],
    ]);
    expect(await backfills.failures('moves', 1)).toHaveLength(1);
  });

  it('gets only what waits in it, also when many starts overlap', async () => {
    await begin('many', 30);
    await world.ledger.start('many', [day(4)], { run_id: 'in-time', at: second(0) });
    const sets = Array.from({ length: 10 }, (_, run) => days(run * 2, run * 2 + 12));
    const got = await Promise.all(
      sets.map((set, run) => world.ledger.start('many', set, { run_id: `n${run}`, at: second(1), backfill: 'many' })),
    );
    expect(new Set(got.flat().map(({ start }) => start)).size).toBe(29);
    expect(got.flat()).toHaveLength(29);
    expect(await backfills.get('many')).toMatchObject({ running: 29 });
    expect(await backfills.countRuns('many')).toBe(got.filter(({ length }) => length > 0).length);
    expect(await waiting('many')).toEqual([]);
    await world.settle('many', 'in-time', second(2), [success(day(4), [value(1)])]);
    expect(await waiting('many')).toEqual(['2017-01-05']);
  });

  it('that is cancelled starts nothing more, and what was under way goes back', async () => {
    const { ledger, settle } = world;
    await begin('cancel', 3);
    await ledger.start('cancel', [day(2)], { run_id: 'c1', at: second(1), backfill: 'cancel' });
    const [cancelled, late] = await Promise.all([
      backfills.cancel('cancel', second(2)),
      ledger.start('cancel', [day(1)], { run_id: 'c2', at: second(2), backfill: 'cancel' }),
    ]);
    expect(cancelled).toEqual(late.length > 0 ? ['c1', 'c2'] : ['c1']);
    expect(await backfills.cancel('cancel', second(3))).toBeUndefined();
    expect(await ledger.start('cancel', [day(0)], { run_id: 'c3', at: second(3), backfill: 'cancel' })).toEqual([]);
    await settle('cancel', 'c1', second(4), [withdrawal(day(2))]);
    await settle('cancel', 'c2', second(4), [withdrawal(day(1))]);
    expect(await ledger.countByState('cancel')).toMatchObject({ expected: 3, running: 0 });
    expect(await backfills.get('cancel')).toMatchObject({ status: 'cancelled', running: 0, finished_at: second(2) });
    expect(await waiting('cancel')).toEqual([]);
    expect(await backfills.finish('cancel', second(5))).toBe(false);
  });
});

describe('a list of backfills', () => {
  it('is newest first, in pages, of one schedule', async () => {
    for (const number of [1, 2, 3]) {
      await backfills.create(backfill(`list-${number}`, { schedule: 'list', created_at: second(number) }), []);
    }
    const first = await backfills.list('list', { limit: 2 });
    const rest = await backfills.list('list', { limit: 2, cursor: first.next_cursor! });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(['list-3', 'list-2', 'list-1']);
    expect(rest).not.toHaveProperty('next_cursor');
  });
});
