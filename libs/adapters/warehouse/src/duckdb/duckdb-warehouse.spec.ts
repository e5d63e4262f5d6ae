import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellValue } from '@core/definition';
import type { DomainError } from '@core/diagnostics';
import type { WarehouseSession } from '@core/engine';
import type { CheckedDataset, ValueType } from '@core/formula';
import type { FrameQuery, RowExpression } from '@core/plan';
import { compileFrameQuery } from '@core/sql';
import { checkedDataset } from '../../../../../test/support/checked-dataset';
import { DuckDbWarehouse } from './duckdb-warehouse';

let folder: string;
let root: string;
let warehouse: DuckDbWarehouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warehouse-'));
  root = join(folder, 'root');
  await mkdir(root);
  warehouse = new DuckDbWarehouse({ data_root: root, threads: 2 });
});

afterAll(async () => {
  await warehouse.close();
  await rm(folder, { recursive: true });
});

const sales = (file: string | readonly string[], more: Partial<CheckedDataset['definition']> = {}) =>
  checkedDataset('sales', { id: 'text', amount: 'decimal(12,2)', sold_on: 'date' }, { file, ...more });

describe('a CSV file', () => {
  it('is read by declared types, whatever the order of its columns', async () => {
    await write('order.csv', 'sold_on,extra,amount,id\n2017-01-31,x,10.50,"a,1"\n,,,b\n');
    expect(await rowsOf(sales('order.csv'))).toEqual([
      ['a,1', 10.5, '2017-01-31'],
      ['b', null, null],
    ]);
  });

  it('may begin with a byte order mark, end lines with CR LF and quote line breaks', async () => {
    await write('breaks.csv', '\ufeffid,amount,sold_on\r\n"a\r\nb",1,2017-01-01\r\n"say ""x""",2,\r\n');
    expect(await rowsOf(sales('breaks.csv'))).toEqual([
      ['a\r\nb', 1, '2017-01-01'],
      ['say "x"', 2, null],
    ]);
  });

  it('may be one of several under a pattern', async () => {
    await write('parts/2016/a.csv', 'id,amount,sold_on\na,1,\n');
    await write('parts/2017/b.csv', 'sold_on,id,amount\n,b,2\n');
    await write('parts/2017/b.txt', 'no');
    expect(await rowsOf(sales('parts/**/*.csv'))).toEqual([
      ['a', 1, null],
      ['b', 2, null],
    ]);
  });

  it.each([
    ['missing.csv', undefined, 'there is no file missing.csv'],
    ['empty.csv', '', 'empty.csv is empty'],
    ['header.csv', 'id,sold_on\n', 'header.csv has no column "amount"; its header is id, sold_on'],
    ['twice.csv', 'id,amount,amount,sold_on\n', 'twice.csv has two columns "amount"'],
    ['latin.csv', Buffer.from('id,amount,sold_on\na,1,\n\xe9,2,\n', 'latin1'), 'latin.csv is not UTF-8 in line 3'],
    ['sheet.xlsx', 'x', 'sheet.xlsx is of no kind that can be read (.csv, .parquet, .jsonl, .ndjson)'],
    ['none-*.csv', undefined, 'no file matches none-*.csv'],
    ['../secret.csv', undefined, '../secret.csv lies outside the data root'],
  ])('%s makes its dataset unavailable by name', async (file, content, reason) => {
    if (content !== undefined) await write(file, content);
    const error = await errorOf(warehouse.open([sales(file)]));
    expect(error.code).toBe('data.unavailable');
    expect(error.message).toBe(`the data of sales is not available: ${reason}`);
  });

  it('is not read through a symbolic link that leads outside', async () => {
    await writeFile(join(folder, 'secret.csv'), 'id,amount,sold_on\na,1,\n');
    await symlink(join(folder, 'secret.csv'), join(root, 'link.csv'));
    expect((await errorOf(warehouse.open([sales('link.csv')]))).message).toContain('link.csv leads outside the data root');
    expect((await errorOf(warehouse.open([sales('lin?.csv')]))).message).toContain('link.csv leads outside the data root');
  });
});

