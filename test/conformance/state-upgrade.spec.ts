import {
  createStateDataSource,
  PostgresStateDatabase,
  runMigrations,
  SqlIntervalLedger,
  SqlRunStore,
  SqlScheduleStateStore,
  SqlSnapshotStore,
  type StateConnection,
} from '@adapters/persistence';
import { migrations } from '../../migrations';
import { KeepTheContract1764115200000 } from '../../migrations/1764115200000-keep-the-contract';
import { createDatabase } from '../support/test-databases';
import { day, second } from './ledger-world';

const T0 = second(0);

/** What a state database of the version before held: a computed day, one that was restated, one that failed, one under way. */
const before = [
  `INSERT INTO runs (id, status, attempt, task, pinned, overlay, occasion, created_at, created_by, finished_at)
   VALUES ('r1', 'succeeded', 1, '{"kind": "query", "request": {"metrics": ["revenue"]}}', '[]', '[]',
           '{"schedule": "daily", "schedule_version": 3, "interval_start": "${day(0).start}", "grain": "day"}',
           '${T0}', 'system', '${second(2)}')`,
  ...[
    [0, 'succeeded', 1, `'r1'`, `'${second(2)}'`],
    [1, 'succeeded', 2, `'r2'`, `'${second(20)}'`],
    [2, 'failed', 1, `'r3'`, `'${second(3)}'`],
    [3, 'running', 1, `'r4'`, 'NULL'],
    [4, 'expected', 0, 'NULL', 'NULL'],
  ].map(
    ([number, state, attempts, run_id, finished_at]) =>
      `INSERT INTO schedule_intervals (schedule, interval_start, interval_end, period, state, due_at, attempts, partial,
                                       run_id, finished_at)
       VALUES ('daily', '${day(Number(number)).start}', '${day(Number(number)).end}', '${day(Number(number)).period}',
               '${state}', '${day(Number(number)).due_at}', ${attempts}, false, ${run_id}, ${finished_at})`,
  ),
  ...[
    [0, 1, 2],
    [1, 1, 3],
    [1, 2, 20],
  ].map(
    ([number = 0, revision = 0, at = 0]) =>
      `INSERT INTO snapshots VALUES ('daily', 'revenue', '${day(number).start}', '${day(number).end}', '', ${revision},
                                     '${day(number).period}', 'day', 1, '{}', '${revision}', '${second(at)}', 'r')`,
  ),
  `INSERT INTO schedule_states VALUES ('daily', false, NULL, '${day(0).start}')`,
];

async function atVersionBefore(): Promise<StateConnection> {
  const connection = { database_url: await createDatabase(), application_name: 'test', pool_size: 4 };
  await runMigrations(connection);
  const source = await createStateDataSource(connection).initialize();
  for (const _ of migrations.slice(migrations.indexOf(KeepTheContract1764115200000))) await source.undoLastMigration();
  for (const statement of before) await source.query(statement);
  await source.destroy();
  return connection;
}

describe('a state database of the version before', () => {
  it('keeps what it holds, and says of it what is known', async () => {
    const connection = await atVersionBefore();
    await runMigrations(connection);
    const database = await PostgresStateDatabase.open(connection);
    const ledger = new SqlIntervalLedger(database);
    const [computed, restated, failed, running, expected] = await ledger.readRange('daily', {});
    expect(computed).toEqual({
      schedule: 'daily',
      ...day(0),
      try_at: day(0).due_at,
      state: 'succeeded',
      attempts: 1,
      retried: 0,
      run_id: 'r1',
      first_started_at: T0,
      started_at: T0,
      first_computed_at: second(2),
      computed_at: second(2),
      finished_at: second(2),
      metrics: ['revenue'],
      partial: false,
    });
    expect(restated).toMatchObject({ first_computed_at: second(3), computed_at: second(20), restated_at: second(20) });
    expect(failed).toMatchObject({ state: 'failed', metrics: [], started_at: second(3) });
    expect(expected).toMatchObject({ state: 'expected', try_at: day(4).due_at, attempts: 0 });
    expect(await ledger.findUnjudged(9)).toEqual([]);
    const { start, end } = running!;
    const run = { schedule: 'daily', run_id: 'r4', grain: 'day', at: second(30) };
    expect(await ledger.settle(run, [{ start, end, state: 'withdrawn' }])).toHaveLength(1);
    expect(await ledger.find('daily', { start, end })).toMatchObject({ state: 'expected', attempts: 0 });
    const snapshots = await new SqlSnapshotStore(database).read({ metric: 'revenue' });
    expect(snapshots.map(({ value, target, is_removed }) => [value, target, is_removed])).toEqual([
      [1, null, false],
      [2, null, false],
    ]);
    expect(await new SqlRunStore(database).get('r1')).toMatchObject({
      lane: 'standard',
      occasion: { kind: 'intervals', schedule: 'daily', schedule_version: 3, grain: 'day' },
    });
    expect(await new SqlScheduleStateStore(database).ensure('daily', T0)).toMatchObject({
      expected_until: '2017-01-01T00:00:00.000Z',
    });
    await database.close();
  });

  it('comes back when the newer version is undone', async () => {
    const connection = await atVersionBefore();
    const source = await createStateDataSource(connection).initialize();
    const read = async () => [
      (await source.query('SELECT * FROM schedule_intervals ORDER BY interval_start')) as unknown,
      (await source.query('SELECT id, status, task, occasion::text::jsonb FROM runs')) as unknown,
      (await source.query('SELECT * FROM snapshots ORDER BY interval_start, revision')) as unknown,
      (await source.query('SELECT * FROM schedule_states')) as unknown,
    ];
    const held = await read();
    await runMigrations(connection);
    for (const _ of migrations.slice(migrations.indexOf(KeepTheContract1764115200000)))
      await source.undoLastMigration();
    const back = await read();
    await source.destroy();
    expect(back).toEqual(held);
  });
});
