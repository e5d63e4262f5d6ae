import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresReader, usualReadLimits, type ReadLimits } from '@adapters/warehouse';
import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import { ConnectionWorld, datasetOf, queryOf } from './connection-world';

let world: ConnectionWorld;
const refusal = (given: CheckedDataset) => world.refusal(given);

beforeAll(async () => {
  world = await ConnectionWorld.open();
});
beforeEach(() => world.begin());
afterEach(() => world.end());
afterAll(() => world.database.close());

describe('a reading that takes more than it may', () => {
  /** The code and the words of what comes of reading with limits of its own. */
  async function readWithin(limits: Partial<ReadLimits>, query: string): Promise<string> {
    const target = join(tmpdir(), `formulary-limited-${process.pid}`);
    const work = { dataset: queryOf(query), url: world.database.url, target };
    try {
      const { row_count } = await new PostgresReader({ ...usualReadLimits, ...limits }).read(work, {
        report: () => undefined,
      });
      return `${row_count} rows`;
    } catch (error) {
      return error instanceof DomainError ? `${error.code}: ${error.message}` : String(error);
    } finally {
      await rm(target, { force: true });
    }
  }

  const sleeping = 'select 1 as id from pg_sleep(3600)';

  it.each([
    [{ rows: 100 }, 'select i as id from generate_series(1, 100) as i', /^100 rows$/],
    [
      { rows: 100 },
      'select i as id from generate_series(1, 101) as i',
      /^limit.read_rows: the data of d cannot be used: the query of shop has at least 101 rows; the limit is 100$/,
    ],
    [
      { bytes: 2 ** 20 },
      'select i as id from generate_series(1, 300000) as i',
      /^limit.read_size: .*the query of shop has at least \d MB; the limit is 1 MB$/,
    ],
    [
      { statement_ms: 150 },
      sleeping,
      /^limit.read_time: the data of d is not available: to read the query of shop was stopped after \S+ s; the limit of one statement is 0.15 s$/,
    ],
    [{ whole_ms: 150 }, sleeping, /^limit.read_time: .*the limit of a whole reading is 0.15 s$/],
  ] as const)('is told of the limit, and of what was seen: %j', async (limits, query, words) => {
    expect(await readWithin(limits, query)).toMatch(words);
    expect(await readWithin({}, 'select 1 as id')).toBe('1 rows');
  });

  it('obeys what the role has, where that is shorter', async () => {
    await world.database.run(`ALTER ROLE ${world.database.role} SET statement_timeout = 150`);
    try {
      expect(await readWithin({}, sleeping)).toMatch(/^data.unavailable: .*by a limit of its own or by somebody$/);
    } finally {
      await world.database.run(`ALTER ROLE ${world.database.role} RESET statement_timeout`);
    }
  });

  it('cannot give itself more', async () => {
    const query = `select 1 as id from set_config('statement_timeout', '0', false), pg_sleep(3600)`;
    expect(await readWithin({ statement_ms: 200 }, query)).toMatch(/^limit.read_time/);
  });
});

describe('a source that changes', () => {
  const later = (ms: number): void => void jest.spyOn(Date, 'now').mockReturnValue(Date.now() + ms);
  const kept = datasetOf({ connection: 'shop', table: 'moving', refresh: '1m' });

  beforeEach(() => world.database.run('DROP TABLE IF EXISTS moving; CREATE TABLE moving AS SELECT 1 AS id'));
  afterEach(() => void jest.restoreAllMocks());

  it.each([
    ['another table of its name', 'CREATE TABLE moving AS SELECT 7 AS id', '[["7"]]'],
    ['another type with values that fit', `CREATE TABLE moving AS SELECT '7'::text AS id`, '[["7"]]'],
    ['another type with values that do not', `CREATE TABLE moving AS SELECT 'seven' AS id`, 'row 1: id "seven" is not an integer'], // prettier-ignore
    ['other columns', 'CREATE TABLE moving AS SELECT 7 AS number', 'moving of shop has no column "id"; it has number'],
    ['a list', 'CREATE TABLE moving AS SELECT ARRAY[7] AS id', 'has integer[] in "id"'],
    ['no table', 'SELECT 1', '"public.moving" does not exist'],
    ['a view that fails midway', 'CREATE VIEW moving AS SELECT 1 / (20000 - i) AS id FROM generate_series(1, 30000) AS i', 'moving of shop cannot be read: division by zero'], // prettier-ignore
  ])('is read as it is then: %s', async (_, sql, found) => {
    expect(await world.read(kept)).toEqual([['1']]);
    await world.database.run(`DROP TABLE moving; ${sql}`);
    later(61_000);
    try {
      const rows = await world.read(kept).catch(() => undefined);
      expect(rows === undefined ? await refusal(kept) : JSON.stringify(rows)).toContain(found);
    } finally {
      await world.database.run('DROP VIEW IF EXISTS moving').catch(() => undefined);
    }
  });

  it('is away when its password is another one, and is back with it', async () => {
    const { role } = world.database;
    await world.database.run(`ALTER ROLE ${role} PASSWORD 'other'`);
    try {
      expect(await refusal(kept)).toMatch(
        /^data.unavailable\n.*moving of shop cannot be read: its password is refused/,
      );
    } finally {
      await world.database.run(`ALTER ROLE ${role} PASSWORD 's3cret'`);
    }
    later(31_000);
    expect(await world.read(kept)).toEqual([['1']]);
  });

  it('is away when its server ends in the middle of a reading', async () => {
    const slow = `select i as id from generate_series(1, 100000) as i where pg_sleep(0.01)::text = ''`;
    const reading = refusal(queryOf(slow));
    const backend = `SELECT pid FROM pg_stat_activity WHERE usename = '${world.database.role}' AND query LIKE 'FETCH%'`;
    const isKilled = async () =>
      (await world.database.run(`SELECT pg_terminate_backend(pid) FROM (${backend}) AS found`)).length > 0;
    while (!(await Promise.race([isKilled(), reading]))) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await reading).toMatch(/^data.unavailable\n.*the query of shop cannot be read: the database answers 57P01/);
    expect(await world.read(kept)).toEqual([['1']]);
  });
});
