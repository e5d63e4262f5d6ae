import { gzipSync } from 'node:zlib';
import { LoadBench, cells, refusal } from '../../../testing/load-bench';

let bench: LoadBench;

beforeAll(async () => {
  bench = await LoadBench.start();
});

afterAll(() => bench.stop());

describe('a compressed file', () => {
  it('is read by its ending', async () => {
    expect(await bench.rowsOf(cells('text'), 'cells.csv.gz', gzipSync('id,value\n1,x\n'))).toEqual([['1', 'x']]);
    expect(await bench.rowsOf(cells('text'), 'cells.ndjson.gz', gzipSync('{"id":1,"value":"x"}'))).toEqual([
      ['1', 'x'],
    ]);
    const both = Buffer.concat([gzipSync('id,value\n1,x\n'), gzipSync('2,y\n')]);
    expect(await bench.rowsOf(cells('text'), 'cells.csv.gz', both)).toHaveLength(2);
  });

  it.each([
    [
      'cells.csv',
      gzipSync('id,value\n'),
      'cells.csv is compressed with gzip, which its name has to say (.csv.gz), or the header of an upload (Content-Encoding: gzip)',
    ],
    ['cells.csv.gz', 'id,value\n1,x\n', 'cells.csv.gz is not what gzip writes, or damaged'],
    [
      'cells.csv.gz',
      gzipSync('id,value\n1,x\n').subarray(0, 20),
      'cells.csv.gz is cut off: its compressed data has no end',
    ],
    ['cells.csv.gz', gzipSync(''), 'cells.csv.gz is empty'],
    [
      'cells.csv',
      Buffer.from('PK\u0003\u0004…'),
      'cells.csv is a ZIP archive, such as a workbook; unpack it, or export it as CSV',
    ],
    ['cells.zip', 'PK', 'cells.zip is an archive: unpack it, or compress each file with gzip (.csv.gz)'],
    ['cells.xlsx', 'PK', 'cells.xlsx is a workbook: export it as CSV'],
    [
      'cells.parquet.gz',
      'x',
      'cells.parquet.gz is of no kind that can be read (.csv, .json, .jsonl, .ndjson, each also with .gz, and .parquet)',
    ],
  ])('that is none is refused: %s', async (name, content, reason) => {
    expect(await refusal(bench, cells('text'), name, content)).toBe(reason);
  });

  it('that unpacks to far more than it is, is refused before it has', async () => {
    const bomb = gzipSync(`id,value\n${'1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n'.repeat(500_000)}`);
    const reason = `cells.csv.gz has ${bomb.length} bytes and unpacks to more than 200 times as many, as no table does`;
    expect(await refusal(bench, cells('text'), 'cells.csv.gz', bomb)).toBe(reason);
  });
});
