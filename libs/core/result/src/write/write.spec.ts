import type { CellValue } from '@core/definition';
import * as fc from 'fast-check';
import type { ResultColumn } from '../run-result';
import { toCsv } from './csv';
import { toJsonRows, toNdjson } from './json';

const columns: readonly ResultColumn[] = [
  { name: 'region', type: 'text' },
  { name: 'revenue', type: 'decimal', exact: true },
];

const parts = [
  [
    ['West', 1.5],
    ['a "b", c', null],
  ],
  [],
  [[null, '-9007199254740993.1']],
] as const;

async function gather(chunks: AsyncGenerator<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

const objects = [
  { region: 'West', revenue: 1.5 },
  { region: 'a "b", c', revenue: null },
  { region: null, revenue: '-9007199254740993.1' },
];

test('JSON rows are one array of objects, a chunk for each part', async () => {
  const chunks = await gather(toJsonRows(columns, parts));
  expect(JSON.parse(chunks.join(''))).toEqual(objects);
  expect(chunks).toHaveLength(3);
});

test('no rows are an empty array, no lines, and a header', async () => {
  expect(await gather(toJsonRows(columns, [[]]))).toEqual(['[]']);
  expect(await gather(toNdjson(columns, []))).toEqual([]);
  expect(await gather(toCsv(columns, []))).toEqual(['region,revenue\r\n']);
});

test('NDJSON is an object on each line, the last one ended too', async () => {
  const text = (await gather(toNdjson(columns, parts))).join('');
  expect(text.split('\n').map((line) => (line === '' ? line : JSON.parse(line)))).toEqual([...objects, '']);
});

test('CSV quotes what needs it, and tells empty text from null', async () => {
  const text = (
    await gather(
      toCsv(columns, [
        ...parts,
        [
          ['', 0],
          ['two\nlines', -1],
        ],
      ]),
    )
  ).join('');
  expect(text).toBe(
    'region,revenue\r\nWest,1.5\r\n"a ""b"", c",\r\n,-9007199254740993.1\r\n"",0\r\n"two\nlines",-1\r\n',
  );
});

test('text that a spreadsheet would run is neutralised when asked, numbers are left alone', async () => {
  const rows: CellValue[][] = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', 'x=1'].map((text) => [text, '-1.5']);
  const text = (await gather(toCsv(columns, [rows], { neutralise: true }))).join('');
  expect(text).toBe(
    `region,revenue\r\n'=1+1,-1.5\r\n'+1,-1.5\r\n'-1,-1.5\r\n'@x,-1.5\r\n'\tx,-1.5\r\n"'\rx",-1.5\r\n'＝1,-1.5\r\nx=1,-1.5\r\n`,
  );
  expect((await gather(toCsv(columns, [[['=1', 1]]]))).join('')).toContain('\r\n=1,1');
});

test('whatever text a cell holds, JSON gives it back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), async (cells) => {
      const chunks = await gather(toJsonRows([{ name: '__proto__', type: 'text' }], [cells.map((cell) => [cell])]));
      const rows: object[] = JSON.parse(chunks.join(''));
      expect(rows.map((row) => Object.entries(row))).toEqual(cells.map((cell) => [['__proto__', cell]]));
    }),
  );
});
