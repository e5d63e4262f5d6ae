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
  'SELECT (SELECT max(id) FROM accounts) FROM sales JOIN LATERAL (SELECT unnest([1, sales.id]) AS n) ON TRUE',
  'SELECT day FROM generate_series($1::DATE, $2::DATE, INTERVAL 1 DAY) AS t (day) UNION ALL VALUES (NULL)',
])('lets %s pass', async (sql) => {
  await expect(check(sql)).resolves.toBeUndefined();
});

it.each([
  ['SELECT * FROM other', 'other'],
  ['SELECT * FROM sales WHERE id IN (SELECT id FROM data_2.main.accounts)', 'data_2.main.accounts'],
  ['SELECT * FROM main.sales', 'main.sales'],
  ["SELECT * FROM '/etc/passwd'", '/etc/passwd'],
  ["SELECT * FROM sales, read_text('x')", 'read_text'],
  ["FROM query('SELECT 1')", 'query'],
  ['SELECT * FROM duckdb_settings()', 'duckdb_settings'],
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