describe('a row that does not fit', () => {
  const text = [
    'id,amount,sold_on',
    '"a',
    'b",1.00,2017-01-31',
    'c,1.005,2017-01-31',
    '',
    'd,ten,2017-02-30',
    ',1,2017-01-31',
    'e,1',
    'f,1,01/02/2017',
    '',
  ].join('\n');

  it('is named by line, field and value, and nothing is loaded', async () => {
    await write('bad.csv', text);
    const error = await errorOf(warehouse.open([sales('bad.csv')]));
    expect(error.code).toBe('data.bad_rows');
    expect(error.diagnostics.slice(1).map(({ message }) => message)).toEqual([
      'bad.csv, line 8 has 2 columns where the header has 3',
      'bad.csv, line 4: amount "1.005" does not fit decimal(12,2)',
      'bad.csv, line 6: amount "ten" does not fit decimal(12,2)',
      'bad.csv, line 6: sold_on "2017-02-30" is not a date such as 2017-01-31',
      'bad.csv, line 7: id (empty) is part of the primary key and may not be empty',
      'bad.csv, line 9: sold_on "01/02/2017" is not a date such as 2017-01-31',
    ]);
    expect(error.message).toContain('sales has 5 rows that do not fit its definition');
  });

  it('is dropped and counted where the dataset says so', async () => {
    await write('bad.csv', text);
    const session = await warehouse.open([sales('bad.csv', { on_bad_rows: 'skip' })]);
    expect(session.data['sales']).toMatchObject({ row_count: 1, skipped_rows: 5 });
    expect(await select(session, sales('bad.csv'))).toEqual([['a\nb', 1, '2017-01-31']]);
    await session.close();
  });

  it('of a hundred and more is worded a hundred times and counted', async () => {
    await write('many.csv', `id,amount,sold_on\n${Array.from({ length: 250 }, (_, index) => `${index},x,\n`).join('')}`);
    const error = await errorOf(warehouse.open([sales('many.csv')]));
    expect(error.diagnostics).toHaveLength(101);
    expect(error.message).toContain('sales has 250 rows');
  });

  it.each([
    ['integer', ['1', '-5', '+7', '9223372036854775807'], ['1.0', '1e3', ' 1', '9223372036854775808', '1,000']],
    ['number', ['1', '-0.5', '1e-3', '.5'], ['NaN', 'inf', '1e400', '0x10', '1,5']],
    ['decimal(5,2)', ['999.99', '-1.5', '1.100'], ['1000', '1.234', '1e2']],
    ['boolean', ['true', 'false'], ['1', 'yes', 'TRUE']],
    ['date', ['2016-02-29'], ['2017-02-29', '2017-1-1', '20170101', 'infinity']],
    ['timestamp', ['2017-01-01T10:00:00Z', '2017-01-01 10:00', '2017-01-01T10:00:00.123456+03:00'], ['2017-01-01T25:00', 'now', '10:00']],
  ] as const)('of type %s is told from one that does', async (type, good, bad) => {
    const dataset = checkedDataset('cells', { id: 'integer', value: type }, { file: 'cells.csv', on_bad_rows: 'skip' });
    await write('cells.csv', `id,value\n${[...good, ...bad].map((cell, index) => `${index},"${cell}"\n`).join('')}`);
    const session = await warehouse.open([dataset]);
    expect(session.data['cells']).toMatchObject({ row_count: good.length, skipped_rows: bad.length });
    await session.close();
  });

  it('is one whose value is not among the declared ones', async () => {
    const stages = { name: 'stage', type: 'text', values: ['Won', "Lo'st"] } as const;
    const dataset = checkedDataset('deals', { id: 'text', stage: stages });
    const error = await errorOf(warehouse.openRows([dataset], { deals: [{ id: 'a', stage: "Lo'st" }, { id: 'b', stage: 'won' }, { id: 'c' }] }));
    expect(error.diagnostics.slice(1).map(({ message }) => message)).toEqual([`row 2 of deals: stage "won" is not one of Won, Lo'st`]);
  });

  it('is one that breaks an assertion, also when that is null', async () => {
    const amount = { kind: 'field', dataset: 'sales', path: [], field: 'amount', type: 'decimal' } as const;
    const condition = { kind: 'call', function: 'greater', type: 'boolean', arguments: [amount, { kind: 'literal', type: 'integer', value: '0' }] } as const;
    const dataset = { ...sales('x.csv'), assertions: [{ text: 'amount > 0', condition: condition as never }] };
    const rows = [{ id: 'a', amount: 1 }, { id: 'b', amount: -1 }, { id: 'c' }];
    const error = await errorOf(warehouse.openRows([dataset], { sales: rows }));
    expect(error.diagnostics[1]?.message).toBe('"amount > 0" does not hold in row 2 of sales; row 3 of sales');
  });
});

