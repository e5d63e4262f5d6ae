import { checkedDataset } from '../../../../../../../test/support/checked-dataset';
import { LoadBench, cells, refusal } from '../../../testing/load-bench';
import { errorOf } from '../../../../../../../test/support/warehouse-bench';

let bench: LoadBench;

beforeAll(async () => {
  bench = await LoadBench.start();
});

afterAll(() => bench.stop());

describe('a CSV file that is broken', () => {
  const long = 'x'.repeat(1024 * 1024 + 10);

  it.each([
    ['', 'cells.csv is empty'],
    ['\n1,2\n', 'cells.csv has no header in line 1'],
    ['"id,value\n1,x\n', 'the header of cells.csv has a quote that does not close in line 1'],
    [
      'id;value\n1;x\n',
      'the header of cells.csv looks separated by ";", which source.format has to declare as delimiter: ";"',
    ],
    [
      'id\tvalue\n1\tx\n',
      'the header of cells.csv looks separated by tabs, which source.format has to declare as delimiter: "tab"',
    ],
    [
      'id,Value\n1,x\n',
      'cells.csv has no column "value"; its header is id, Value; "Value" is not written in the same way',
    ],
    [
      'id,va\u200blue\n1,x\n',
      'cells.csv has no column "value"; its header is id, va\\u{200b}lue; "va\\u{200b}lue" is not written in the same way',
    ],
    [',,\n1,x,\n', 'cells.csv has no columns "id", "value"; its header is (no name), (no name), (no name)'],
    ['id,value,id\n1,x,2\n', 'cells.csv has two columns "id"'],
    [`id,value${',x'.repeat(5000)}\n`, 'cells.csv has 5002 columns, of which 4096 are the most'],
    [
      'id,value\n1,x\n2,y\0z\n',
      'cells.csv, line 3 holds a NUL at character 4; UTF-16 has to be declared as charset utf-16le or utf-16be',
    ],
    [`id,value\n1,x\n2,${long}`, 'cells.csv, line 3 is longer than 1048576 bytes'],
  ])('is refused with what is wrong: %j', async (content, reason) => {
    expect(await refusal(bench, cells('text'), 'cells.csv', content)).toBe(reason);
  });

  it.each([
    ['id,value\n"1,x\n2,y\n', ['cells.csv, line 2 has a quote that does not close, or text after a closing quote']],
    [
      'id,value\n1,x\n2\n3,y,z\n',
      [
        'cells.csv, line 3 has 1 column where the header has 2',
        'cells.csv, line 4 has 3 columns where the header has 2',
      ],
    ],
    [
      `id,value\n1,x\n2,"${`${'x'.repeat(600_000)}\n`.repeat(2)}"\n3,y\n`,
      [
        'cells.csv, line 3 is longer than 1048576 bytes',
        'cells.csv, line 4 has 1 column where the header has 2',
        'cells.csv, line 5 has a quote that does not close, or text after a closing quote',
      ],
    ],
  ])('names its rows', async (content, reasons) => {
    expect(await refusal(bench, cells('text'), 'cells.csv', content)).toEqual(reasons);
  });

  it('with a hundred thousand bad lines names a hundred and counts all, soon', async () => {
    const content = `id,value\n${'1\n'.repeat(100_000)}x,y\n`;
    const error = await errorOf(bench.rowsOf(cells('text'), 'cells.csv', content));
    expect(error.message).toContain('cells has 100001 rows that do not fit');
    expect(error.diagnostics).toHaveLength(101);
  });

  it('may end its lines in several ways', async () => {
    const content = 'id,value\r\n1,x\r\n2,"y\rz"\n3,z\r4,a\n';
    expect(await bench.rowsOf(cells('text'), 'cells.csv', content)).toEqual([
      ['1', 'x'],
      ['2', 'y\rz'],
      ['3', 'z'],
      ['4', 'a'],
    ]);
  });

  it('gives its sound rows where bad ones are skipped, with their own lines', async () => {
    const dataset = cells('text');
    const skipping = { ...dataset, definition: { ...dataset.definition, on_bad_rows: 'skip' as const } };
    const file = await bench.write('cells.csv', 'id,value\n1,"a\nb"\n2\n"3,c\n4,d\nx,e\n5, "f" \n6,g,\n');
    expect(await bench.load(skipping, [file])).toEqual({ row_count: 4, skipped_rows: 3 });
    expect(await bench.rows(skipping)).toEqual([
      ['1', 'a\nb'],
      ['4', 'd'],
      ['5', 'f'],
      ['6', 'g'],
    ]);
    expect(await refusal(bench, dataset, 'cells.csv', 'id,value\n"1,a\n2,b\nx,c\n')).toEqual([
      'cells.csv, line 2 has a quote that does not close, or text after a closing quote',
      'cells.csv, line 4: id "x" is not an integer',
    ]);
  });

  it('may have a blank where no column is, which is a column too many', async () => {
    expect(await refusal(bench, cells('text'), 'cells.csv', 'id,value\n1,x,\n2,y, \n')).toEqual([
      'cells.csv, line 3 has 3 columns where the header has 2',
    ]);
  });

  it('is read in pieces, and a broken line of which one ends is one row', async () => {
    const content = `id,value\n${'1,x\n'.repeat(65_533)}2,"y"${'z'.repeat(1000)}\n3,"\n`;
    expect(await refusal(bench, cells('text'), 'cells.csv', content)).toEqual([
      'cells.csv, line 65535 has a quote that does not close, or text after a closing quote',
      'cells.csv, line 65536 has a quote that does not close, or text after a closing quote',
    ]);
  });

  it('whose first sound row begins with U+FEFF keeps it where others are sieved out', async () => {
    const dataset = checkedDataset('cells', { name: 'text', id: 'text' }, { on_bad_rows: 'skip' });
    expect(await bench.rowsOf(dataset, 'cells.csv', 'name,id\n"\n\ufeffa,1\n')).toEqual([['\ufeffa', '1']]);
  });

  it('with nothing but a header is a table without rows', async () => {
    expect(await bench.rowsOf(cells('text'), 'cells.csv', 'id,value\n')).toEqual([]);
    expect(await bench.rowsOf(cells('text'), 'cells.csv', '\ufeffid,value')).toEqual([]);
  });
});
