import type { CheckedDataset } from '@core/formula';
import { ConnectionWorld, queryOf } from './connection-world';

let world: ConnectionWorld;
const read = (given: CheckedDataset) => world.read(given);
const refusal = (given: CheckedDataset) => world.refusal(given);

beforeAll(async () => {
  world = await ConnectionWorld.open();
});
beforeEach(() => world.begin());
afterEach(() => world.end());
afterAll(() => world.database.close());

describe('a query that does more than read', () => {
  const stateNow = () =>
    world.database.run(`SELECT (SELECT count(*) FROM ok) AS rows, (SELECT is_called FROM sq) AS called,
      (SELECT count(*) FROM pg_largeobject_metadata) AS objects, (SELECT count(*) FROM pg_class) AS tables,
      (SELECT json_agg(setconfig ORDER BY setrole) FROM pg_db_role_setting) AS settings,
      (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS locks`);

  beforeAll(async () => {
    await world.database
      .run(`CREATE TABLE ok (id int); INSERT INTO ok VALUES (1); CREATE SEQUENCE sq; CREATE TABLE secret (id int);
      REVOKE ALL ON secret FROM ${world.database.role}; GRANT ALL ON ok, sq TO ${world.database.role};
      CREATE FUNCTION writes() RETURNS int LANGUAGE sql AS 'INSERT INTO public.ok VALUES (2) RETURNING id'`);
  });

  it.each([
    'delete from public.ok returning id',
    'with d as (delete from public.ok returning id) select * from d',
    'select 1 as id; drop table public.ok',
    'select 1 as id) as a; drop table public.ok; select * from (select 1 as id',
    'select 1 as id) as a, (select 2 as id',
    'select 1 as id) as a where false union all (select 2 as id',
    'select 1 as id /*',
    'select id into public.other from public.ok',
    'select id from public.ok for update',
    'table public.ok for share',
    'select public.writes() as id',
    `select nextval('public.sq') as id`,
    `select lo_from_bytea(0, 'abc')::bigint as id`,
    `select 1 as id from set_config('transaction_read_only', 'off', false)`,
    `select length(pg_read_file('/etc/hostname')) as id`,
    'select id from public.secret',
    'select $1::int as id',
    'copy (select 1 as id) to stdout',
    'explain select 1 as id',
    'set role postgres',
    'commit',
    '',
    ';',
    '-- nothing',
  ])('is refused: %s', async (text) => {
    const before = await stateNow();
    expect(await refusal(queryOf(text))).toMatch(/^data\.unusable/);
    expect(await stateNow()).toEqual(before);
  });

  it.each([
    'select 1 as id -- a note',
    'with one as (select 1 as id) select * from one',
    'select 1 as id order by 1',
    `select 1 as id from set_config('statement_timeout', '0', false) as a, set_config('search_path', 'public', false) as b`,
    'select 1 as id from pg_advisory_lock(1)',
  ])('is harmless: %s', async (text) => {
    const before = await stateNow();
    expect(await read(queryOf(text))).toEqual([['1']]);
    expect(await stateNow()).toEqual(before);
  });
});
