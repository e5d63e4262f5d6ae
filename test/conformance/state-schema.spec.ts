import {
  createStateDataSource,
  PostgresStateDatabase,
  runMigrations,
  SqlApiKeyStore,
  type StateConnection,
} from '@adapters/persistence';
import { migrations } from '../../migrations';
import { AdmitAlerts1764028800000 } from '../../migrations/1764028800000-admit-alerts';
import { KeepWhoDidWhat1764201700000 } from '../../migrations/1764201700000-keep-who-did-what';
import { createDatabase } from '../support/test-databases';

async function connect(): Promise<StateConnection> {
  return { database_url: await createDatabase(), application_name: 'test', pool_size: 2 };
}

describe('the schema of the state database', () => {
  it('is what the table descriptions say', async () => {
    const connection = await connect();
    await runMigrations(connection);
    const source = await createStateDataSource(connection).initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('is made once when several processes start together', async () => {
    const connection = await connect();
    await Promise.all([runMigrations(connection), runMigrations(connection), runMigrations(connection)]);
    const database = await PostgresStateDatabase.open(connection);
    const [row] = await database.sql.rows<{ count: string }>('SELECT count(*) FROM migrations');
    await database.close();
    expect(row).toEqual({ count: String(migrations.length) });
  });

  it('keeps what it holds when a later version admits alerts', async () => {
    const connection = await connect();
    await runMigrations(connection);
    const source = await createStateDataSource(connection).initialize();
    for (const _ of migrations.slice(migrations.indexOf(AdmitAlerts1764028800000))) await source.undoLastMigration();
    const add = async (kind: string) =>
      source.query(`INSERT INTO definition_lines VALUES ($1, 'board', 1, NULL, false)`, [kind]);
    await add('scorecard');
    await expect(add('alert')).rejects.toThrow('definition_lines_kind');
    await runMigrations(connection);
    await add('alert');
    const kinds: unknown = await source.query('SELECT kind FROM definition_lines ORDER BY kind');
    await expect(add('chart')).rejects.toThrow('definition_lines_kind');
    await source.destroy();
    expect(kinds).toEqual([{ kind: 'alert' }, { kind: 'scorecard' }]);
  });

  it('keeps keys and what they did when a later version rotates them', async () => {
    const connection = await connect();
    await runMigrations(connection);
    const source = await createStateDataSource(connection).initialize();
    for (const _ of migrations.slice(migrations.indexOf(KeepWhoDidWhat1764201700000))) await source.undoLastMigration();
    const read = async () => [
      (await source.query('SELECT id, hash, prefix, attributes FROM api_keys ORDER BY id')) as unknown,
      (await source.query('SELECT id, actor FROM audit_entries ORDER BY id')) as unknown,
    ];
    for (const [id, name] of Object.entries({ k1: 'anna', k2: 'twin', k3: 'twin' }))
      await source.query(
        `INSERT INTO api_keys (id, name, prefix, hash, roles, attributes, created_at, created_by)
         VALUES ($1, $2, 'fml_abc', $1, '{viewer}', '{"region": "West"}', now(), 'system')`,
        [id, name],
      );
    for (const actor of ['anna', 'twin', 'system'])
      await source.query(`INSERT INTO audit_entries VALUES ($1, now(), $1, 'x', 's', NULL, '{}')`, [actor]);
    const held = await read();
    await runMigrations(connection);
    const actors: unknown = await source.query('SELECT actor, actor_id FROM audit_entries ORDER BY actor');
    const database = await PostgresStateDatabase.open(connection);
    const found = await new SqlApiKeyStore(database).findSecret('k1');
    await database.close();
    for (const _ of migrations.slice(migrations.indexOf(KeepWhoDidWhat1764201700000))) await source.undoLastMigration();
    const back = await read();
    await source.destroy();
    expect(found).toMatchObject({ hash: 'k1', bearer: { id: 'k1', name: 'anna', attributes: { region: 'West' } } });
    expect(actors).toEqual([
      { actor: 'anna', actor_id: 'k1' },
      { actor: 'system', actor_id: 'system' },
      { actor: 'twin', actor_id: 'twin' },
    ]);
    expect(back).toEqual(held);
  });

  it('is taken away by the migrations that made it', async () => {
    const connection = await connect();
    await runMigrations(connection);
    const source = await createStateDataSource(connection).initialize();
    for (const _ of migrations) await source.undoLastMigration();
    const tables: unknown = await source.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'formulary'`);
    await source.destroy();
    expect(tables).toEqual([{ tablename: 'migrations' }]);
  });
});
