import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { StatementGuard } from './statement-guard';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  connection = await instance.connect();
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const check = (sql: string) => new StatementGuard().check(connection, sql, ['sales', 'accounts']);

it.each([
  'SELECT count(*) FILTER (WHERE id > $1::INTEGER) FROM "Sales" AS s LEFT JOIN accounts ON s.id = accounts.id',
  'WITH a AS (SELECT * FROM sales), b AS (SELECT * FROM a) SELECT * FROM b, (WITH c AS (FROM accounts) FROM c)',
  'SELECT (SELECT max(id) FROM accounts) FROM sales JOIN LATERAL (SELECT sum(sales.id) AS n) ON TRUE',
  'SELECT greatest(-1, len([id])) FROM (FROM sales) UNION ALL VALUES (NULL)',
])('lets %s pass', async (sql) => {
  await expect(check(sql)).resolves.toBeUndefined();
});

it.each([
  ['SELECT * FROM other', 'other'],
  ['SELECT * FROM sales WHERE id IN (SELECT id FROM data_2.main.accounts)', 'data_2.main.accounts'],
  ['SELECT * FROM main.sales', 'main.sales'],
  ["SELECT * FROM '/etc/passwd'", '/etc/passwd'],
  ["SELECT * FROM sales, read_text('x')", 'table_function'],
  ["FROM query('SELECT 1')", 'table_function'],
  ['SELECT * FROM duckdb_settings()', 'table_function'],
  ['FROM (SHOW ALL TABLES)', 'show_ref'],
  ['FROM sales PIVOT (count(*) FOR id IN (1))', 'pivot'],
  ['SELECT pg_get_viewdef(1)', 'pg_get_viewdef'],
  ['SELECT main.sleep_ms(1000) FROM sales', 'sleep_ms'],
  ['SELECT system.main.lower(id) FROM sales', 'system.lower'],
  ["SELECT nextval('numbers') OVER () FROM sales", 'nextval'],
  ['SELECT * FROM pg_catalog.pg_class', 'pg_catalog.pg_class'],
  ["SELECT Current_Setting('memory_limit') FROM sales", 'current_setting'],
])('refuses %s for %s', async (sql, foreign) => {
  await expect(check(sql)).rejects.toThrow(`a statement may not name ${foreign}`);
});

it.each([
  'COPY sales TO $1',
  'SELECT 1; DROP TABLE sales',
  'ATTACH $1',
  'SET threads = 1',
  'EXPLAIN FROM sales',
  'nonsense',
])('refuses %s, which is no SELECT', async (sql) => {
  await expect(check(sql)).rejects.toThrow('only a SELECT may be run');
});
