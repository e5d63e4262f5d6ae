import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { CellValue } from '@core/definition';
import { readFrame } from './read-frame';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create();
  connection = await instance.connect();
  await connection.run("SET TimeZone = 'America/New_York'");
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

it.each<readonly [string, CellValue]>([
  ['0.10::DECIMAL(12, 2)', 0.1],
  ['-1234567890.12::DECIMAL(12, 2)', -1234567890.12],
  ['99999999999999999.99::DECIMAL(38, 2)', '99999999999999999.99'],
  ['12345678901234567890123456789.500::DECIMAL(38, 3)', '12345678901234567890123456789.5'],
  ['-12345678901234567890::DECIMAL(38, 0)', '-12345678901234567890'],
  ['0.123456789012345678::DECIMAL(18, 18)', '0.123456789012345678'],
  ['9007199254740991', 9007199254740991],
  ['-9007199254740993', '-9007199254740993'],
  ['170141183460469231731687303715884105727::HUGEINT', '170141183460469231731687303715884105727'],
  ["'NaN'::DOUBLE", null],
  ["'-Infinity'::DOUBLE", null],
  ['1.5::DOUBLE', 1.5],
  ["DATE '0099-12-31'", '0099-12-31'],
  ["DATE '1969-12-31'", '1969-12-31'],
  ["TIMESTAMPTZ '2017-01-31 00:30:00+03'", '2017-01-30T21:30:00Z'],
  ["TIMESTAMPTZ '1969-12-31 23:59:59.5Z'", '1969-12-31T23:59:59.5Z'],
  ["TIMESTAMPTZ '2017-01-31 00:00:00.123456Z'", '2017-01-31T00:00:00.123456Z'],
  ['TRUE', true],
  ["'é😀'", 'é😀'],
  ['NULL', null],
])('the cell of %s is %p', async (sql, cell) => {
  const result = await connection.run(`SELECT ${sql} AS value`);
  const frame = await readFrame(result, { columns: [{ name: 'value', type: 'number' }] });
  expect(frame).toEqual({ columns: [{ name: 'value', type: 'number', values: [cell] }], row_count: 1 });
});

it.each<readonly [string, CellValue]>([
  ["DATE '0001-01-01'", '0001-01-01'],
  ["DATE '9999-12-31'", '9999-12-31'],
  ["TIMESTAMPTZ '0001-01-01 00:00:00Z'", '0001-01-01T00:00:00Z'],
  ["TIMESTAMPTZ '9999-12-31 23:59:59.999999Z'", '9999-12-31T23:59:59.999999Z'],
])('the years 1 to 9999 hold %s', async (sql, cell) => {
  const frame = await readFrame(await connection.run(`SELECT ${sql}`), { columns: [{ name: 'value', type: 'date' }] });
  expect(frame.columns[0]?.values).toEqual([cell]);
});

it.each([
  "DATE '9999-12-31' + 1",
  "DATE '0001-01-01' - 1",
  "DATE '300000-01-01'",
  "DATE 'infinity'",
  "TIMESTAMPTZ '9999-12-31 23:59:59Z' + INTERVAL 1 SECOND",
  "TIMESTAMPTZ '0001-01-01 00:00:00Z' - INTERVAL 1 SECOND",
  "TIMESTAMPTZ '-infinity'",
])('%s lies beyond them, and is refused rather than misread later', async (sql) => {
  const result = await connection.run(`SELECT ${sql}`);
  await expect(readFrame(result, { columns: [{ name: 'value', type: 'date' }] })).rejects.toMatchObject({
    code: 'data.out_of_range',
  });
});

it('reads all chunks of an answer in order', async () => {
  const frame = await readFrame(await connection.run('SELECT range AS n FROM range(10000)'), {
    columns: [{ name: 'n', type: 'integer' }],
  });
  expect(frame.row_count).toBe(10_000);
  expect(frame.columns[0]?.values.every((value, index) => value === index)).toBe(true);
});
