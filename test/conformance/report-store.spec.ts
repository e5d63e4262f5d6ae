import { SqlDeliveryStore, SqlReportStore, SqlRunStore, type PostgresStateDatabase } from '@adapters/persistence';
import type { IntervalEnd, NewDelivery, Report } from '@core/engine';
import { day, days, failure, ledgerWorld, second, success, value } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let world: ReturnType<typeof ledgerWorld>;
let reports: SqlReportStore;

beforeAll(async () => {
  database = await openState();
  world = ledgerWorld(database);
  reports = new SqlReportStore(database);
});
afterAll(() => database.close());

const delivery = (id: string): NewDelivery => ({
  id,
  subject: { kind: 'schedule', name: 'daily' },
  message: { kind: 'webhook', url: 'https://example.com/hook', body: '{}' },
  created_at: second(9),
});

/** Settles the first two days of a schedule, with reports to Anna and Ben. */
async function run(schedule: string, run_id: string, ends: readonly IntervalEnd[]): Promise<void> {
  await world.ledger.expect(schedule, days(0, 2));
  await world.ledger.start(schedule, days(0, 2), { run_id, at: second(0) });
  await world.ledger.settle({ schedule, run_id, grain: 'day', at: second(1) }, ends, [
    { id: `${run_id}-a`, recipient: 'anna' },
    { id: `${run_id}-b`, recipient: 'ben' },
  ]);
}

async function owed(schedule: string): Promise<readonly Report[]> {
  return (await reports.findWaiting(100)).filter((report) => report.schedule === schedule);
}

describe('reports', () => {
  it('are owed once per interval and recipient, when it succeeds for the first time', async () => {
    await run('owed', 'r1', [success(day(0), [value(1)]), failure(day(1), 'away', second(1))]);
    await run('owed', 'r2', [success(day(0), [value(2)]), success(day(1), [value(1)])]);
    const waiting = await owed('owed');
    expect(waiting.map(({ period, recipient }) => [period, recipient])).toEqual([
      ['2017-01-01', 'anna'],
      ['2017-01-01', 'ben'],
      ['2017-01-02', 'anna'],
      ['2017-01-02', 'ben'],
    ]);
    expect(new Set(waiting.map(({ id }) => id)).size).toBe(4);
    expect(await reports.get(waiting[0]!.id)).toEqual(waiting[0]);
    expect(await reports.get('nonsense')).toBeUndefined();
  });

  it('are started by one of many and filed once, with what is to be sent', async () => {
    await run('filed', 'f1', [success(day(0), [value(1)]), failure(day(1), 'wrong')]);
    const [first] = await owed('filed');
    const { id } = first!;
    const starts = await Promise.all(Array.from({ length: 10 }, (_, run) => reports.start(id, `report-${run}`)));
    expect(starts.filter(Boolean)).toHaveLength(1);
    const winner = `report-${starts.indexOf(true)}`;
    expect(await reports.file(id, 'another', { deliveries: [delivery('another')] })).toBe(false);
    const files = [1, 2, 3].map(() =>
      reports.file(id, winner, { deliveries: [delivery('told')], reason: 'no rows\0' }),
    );
    expect((await Promise.all(files)).filter(Boolean)).toHaveLength(1);
    expect(await reports.get(id)).toMatchObject({ status: 'filed', run_id: winner, reason: 'no rows' });
    const { items } = await new SqlDeliveryStore(database).list({}, { limit: 9 });
    expect(items.map((item) => item.id)).toEqual(['told']);
  });

  it('are unfiled while their run is finished or gone', async () => {
    await run('unfiled', 'u1', [success(day(0), [value(1)]), success(day(1), [value(1)])]);
    const runs = new SqlRunStore(database);
    for (const id of ['live', 'ended']) {
      await runs.create(
        {
          id,
          task: { kind: 'test', metrics: [] },
          pinned: [],
          overlay: [],
          lane: 'low',
          created_at: second(0),
          created_by: 'system',
          owner: 'system',
          occasion: { kind: 'report', report: 'any' },
        },
        60_000,
      );
    }
    await runs.cancel('ended', second(1));
    const [a, b, c] = await owed('unfiled');
    await reports.start(a!.id, 'live');
    await reports.start(b!.id, 'ended');
    await reports.start(c!.id, 'gone');
    const unfiled = (await reports.findUnfiled()).filter(({ schedule }) => schedule === 'unfiled');
    expect(unfiled.map(({ run_id }) => run_id)).toEqual(['ended', 'gone']);
    expect(await owed('unfiled')).toHaveLength(1);
  });
});