describe('rows with the same primary key', () => {
  const text = 'id,amount,sold_on\na,1,\nb,2,\n\na,3,\n';

  it('are refused with key and lines', async () => {
    await write('same.csv', text);
    const error = await errorOf(warehouse.open([sales('same.csv')]));
    expect(error.diagnostics[1]?.message).toBe('the key "a" stands in same.csv, line 2; same.csv, line 5');
  });

  it('make way for the last one where the dataset says so', async () => {
    await write('same.csv', text);
    expect(await rowsOf(sales('same.csv', { duplicates: 'keep_last' }))).toEqual([
      ['a', 3, null],
      ['b', 2, null],
    ]);
  });
});

describe('other kinds of files', () => {
  it('JSON lines are checked like CSV', async () => {
    await write('rows.jsonl', '{"id":"a","amount":1.5,"sold_on":"2017-01-31"}\n\n{"id":"b","amount":null}\n');
    expect(await rowsOf(sales('rows.jsonl'))).toEqual([
      ['a', 1.5, '2017-01-31'],
      ['b', null, null],
    ]);
    await write('broken.jsonl', '{"id":"a"}\nnot json\n\n[1]\n{"id":"b","amount":"x"}\n');
    const error = await errorOf(warehouse.open([sales('broken.jsonl')]));
    expect(error.diagnostics.slice(1).map(({ message }) => message)).toEqual([
      'broken.jsonl, line 2 is not a JSON object',
      'broken.jsonl, line 4 is not a JSON object',
      'broken.jsonl, line 5: amount "x" does not fit decimal(12,2)',
    ]);
  });

  it('a file that is no Parquet file says so', async () => {
    await write('no.parquet', 'nothing');
    expect((await errorOf(warehouse.open([sales('no.parquet')]))).message).toContain('no.parquet is not a Parquet file');
  });
});

