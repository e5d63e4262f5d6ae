import type { FileFormat } from '@core/definition';
import { LoadBench, cells, refusal } from '../../../testing/load-bench';

let bench: LoadBench;

beforeAll(async () => {
  bench = await LoadBench.start();
});

afterAll(() => bench.stop());

describe('a charset', () => {
  const text = 'id;value\r\n1;"Привет; мир"\r\n2;Минск\r\n';
  const rows = [
    ['1', 'Привет; мир'],
    ['2', 'Минск'],
  ];

  it.each([
    ['windows-1251', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]],
    ['koi8-r', [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]],
    ['ibm866', [0x8f, 0xe0, 0xa8, 0xa2, 0xa5, 0xe2]],
    ['iso-8859-5', [0xbf, 0xe0, 0xd8, 0xd2, 0xd5, 0xe2]],
  ] as const)('%s is read where it is declared', async (charset, bytes) => {
    const content = Buffer.concat([Buffer.from('id,value\n1,'), Buffer.from(bytes), Buffer.from('\n')]);
    expect(await bench.rowsOf(cells('text', { charset }), 'cells.csv', content)).toEqual([['1', 'Привет']]);
  });

  it.each([
    ['gb18030', [0xcf, 0xfa, 0xca, 0xdb], '销售'],
    ['gb18030', [0x94, 0x39, 0xda, 0x33], '💩'],
    ['big5', [0xa4, 0xa4, 0xa4, 0xe5], '中文'],
    ['shift_jis', [0x83, 0x65, 0x83, 0x58], 'テス'],
    ['euc-kr', [0xc7, 0xd1], '한'],
    ['windows-1252', [0x80, 0x20, 0x93, 0xe9], '€ “é'],
    ['iso-8859-15', [0xa4], '€'],
  ] as const)('%s gives %s as %s', async (charset, bytes, value) => {
    const content = Buffer.concat([Buffer.from('id,value\n1,'), Buffer.from(bytes), Buffer.from('\n')]);
    expect(await bench.rowsOf(cells('text', { charset }), 'cells.csv', content)).toEqual([['1', value]]);
  });

  it.each([
    ['utf-16le', 'utf-16le', ''],
    ['utf-16 by its byte order mark', 'utf-16', '\ufeff'],
    ['a byte order mark alone', undefined, '\ufeff'],
  ] as const)('of two bytes is told by %s', async (_, charset, mark) => {
    const format: FileFormat = { delimiter: ';', ...(charset && { charset }) };
    const little = Buffer.from(mark + text, 'utf16le');
    expect(await bench.rowsOf(cells('text', format), 'cells.csv', little)).toEqual(rows);
  });

  it.each([
    [
      undefined,
      Buffer.from('id,value\na,é\n', 'latin1'),
      'cells.csv is not UTF-8 in line 2: byte 12 of it is E9; another charset has to be declared in source.format',
    ],
    [
      'utf-8',
      Buffer.from([...Buffer.from('id,value\r\n1,x\r\n2,'), 0xe2, 0x82]),
      'cells.csv is not UTF-8 in line 3: byte 18 of it is E2',
    ],
    [
      'shift_jis',
      Buffer.from([...Buffer.from('id,value\n1,'), 0xfd, 0x0a]),
      'cells.csv is not SHIFT_JIS in line 2: byte 12 of it is FD',
    ],
    [
      'utf-16',
      Buffer.from(text, 'utf16le'),
      'cells.csv has no byte order mark; its charset is to be declared as utf-16le or utf-16be',
    ],
    [
      'utf-16le',
      Buffer.from([...Buffer.from('id,value\n1,x\n', 'utf16le'), 0x00, 0xd8, 0x0a, 0x00]),
      'cells.csv is not UTF-16LE in line 3: byte 27 of it is 00',
    ],
    [
      'windows-1251',
      '\ufeffid,value\n',
      'cells.csv begins with the byte order mark of utf-8, but should be windows-1251',
    ],
    [
      undefined,
      Buffer.from(text, 'utf16le'),
      'cells.csv, line 1 holds a NUL at character 2; UTF-16 has to be declared as charset utf-16le or utf-16be',
    ],
  ] as const)('that is %s and does not fit is refused with line and byte', async (charset, content, reason) => {
    const dataset = cells('text', charset && { charset });
    expect(await refusal(bench, dataset, 'cells.csv', content)).toBe(reason);
  });

  it('of two bytes in the other order is told by its byte order mark', async () => {
    const big = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    expect(await bench.rowsOf(cells('text', { delimiter: ';' }), 'cells.csv', big)).toEqual(rows);
  });

  it('is read in pieces that cut no character', async () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => `${index},销售额${index}\n`).join('');
    const content = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`id,value\n${lines}`, 'utf16le')]);
    const found = await bench.rowsOf(cells('text'), 'cells.csv', content);
    expect(found).toHaveLength(40_000);
    expect(found.every(([id, value]) => value === `销售额${String(id)}`)).toBe(true);
  });
});
