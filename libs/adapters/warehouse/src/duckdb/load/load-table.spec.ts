import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { CheckedDataset } from '@core/formula';
import { checkedDataset } from '../../../../../../test/support/checked-dataset';
import { errorOf, selectAll, WarehouseBench } from '../../../../../../test/support/warehouse-bench';

let bench: WarehouseBench;

beforeAll(async () => {
  bench = await WarehouseBench.start();
});

afterAll(() => bench.stop());

const sales = (file: string | readonly string[], more: Partial<CheckedDataset['definition']> = {}) =>
  checkedDataset('sales', { id: 'text', amount: 'decimal(12,2)', sold_on: 'date' }, { file, ...more });

describe('a CSV file', () => {
  it('is read by declared types, whatever the order of its columns', async () => {
    await bench.write('order.csv', 'sold_on,extra,amount,id\n2017-01-31,x,10.50,"a,1"\n,,,b\n');
    expect(await bench.rowsOf(sales('order.csv'))).toEqual([
      ['a,1', 10.5, '2017-01-31'],
      ['b', null, null],
    ]);
  });

  it('may begin with a byte order mark, end lines with CR LF and quote line breaks', async () => {
    await bench.write('breaks.csv', '\ufeffid,amount,sold_on\r\n"a\r\nb",1,2017-01-01\r\n"say ""x""",2,\r\n');
    expect(await bench.rowsOf(sales('breaks.csv'))).toEqual([
      ['a\r\nb', 1, '2017-01-01'],
      ['say "x"', 2, null],
    ]);
  });

  it('may have values that begin with U+FEFF, which differ from those that do not', async () => {
    const long = 'text that the engine keeps apart';
    await bench.write('marks.csv', `id,amount,sold_on\n\ufeffa,1,\na,2,\n\ufeff${long},3,\n`);
    expect(await bench.rowsOf(sales('marks.csv'))).toEqual([
      ['a', 2, null],
      ['\ufeffa', 1, null],
      [`\ufeff${long}`, 3, null],
    ]);
  });

  it('may be one of several under a pattern', async () => {
    await bench.write('parts/2016/a.csv', 'id,amount,sold_on\na,1,\n');
    await bench.write('parts/2017/b.csv', 'sold_on,id,amount\n,b,2\n');
    await bench.write('parts/2017/b.txt', 'no');
    expect(await bench.rowsOf(sales('parts/**/*.csv'))).toEqual([
      ['a', 1, null],
      ['b', 2, null],
    ]);
  });

  it.each([
    ['missing.csv', undefined, 'there is no file missing.csv'],
    ['empty.csv', '', 'empty.csv is empty'],
    ['header.csv', 'id,sold_on\n', 'header.csv has no column "amount"; its header is id, sold_on'],
    ['other.csv', 'name,sum\n', 'other.csv has no columns "id", "amount", "sold_on"; its header is name, sum'],
    ['twice.csv', 'id,amount,amount,sold_on\n', 'twice.csv has two columns "amount"'],
    [
      'latin.csv',
      Buffer.from('id,amount,sold_on\na,1,\n\xe9,2,\n', 'latin1'),
      'latin.csv is not UTF-8 in line 3: byte 24 of it is E9; another charset has to be declared in source.format',
    ],
    ['sheet.xlsx', 'x', 'sheet.xlsx is a workbook: export it as CSV'],
    ['none-*.csv', undefined, 'no file matches none-*.csv'],
    ['../secret.csv', undefined, '../secret.csv lies outside the data root'],
  ])('%s makes its dataset unusable by name', async (file, content, reason) => {
    if (content !== undefined) await bench.write(file, content);
    const error = await errorOf(bench.warehouse.open([sales(file)]));
    expect([error.code, error.status]).toEqual(['data.unusable', 422]);
    expect(error.message).toBe(`the data of sales cannot be used: ${reason}`);
  });

  it('is not read through a symbolic link that leads outside', async () => {
    await writeFile(join(bench.folder, 'secret.csv'), 'id,amount,sold_on\na,1,\n');
    await symlink(join(bench.folder, 'secret.csv'), join(bench.root, 'link.csv'));
    expect((await errorOf(bench.warehouse.open([sales('link.csv')]))).message).toContain(
      'link.csv leads outside the data root',
    );
    expect((await errorOf(bench.warehouse.open([sales('lin?.csv')]))).message).toContain(
      'link.csv leads outside the data root',
    );
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
    await bench.write('bad.csv', text);
    const error = await errorOf(bench.warehouse.open([sales('bad.csv')]));
    expect(error.code).toBe('data.bad_rows');
    expect(error.diagnostics.slice(1).map(({ message }) => message)).toEqual([
      'bad.csv, line 4: amount "1.005" does not fit decimal(12,2)',
      'bad.csv, line 6: amount "ten" does not fit decimal(12,2)',
      'bad.csv, line 6: sold_on "2017-02-30" is not a date such as 2017-01-31',
      'bad.csv, line 7: id (empty) is part of the primary key and may not be empty',
      'bad.csv, line 8 has 2 columns where the header has 3',
      'bad.csv, line 9: sold_on "01/02/2017" is not a date such as 2017-01-31',
    ]);
    expect(error.message).toContain('sales has 5 rows that do not fit its definition');
    expect(error.diagnostics[0]?.rejected_count).toBe(5);
  });

  it('is dropped and counted where the dataset says so', async () => {
    await bench.write('bad.csv', text);
    const session = await bench.warehouse.open([sales('bad.csv', { on_bad_rows: 'skip' })]);
    expect(session.data['sales']).toMatchObject({ row_count: 1, skipped_rows: 5 });
    expect(await selectAll(session, sales('bad.csv'))).toEqual([['a\nb', 1, '2017-01-31']]);
    await session.close();
  });

  it('of a hundred and more is worded a hundred times and counted', async () => {
    await bench.write(
      'many.csv',
      `id,amount,sold_on\n${Array.from({ length: 250 }, (_, index) => `${index},x,\n`).join('')}`,
    );
    const error = await errorOf(bench.warehouse.open([sales('many.csv')]));
    expect(error.diagnostics).toHaveLength(101);
    expect(error.message).toContain('sales has 250 rows');
  });

  it.each([
    ['integer', ['1', '-5', '+7', '9223372036854775807'], ['1.0', '1e3', ' 1', '9223372036854775808', '1,000']],
    ['number', ['1', '-0.5', '1e-3', '.5'], ['NaN', 'inf', '1e400', '0x10', '1,5']],
    ['decimal(5,2)', ['999.99', '-1.5', '1.100'], ['1000', '1.234', '1e2']],
    ['boolean', ['true', 'false'], ['1', 'yes', 'TRUE']],
    ['date', ['2016-02-29'], ['2017-02-29', '2017-1-1', '20170101', 'infinity']],
    [
      'timestamp',
      ['2017-01-01T10:00:00Z', '2017-01-01 10:00', '2017-01-01T10:00:00.123456+03:00'],
      ['2017-01-01T25:00', 'now', '10:00'],
    ],
  ] as const)('of type %s is told from one that does', async (type, good, bad) => {
    const dataset = checkedDataset('cells', { id: 'integer', value: type }, { file: 'cells.csv', on_bad_rows: 'skip' });
    await bench.write(
      'cells.csv',
      `id,value\n${[...good, ...bad].map((cell, index) => `${index},"${cell}"\n`).join('')}`,
    );
    const session = await bench.warehouse.open([dataset]);
    expect(session.data['cells']).toMatchObject({ row_count: good.length, skipped_rows: bad.length });
    await session.close();
  });

  it('is one whose value is not among the declared ones', async () => {
    const stages = { name: 'stage', type: 'text', values: ['Won', "Lo'st"] } as const;
    const dataset = checkedDataset('deals', { id: 'text', stage: stages });
    const error = await errorOf(
      bench.warehouse.openRows([dataset], {
        deals: [{ id: 'a', stage: "Lo'st" }, { id: 'b', stage: 'won' }, { id: 'c' }],
      }),
    );
    expect(error.diagnostics.slice(1).map(({ message }) => message)).toEqual([
      `row 2 of deals: stage "won" is not one of Won, Lo'st`,
    ]);
  });

  it('is one that breaks an assertion, also when that is null', async () => {
    const amount = { kind: 'field', dataset: 'sales', path: [], field: 'amount', type: 'decimal' } as const;
    const condition = {
      kind: 'call',
      function: 'greater',
      type: 'boolean',
      arguments: [amount, { kind: 'literal', type: 'integer', value: '0' }],
    } as const;
    const dataset = { ...sales('signs.csv'), assertions: [{ text: 'amount > 0', condition: condition as never }] };
    await bench.write('signs.csv', 'id,amount,sold_on\na,1,\nb,-1,\nc,,\n');
    const error = await errorOf(bench.warehouse.open([dataset]));
    expect(error.diagnostics[1]?.message).toBe('"amount > 0" does not hold in signs.csv, line 3; signs.csv, line 4');
    const rows = { sales: [{ id: 'b', amount: -1 }] };
    await (await bench.warehouse.openRows([dataset], rows)).close(); // rows of a test are not held to it
  });
});

