import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, StatementType, type DuckDBConnection } from '@duckdb/node-api';
import hostile from '../../../../../../test/safety/hostile.json';
import { createDatabase } from '../database/create-database';
import { QueryEngine } from './query-engine';
import { StatementGuard } from './statement-guard';

/** The first that stops a statement: the engine itself, what is looked at of its type, the guard; else nothing does. */
type Wall = 'engine' | 'type' | 'guard' | 'none';

let base: string;
let engine: QueryEngine;
let connection: DuckDBConnection;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'walls-'));
  for (const name of ['warehouse', 'data', 'load']) await mkdir(join(base, name));
  await writeFile(join(base, 'data/other.csv'), 'secret\n');
  await writeFile(join(base, 'data/own.csv'), 'own\n');
  for (const name of ['sales', 'other']) await makeFile(fileOf(name), name);
  engine = await QueryEngine.start({ folders: [join(base, 'warehouse')], threads: 1, memory_limit: '256MB' });
  const alias = await engine.files.attach(fileOf('sales'));
  await engine.files.attach(fileOf('other'));
  connection = await engine.connect();
  await connection.run(`SET search_path = '${alias}.main'`);
});

afterAll(async () => {
  await engine.disconnect(connection);
  await engine.close();
  await rm(base, { recursive: true });
});

const fileOf = (dataset: string) => join(base, 'warehouse', `${dataset}.duckdb`);

async function makeFile(path: string, table: string): Promise<void> {
  const instance = await DuckDBInstance.create(path, { threads: '1' });
  const writer = await instance.connect();
  await writer.run(`CREATE TABLE ${table} AS SELECT 1 AS id`);
  writer.closeSync();
  instance.closeSync();
}

/** Sends a statement as it is, and says what would have stopped it first if it had come by way of a session. */
async function wallOf(sql: string, asker = connection): Promise<Wall> {
  const guarded = await refuses(() => new StatementGuard().check(asker, sql, ['sales']));
  const isSelect = await asker.prepare(sql).then(
    (statement) => {
      const is = statement.statementType === StatementType.SELECT;
      statement.destroySync();
      return is;
    },
    () => false,
  );
  if (await refuses(() => asker.run(sql))) return 'engine';
  return !isSelect ? 'type' : guarded ? 'guard' : 'none';
}

const refuses = (work: () => Promise<unknown>): Promise<boolean> =>
  work().then(
    () => false,
    () => true,
  );

/** What would take time or memory is for the process pool to end. */
const escapes = hostile.filter((entry) => entry.target === 'duckdb' && !/^dos-(cpu|stack)/.test(entry.class));
const heavy = ['DU063', 'DU065', 'DU069'];
/** Passes the engine's lock and has it print what it does from then on. */
const printing = 'DU060';

it('every escape of the hostile corpus meets a wall, most of them in the engine', async () => {
  const found: Record<Wall, string[]> = { engine: [], type: [], guard: [], none: [] };
  for (const { id, input } of escapes.filter((entry) => ![...heavy, printing].includes(entry.id)))
    found[await wallOf(input)].push(id);
  expect(found).toEqual({
    engine: expect.arrayContaining(['DU004', 'DU024', 'DU031', 'DU035', 'DU040', 'DU051', 'DU061']) as string[],
    type: ['DU014', 'DU043', 'DU055', 'DU056'],
    guard: ['DU046', 'DU047', 'DU049', 'DU057'],
    none: [],
  });
});

it('what an engine would print all that it does by is no SELECT', async () => {
  const { input = '' } = escapes.find(({ id }) => id === printing) ?? {};
  expect((await connection.prepare(input)).statementType).toBe(StatementType.CALL);
});

it.each<[string, Wall]>([
  ["FROM read_csv('{base}/data/other.csv')", 'engine'],
  ["FROM read_csv('{base}/warehouse/../data/other.csv')", 'engine'],
  ["COPY sales TO '{base}/data/stolen.csv'", 'engine'],
  ["ATTACH '{base}/data/new.duckdb'", 'engine'],
  ['INSERT INTO sales VALUES (2)', 'engine'],
  ['CREATE TABLE more AS SELECT 1', 'engine'],
  ['DELETE FROM data_2.main.other', 'engine'],
  ["COPY sales TO '{base}/warehouse/stolen.csv'", 'type'],
  ['CREATE TABLE memory.main.more AS SELECT 1', 'type'],
  ["FROM read_duckdb('{base}/warehouse/other.duckdb')", 'guard'],
  ["FROM glob('{base}/warehouse/*')", 'guard'],
  ['FROM data_2.main.other', 'guard'],
  ['FROM sales', 'none'],
])('for who queries, %s meets: %s', async (sql, wall) => {
  expect(await wallOf(sql.replaceAll('{base}', base))).toBe(wall);
});

it('an engine that loads reaches its own files and no other', async () => {
  const target = join(base, 'load/rows.duckdb');
  const reach = { file: target, files: [join(base, 'data/own.csv')], spill_folder: `${target}.spill` };
  const instance = await createDatabase(reach, { threads: 1, memory_limit: '256MB' });
  const loader = await instance.connect();
  const sql = (text: string) => loader.run(text.replaceAll('{base}', base));
  try {
    await sql("CREATE TABLE own AS FROM read_csv('{base}/data/own.csv', header = false)");
    for (const statement of [
      "FROM read_csv('{base}/data/other.csv')",
      "FROM read_csv('{base}/data/*.csv')",
      "ATTACH '{base}/warehouse/sales.duckdb' (READ_ONLY)",
      "COPY own TO '{base}/data/own.csv'",
      "COPY own TO '{base}/data/new.csv'",
      "COPY own TO '{base}/load/new.csv'",
      'SET threads = 8',
      'INSTALL httpfs',
    ])
      expect([statement, await refuses(() => sql(statement))]).toEqual([statement, true]);
  } finally {
    loader.closeSync();
    instance.closeSync();
  }
  expect(await readdir(join(base, 'data'))).toEqual(['other.csv', 'own.csv'].toSorted());
});