describe('a session', () => {
  it('keeps what it has seen while the file changes, and the next one sees the change', async () => {
    await write('live.csv', 'id,amount,sold_on\na,1,\n');
    const before = await warehouse.open([sales('live.csv')]);
    await write('live.csv', 'id,amount,sold_on\na,1,\nb,2,\n');
    const after = await warehouse.open([sales('live.csv')]);
    expect(before.data['sales']?.version).not.toBe(after.data['sales']?.version);
    expect(await select(before, sales(''))).toHaveLength(1);
    expect(await select(after, sales(''))).toHaveLength(2);
    await before.close();
    await after.close();
  });

  it('loads once for all that open at once, and not again while the content is the same', async () => {
    await write('once.csv', 'id,amount,sold_on\na,1,\n');
    const sessions = await Promise.all(Array.from({ length: 5 }, () => warehouse.open([sales('once.csv')])));
    await write('once.csv', 'id,amount,sold_on\na,1,\n');
    sessions.push(await warehouse.open([sales('once.csv')]));
    expect(new Set(sessions.map(({ data }) => data['sales']?.loaded_at)).size).toBe(1);
    await Promise.all(sessions.map((session) => session.close()));
  });

  it('over given rows is apart from files and from other sessions', async () => {
    await write('apart.csv', 'id,amount,sold_on\na,1,\n');
    const dataset = sales('apart.csv');
    const [files, first, second] = await Promise.all([
      warehouse.open([dataset]),
      warehouse.openRows([dataset], { sales: [{ id: 'x' }, { id: 'y' }] }),
      warehouse.openRows([dataset], {}),
    ]);
    expect(await select(files, dataset)).toEqual([['a', 1, null]]);
    expect(await select(first, dataset)).toHaveLength(2);
    expect(await select(second, dataset)).toEqual([]);
    await Promise.all([files, first, second].map((session) => session.close()));
  });

  it('names fields of given rows that the dataset does not store', async () => {
    const error = await errorOf(warehouse.openRows([sales('')], { sales: [{ id: 'a', amout: 1 }] }));
    expect(error.diagnostics[1]?.message).toBe('row 1 of sales has "amout", which sales does not store');
  });

  it('ends a query in the engine when its signal is aborted', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => ({ id: String(index) }));
    const session = await warehouse.openRows([sales('')], { sales: rows });
    const abort = new AbortController();
    const sql = `SELECT count(*) FROM sales a, sales b, sales c, sales d WHERE a.id || b.id < c.id || d.id`;
    const answer = session.execute({ sql, parameters: [], columns: [{ name: 'count', type: 'integer' }] }, abort.signal);
    setTimeout(() => abort.abort(), 100);
    expect((await errorOf(answer)).code).toBe('run.cancelled');
    expect(await select(session, sales(''))).toHaveLength(3000);
    await session.close();
  });

  it.each(['DROP TABLE sales', 'SELECT 1; SELECT 2', "SELECT * FROM read_csv('/etc/passwd')", "ATTACH '/tmp/x.db'"])(
    'does not run %s',
    async (sql) => {
      const session = await warehouse.openRows([sales('')], {});
      const error = await errorOf(session.execute({ sql, parameters: [], columns: [] }));
      expect(error.code).toBe('data.query_failed');
      expect(error.message).not.toContain(sql);
      await session.close();
    },
  );
});

describe('the status', () => {
  it('tells what is loaded, what can be, and why something cannot', async () => {
    await write('known.csv', 'id,amount,sold_on\na,1,\n');
    await write('wrong.csv', 'id,amount,sold_on\na,x,\n');
    const datasets = [sales('known.csv'), sales('wrong.csv'), sales('gone.csv')];
    expect((await warehouse.status(datasets)).map(({ available }) => available)).toEqual([true, true, false]);
    await (await warehouse.open([sales('known.csv')])).close();
    await errorOf(warehouse.open([sales('wrong.csv')]));
    const [known, wrong, gone] = await warehouse.status(datasets);
    expect(known?.data?.row_count).toBe(1);
    expect(wrong).toMatchObject({ available: false, reason: expect.stringContaining('wrong.csv, line 2') });
    expect(gone).toMatchObject({ available: false, reason: expect.stringContaining('there is no file gone.csv') });
  });
});

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(root, name, '..'), { recursive: true });
  await writeFile(join(root, name), content);
}

async function errorOf(promise: Promise<unknown>): Promise<DomainError> {
  try {
    await promise;
  } catch (error) {
    return error as DomainError;
  }
  throw new Error('nothing was thrown');
}

async function rowsOf(dataset: CheckedDataset): Promise<readonly (readonly CellValue[])[]> {
  const session = await warehouse.open([dataset]);
  try {
    return await select(session, dataset);
  } finally {
    await session.close();
  }
}

/** All rows, in order of their first column. */
async function select(session: WarehouseSession, dataset: CheckedDataset): Promise<readonly (readonly CellValue[])[]> {
  const column = (name: string, type: ValueType): RowExpression => ({ kind: 'column', type, path: [], column: name });
  const frame: FrameQuery = {
    name: 'all',
    dataset: dataset.name,
    joins: [],
    bucketing: { kind: 'single', window: {} },
    timezone: 'UTC',
    dimensions: [...dataset.fields.values()].map(({ name, type }) => ({ name, type, expression: column(name, type) })),
    measures: [],
  };
  const { columns, row_count } = await session.execute(compileFrameQuery(frame, 'duckdb'));
  const rows = Array.from({ length: row_count }, (_, row) => columns.map(({ values }) => values[row] ?? null));
  return rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