describe('rows with the same primary key', () => {
  const text = 'id,amount,sold_on\na,1,\nb,2,\n\na,3,\n';

  it('are refused with key and lines', async () => {
    await bench.write('same.csv', text);
    const error = await errorOf(bench.warehouse.open([sales('same.csv')]));
    expect(error.diagnostics[1]?.message).toBe('the key "a" stands in same.csv, line 2; same.csv, line 5');
  });

  it('are refused and named over several files', async () => {
    await bench.write('same/a.csv', 'id,amount,sold_on\na,1,\nb,2,\n');
    await bench.write('same/b.ndjson', '{"id":"c"}\n\n{"id":"b"}\n');
    await bench.write('same/c.csv', 'id,amount,sold_on\nb,3,\n');
    const error = await errorOf(bench.warehouse.open([sales('same/*')]));
    expect(error.diagnostics[1]?.message).toBe(
      'the key "b" stands in same/a.csv, line 3; same/b.ndjson, line 3; same/c.csv, line 2',
    );
    expect(await bench.rowsOf(sales('same/*', { duplicates: 'keep_last' }))).toEqual([
      ['a', 1, null],
      ['b', 3, null],
      ['c', null, null],
    ]);
  });

  it('make way for the last one where the dataset says so', async () => {
    await bench.write('same.csv', text);
    expect(await bench.rowsOf(sales('same.csv', { duplicates: 'keep_last' }))).toEqual([
      ['a', 3, null],
      ['b', 2, null],
    ]);
  });
});

