import type { SourceDefinition } from '@core/definition';
import type { CheckedDataset } from '@core/formula';
import { awaitUntil } from '../support/await-until';
import { ConnectionWorld, datasetOf, queryOf, type Fields } from './connection-world';

let world: ConnectionWorld;
const read = (given: CheckedDataset) => world.read(given);
const refusal = (given: CheckedDataset) => world.refusal(given);

beforeAll(async () => {
  world = await ConnectionWorld.open();
});
beforeEach(() => world.begin());
afterEach(() => world.end());
afterAll(() => world.database.close());

describe('values of a database', () => {
  it('are exact, digit by digit', async () => {
    await world.database.run(`CREATE TABLE numbers AS SELECT * FROM (VALUES
      (1, 9007199254740993::bigint, 12345678901234567890123456.7890123456::numeric, 0.1::float8 + 0.2::float8, true, 'x'),
      (2, '-9223372036854775808'::bigint, -0.0000000001::numeric, '1e300'::float8, false, NULL)) AS v (id, big, exact, float, yes, word)`);
    const fields: Fields = {
      id: 'integer',
      big: 'integer',
      exact: 'decimal(38,10)',
      float: 'number',
      yes: 'boolean',
      word: 'text',
    };
    expect(await read(datasetOf({ connection: 'shop', table: 'numbers' }, fields))).toEqual([
      ['1', '9007199254740993', '12345678901234567890123456.7890123456', '0.30000000000000004', 'true', 'x'],
      ['2', '-9223372036854775808', '-0.0000000001', '1e+300', 'false', null],
    ]);
  });

  it('are moments, whatever zone the server and the role are in', async () => {
    await world.database.run(
      `ALTER ROLE ${world.database.role} SET TimeZone = 'Asia/Kathmandu'; ALTER ROLE ${world.database.role} SET DateStyle = 'SQL, DMY'`,
    );
    const text = `select 1 as id, '2017-03-05 10:30:00.123456+05:45'::timestamptz as at, '2017-03-05 10:30'::timestamp as plain, '0001-01-01'::date as on_day`;
    const fields: Fields = { id: 'integer', at: 'timestamp', plain: 'timestamp', on_day: 'date' };
    expect(await read(queryOf(text, fields))).toEqual([
      ['1', '2017-03-05 04:45:00.123456+00', '2017-03-05 10:30:00+00', '0001-01-01'],
    ]);
  });

  it('are texts of all of Unicode, with quotes, commas and line breaks', async () => {
    const words = ['"', ',', 'a\nb\r\nc', '\t', '𝔘𝔫𝔦😀', 'Ω\u0301', "'; drop table d; --", 'x\uFEFFy', '\u0001'];
    const values = words.map(
      (word, id) =>
        `(${id}, U&'${Array.from(word)
          .map((c) => `\\+${c.codePointAt(0)!.toString(16).padStart(6, '0')}`)
          .join('')}')`,
    );
    const found = await read(
      queryOf(`select * from (values ${values.join(', ')}) as v (id, word)`, { id: 'integer', word: 'text' }),
    );
    expect(found.map(([, word]) => word)).toEqual(words);
  });

  it('are their texts where a field is text: lists, objects, bytes, whatever it is', async () => {
    const text = `select 1 as id, array[1,null] as list, '{"a": [1]}'::jsonb as object, '\\x00ff'::bytea as bytes, interval '1 day 2 hours' as span, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid as uuid`;
    const fields: Fields = { id: 'integer', list: 'text', object: 'text', bytes: 'text', span: 'text', uuid: 'text' };
    expect(await read(queryOf(text, fields))).toEqual([
      ['1', '{1,NULL}', '{"a": [1]}', '\\x00ff', 'P1DT2H', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    ]);
    expect(await refusal(queryOf('select array[1] as id'))).toContain('has integer[] in "id", which is integer here');
    expect(await refusal(queryOf(`select '1'::json as id`))).toContain('has json in "id"');
  });

  it.each([
    [`'NaN'::numeric`, 'decimal(12,2)', 'the query of shop, row 2: x "NaN" does not fit decimal(12,2)'],
    [`'Infinity'::float8`, 'number', 'the query of shop, row 2: x "Infinity" is not a number'],
    [`'infinity'::date`, 'date', 'the query of shop, row 2: x "infinity" is not a date'],
    [`'-infinity'::timestamptz`, 'timestamp', 'row 2: x "-infinity" is not a timestamp'],
    [`'0044-03-15 BC'::date`, 'date', 'row 2: x "0044-03-15 BC" is not a date'],
    [`1.005::numeric`, 'decimal(12,2)', 'row 2: x "1.005" does not fit decimal(12,2)'],
    [`9223372036854775808::numeric`, 'integer', 'row 2: x "9223372036854775808" is not an integer'],
    [`repeat('ы', 600000)`, 'text', 'row 2 is longer than 1048576 bytes'],
  ] as const)('are refused by row, field, value and reason: %s as %s', async (value, type, words) => {
    const text = `select 1 as id, null as x union all select 2, ${value}`;
    expect(await refusal(queryOf(text, { id: 'integer', x: type }))).toContain(words);
  });

  it('obey keys as those of files do', async () => {
    expect(await refusal(queryOf('select 1 as id union all select 1'))).toContain('data.bad_rows');
  });

  it('come from views as well, and from names that need quotes', async () => {
    await world.database.run(
      `CREATE TABLE "Odd ""Name" (id int); INSERT INTO "Odd ""Name" VALUES (7); CREATE VIEW "Заказы 2017" AS SELECT id FROM "Odd ""Name"`,
    );
    expect(await read(datasetOf({ connection: 'shop', table: 'public.Заказы 2017' }, { id: 'integer' }))).toEqual([
      ['7'],
    ]);
  });

  it('may be many, or none', async () => {
    expect(await read(queryOf('select 1 as id where false'))).toEqual([]);
    expect(await read(queryOf('select i as id from generate_series(1, 60000) as i'))).toHaveLength(60_000);
  });
});

describe('a source that cannot be read', () => {
  it.each([
    ['no_such_table', 'does not exist'],
    ['pg_catalog.pg_authid', 'permission denied'],
  ])('says why: %s', async (table, words) => {
    expect(await refusal(datasetOf({ connection: 'shop', table }, { oid: 'integer' }))).toMatch(
      new RegExp(`^data.unusable[^]*${words}`),
    );
  });

  it('names the columns that are there, where one was renamed', async () => {
    await world.database.run('CREATE TABLE renamed (id int, total int); ALTER TABLE renamed RENAME total TO amount');
    const found = await refusal(
      datasetOf({ connection: 'shop', table: 'renamed' }, { id: 'integer', total: 'integer' }),
    );
    expect(found).toContain('renamed of shop has no column "total"; it has id, amount');
  });

  it('names the connections that there are', async () => {
    const unknown = datasetOf({ connection: 'nowhere', table: 'd' }, { id: 'integer' });
    expect(await refusal(unknown)).toContain('there is no connection "nowhere"; those there are: shop, away');
    expect(await world.warehouse.library.status([unknown])).toMatchObject([
      { available: false, code: 'data.unusable' },
    ]);
  });

  it.each(['SUPERUSER', 'CREATEDB', 'CREATEROLE', 'BYPASSRLS', 'REPLICATION'])(
    'is one of a role that is %s',
    async (power) => {
      await world.database.run(`ALTER ROLE ${world.database.role} ${power}`);
      try {
        expect(await refusal(queryOf('select 1 as id'))).toContain('make one for it that has SELECT');
      } finally {
        await world.database.run(`ALTER ROLE ${world.database.role} NO${power}`);
      }
    },
  );

  it.each(['pg_read_server_files', 'pg_execute_server_program', 'pg_write_server_files'])(
    'is one of a member of %s',
    async (group) => {
      await world.database.run(`GRANT ${group} TO ${world.database.role}`);
      try {
        expect(await refusal(queryOf('select 1 as id'))).toContain(`is a member of ${group}`);
      } finally {
        await world.database.run(`REVOKE ${group} FROM ${world.database.role}`);
      }
    },
  );

  it('is told as away while nothing was ever read', async () => {
    const away = datasetOf({ connection: 'away', table: 'd' }, { id: 'integer' });
    expect(await refusal(away)).toMatch(/^data.unavailable[^]*ECONNREFUSED/);
  });
});

describe('rows that were read', () => {
  const source: SourceDefinition = { connection: 'shop', table: 'kept', refresh: '1m' };
  const kept = datasetOf(source, { id: 'integer' });
  const versionNow = async (): Promise<{ version: string | undefined; stale_since: string | undefined }> => {
    const session = await world.warehouse.open([kept]);
    await session.close();
    return { version: session.data['d']?.version, stale_since: session.data['d']?.stale_since };
  };
  const later = (ms: number): void => void jest.spyOn(Date, 'now').mockReturnValue(Date.now() + ms);

  beforeEach(() =>
    world.database.run('DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id UNION ALL SELECT 2'),
  );
  afterEach(() => void jest.restoreAllMocks());

  it('are as of the last reading until that is too old; the same rows are the same version, in whatever order', async () => {
    const { version } = await versionNow();
    await world.database.run('INSERT INTO kept VALUES (3)');
    expect((await versionNow()).version).toBe(version);
    later(61_000);
    expect((await versionNow()).version).not.toBe(version);
    await world.database.run('TRUNCATE kept; INSERT INTO kept VALUES (2), (1)');
    later(61_000);
    expect((await versionNow()).version).toBe(version);
  });

  it('stay in use while the database is away, and say since when', async () => {
    const { version } = await versionNow();
    await world.restartAway();
    expect(await versionNow()).toEqual({ version, stale_since: undefined });
    later(61_000);
    expect(await versionNow()).toEqual({ version, stale_since: expect.any(String) });
    expect(await world.warehouse.library.status([kept])).toMatchObject([
      { available: true, data: { version, stale_since: expect.any(String) } },
    ]);
  });
});

describe('a reading', () => {
  const activity = () =>
    world.database.run(
      `SELECT query FROM pg_stat_activity WHERE usename = '${world.database.role}' AND state = 'active'`,
    );

  it('ends in the database as well when nobody waits for it any more', async () => {
    const stop = new AbortController();
    const reading = world.warehouse.library.prepare(queryOf('select 1 as id from pg_sleep(3600)'), {
      signal: stop.signal,
    });
    const outcome = reading.catch((error: unknown) => error);
    while ((await activity()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    expect(await outcome).toMatchObject({ code: 'run.cancelled' });
    await awaitUntil('the end in the database', async () => ((await activity()).length === 0 ? true : undefined));
  });
});
