import { checkedDataset } from '../../../../../../../test/support/checked-dataset';
import { LoadBench, cells, refusal } from '../../../testing/load-bench';

let bench: LoadBench;

beforeAll(async () => {
  bench = await LoadBench.start();
});

afterAll(() => bench.stop());

describe('a declared way to write', () => {
  it.each([
    ['decimal(12,2)', { decimal: ',' }, ['1,5', '-0,25', '7'], ['1.5', '1,234', '1 000']],
    [
      'decimal(12,2)',
      { decimal: ',', thousands: 'space' },
      ['1 234 567,5', '1\u00a0234', '1\u202f234,00', '1234,5'],
      ['1 23', '12 34,5', '1 234\u00a0567'],
    ],
    ['number', { decimal: ',', thousands: '.' }, ['1.234,5', '1,5e3'], ['1.23', '1.5']],
    ['integer', { thousands: ',' }, ['1,234,567', '12,34,567', '42'], ['1,2', '1,23', ',123', '1,,234', '1,234,56']],
    ['integer', { thousands: "'" }, ["1'234", '1’234'], ["1'23"]],
    ['date', {}, ['0001-01-01', '9999-12-31'], ['0000-12-31', '10000-01-01']],
    [
      'timestamp',
      {},
      ['0001-01-01T00:00:00Z'],
      ['0000-12-31T23:59:59Z', '0001-01-01T00:00:00+01', '9999-12-31T23:00:00-01'],
    ],
    ['date', { date: 'dd.MM.yyyy' }, ['01.01.0001'], ['01.01.0000']],
    [
      'date',
      { date: 'dd.MM.yyyy' },
      ['31.01.2017'],
      ['1.1.2017', '31.02.2017', '2017-01-31', '31.01.17', ' 31.01.2017'],
    ],
    ['date', { date: 'M/d/yyyy' }, ['1/31/2017', '01/05/2017'], ['31/1/2017']],
    ['date', { date: 'yyyyMMdd' }, ['20170131'], ['2017-01-31', '2017131']],
    ['date', { date: 'yyyy年M月d日' }, ['2017年1月31日'], ['2017年13月1日']],
    ['date', { date: 'd-MMM-yy' }, ['3-Jan-17'], ['3-Foo-17']],
    ['timestamp', { timestamp: 'dd.MM.yyyy HH:mm' }, ['31.01.2017 09:30'], ['31.01.2017 24:00', '31.01.2017']],
    ['timestamp', { timestamp: 'M/d/yyyy h:mm:ss a' }, ['1/31/2017 2:05:00 PM'], ['1/31/2017 13:05:00 PM']],
    [
      'timestamp',
      { timestamp: 'yyyy-MM-dd HH:mm:ss.SSSXXX' },
      ['2017-01-31 00:00:00.250+03:00', '2017-01-31 00:00:00.250Z'],
      ['2017-01-31 00:00:00+03:00'],
    ],
    ['boolean', { boolean: { true: ['да', '1'], false: 'нет' } }, ['да', '1', 'нет'], ['true', '0']],
    ['integer', { null_text: ['-', 'NULL'] }, ['-', 'NULL', '5'], ['null', '--']],
  ] as const)('%s as in %j is told from another', async (type, format, good, bad) => {
    const dataset = cells(type, format);
    const content = `id,value\n${[...good, ...bad].map((cell, index) => `${index},"${cell}"\n`).join('')}`;
    const skipping = { ...dataset, definition: { ...dataset.definition, on_bad_rows: 'skip' as const } };
    const loaded = await bench.load(skipping, [await bench.write('cells.csv', content)]);
    expect((await bench.rows(skipping)).map(([id]) => Number(id))).toEqual(good.map((_, index) => index));
    expect(loaded).toEqual({ row_count: good.length, skipped_rows: bad.length });
  });

  it('means what it says', async () => {
    const format = {
      decimal: ',',
      thousands: 'space',
      date: 'dd.MM.yyyy',
      timestamp: 'M/d/yy h:mm a',
      null_text: '-',
    } as const;
    const types = { id: 'decimal(12,2)', day: 'date', at: 'timestamp', count: 'integer' } as const;
    const dataset = checkedDataset('cells', types, { format });
    const content = 'id,day,at,count\n"1\u202f234,50",05.01.2017,1/5/17 12:30 AM,-\n';
    expect(await bench.rowsOf(dataset, 'cells.csv', content)).toEqual([
      ['1234.50', '2017-01-05', '2017-01-05 00:30:00+00', null],
    ]);
  });

  it('stands in the reason why a value does not fit', async () => {
    const format = { decimal: ',', thousands: 'space', date: 'dd.MM.yyyy' } as const;
    const dataset = checkedDataset('cells', { id: 'decimal(5,1)', day: 'date' }, { format });
    expect(await refusal(bench, dataset, 'cells.csv', 'id,day\n1.5,01/05/2017\n')).toEqual([
      'cells.csv, line 2: id "1.5" does not fit decimal(5,1), which has "," before decimals and spaces between thousands here',
      'cells.csv, line 2: day "01/05/2017" is not a date as in dd.MM.yyyy',
    ]);
  });

  it('of delimiter, quotes and header is followed', async () => {
    const rows = [['1', "it's; so"]];
    const quoted = cells('text', { delimiter: ';', quote: "'" });
    expect(await bench.rowsOf(quoted, 'cells.csv', "id;value\n1;'it''s; so'\n")).toEqual(rows);
    const escaped = cells('text', { delimiter: 'tab', quote: "'", escape: 'backslash', header: ['id', 'value'] });
    expect(await bench.rowsOf(escaped, 'cells.csv', "\ufeff1\t'it\\'s; so'\n")).toEqual(rows);
    const plain = cells('text', { delimiter: '|', quote: 'none' });
    expect(await bench.rowsOf(plain, 'cells.csv', 'id|value\n1|"x"y\n')).toEqual([['1', '"x"y']]);
  });

  it('is followed when lines are named', async () => {
    const format = { delimiter: ';', quote: "'", escape: 'backslash', header: ['id', 'value'] } as const;
    const content = "1;'a\\';\nb'\nx;c\n2\n\n3;d\ny;e";
    expect(await refusal(bench, cells('text', format), 'cells.csv', content)).toEqual([
      'cells.csv, line 3: id "x" is not an integer',
      'cells.csv, line 4 has 1 column where the header has 2',
      'cells.csv, line 7: id "y" is not an integer',
    ]);
  });
});