describe('other kinds of files', () => {
  it('JSON lines are checked like CSV', async () => {
    await bench.write(
      'rows.jsonl',
      '{"id":"a","amount":1234567890.12,"sold_on":"2017-01-31"}\n\n{"id":"b","amount":null}\n',
    );
    expect(await bench.rowsOf(sales('rows.jsonl'))).toEqual([
      ['a', 1234567890.12, '2017-01-31'],
      ['b', null, null],
    ]);
    await bench.write('broken.jsonl', '{"id":"a"}\nnot json\n\n[1]\n{"id":"b","amount":"x"}\n');
    const error = await errorOf(bench.warehouse.open([sales('broken.jsonl')]));
    expect(error.diagnostics.slice(1).map(({ message }) => message)).toEqual([
      'broken.jsonl, line 2 is not JSON',
      'broken.jsonl, line 4 is not a JSON object',
      'broken.jsonl, line 5: amount "x" does not fit decimal(12,2)',
    ]);
  });

  it('Parquet is read in its own types', async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const values = "('a', 12.5::DOUBLE, DATE '2017-01-31'), ('', NULL, NULL), ('c', 3::BIGINT, '2017-02-01')";
    await connection.run(
      `COPY (SELECT * FROM (VALUES ${values}) AS t (id, amount, sold_on)) TO '${join(bench.root, 'rows.parquet')}'`,
    );
    instance.closeSync();
    const error = await errorOf(bench.warehouse.open([sales('rows.parquet')]));
    expect(error.diagnostics[1]?.message).toBe(
      'rows.parquet, row 2: id (empty) is part of the primary key and may not be empty',
    );
    expect(await bench.rowsOf(sales('rows.parquet', { on_bad_rows: 'skip' }))).toEqual([
      ['a', 12.5, '2017-01-31'],
      ['c', 3, '2017-02-01'],
    ]);
  });

  it('a file that is no Parquet file says so', async () => {
    await bench.write('no.parquet', 'nothing');
    expect((await errorOf(bench.warehouse.open([sales('no.parquet')]))).message).toContain(
      'no.parquet is not a Parquet file',
    );
  });
});
