import type { PostgresStateDatabase } from '@adapters/persistence';
import { awaitUntil } from '../support/await-until';
import { day, days, ledgerWorld, second, success, value } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let world: ReturnType<typeof ledgerWorld>;

beforeAll(async () => {
  database = await openState();
  world = ledgerWorld(database);
});
afterAll(() => database.close());

describe('a process that dies in the middle of the commit', () => {
  it('has written nothing, and another may bring the run home', async () => {
    const { ledger, read } = world;
    await ledger.expect('dies', [day(0)]);
    await ledger.start('dies', [day(0)], { run_id: 'dies', at: second(0) });
    const settle = () =>
      ledger.settle(
        { schedule: 'dies', run_id: 'dies', grain: 'day', at: second(1) },
        [success(day(0), [value(1)])],
        [{ id: 'dies', recipient: 'anna' }],
      );
    const other = database.sql.data_source.createQueryRunner();
    await other.startTransaction();
    await other.query('LOCK TABLE reports'); // the last that a commit writes to
    const dying = settle().catch((error: unknown) => error);
    await awaitUntil('the commit waits', async () => {
      const killed = await database.sql.rows(
        `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE NOT granted AND relation = 'reports'::regclass AND datname = current_database()`,
      );
      return killed.length > 0 ? killed : undefined;
    });
    expect(await dying).toMatchObject({ code: 'service.unavailable' });
    expect(await read('dies')).toEqual([]);
    expect(await ledger.heldBy('dies')).toHaveLength(1);
    await other.rollbackTransaction();
    await other.release();
    expect(await settle()).toMatchObject([{ is_first: true, written: 1 }]);
    expect(await read('dies')).toEqual([['2017-01-01', {}, 1, 1]]);
  });

  it('of a start has given nothing away', async () => {
    const { ledger } = world;
    await ledger.expect('killed', days(0, 3));
    const runner = database.sql.data_source.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`UPDATE schedule_intervals SET state = 'skipped' WHERE schedule = 'killed'`);
    const [{ pid }] = (await runner.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
    const start = ledger.start('killed', days(0, 3), { run_id: 'killed-1', at: second(0) });
    await database.sql.rows('SELECT pg_terminate_backend($1)', [pid]);
    expect(await start).toHaveLength(3);
    await runner.release();
    expect(await ledger.countByState('killed')).toMatchObject({ running: 3, skipped: 0 });
  });
});
