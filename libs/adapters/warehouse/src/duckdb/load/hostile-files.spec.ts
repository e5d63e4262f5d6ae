import { checkedDataset } from '../../../../../../test/support/checked-dataset';
import { LoadBench, refusal } from '../../testing/load-bench';

let bench: LoadBench;

beforeAll(async () => {
  bench = await LoadBench.start();
});

afterAll(() => bench.stop());

type Types = Parameters<typeof checkedDataset>[1];
type More = NonNullable<Parameters<typeof checkedDataset>[2]>;
type Case = readonly [id: string, what: string, content: string, types: Types, outcome: unknown, more?: More];

const keyed = (name: string): Types => ({ id: { name: 'id', type: 'text', column: name } });
const constructed: Types = Object.fromEntries([['constructor', 'integer']]);
const twoColumns: Types = { a: 'text', b: 'integer' };
const drifting = `v\n${Array.from({ length: 30_000 }, (_, index) => `${index}\n`).join('')}x\n`;
const wide = `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n${'1,'.repeat(9_999)}1\n`;

/** The CSV files of the hostile corpus that are data like any other: their rows, in order of the first column. */
const loaded: readonly Case[] = [
  ['CS276', 'formula injection cell', "a,b\n=cmd|'/c calc'!A1,1\n", twoColumns, [["=cmd|'/c calc'!A1", '1']]],
  ['CS280', 'header with double quote', '"a""b; DROP TABLE x;--",c\n1,2\n', keyed('a"b; DROP TABLE x;--'), [['1']]],
  [
    'CS281',
    '__proto__ header',
    '__proto__,constructor\n1,2\n',
    { ...keyed('__proto__'), ...constructed },
    [['1', '2']],
  ],
  ['CS282', 'empty header', ',,x\n1,2,3\n', { x: 'integer' }, [['3']]],
  ['CS283', 'byte order mark', '\ufeffa,b\n1,2\n', twoColumns, [['1', '2']]],
  [
    'CS287',
    'decimal comma, declared',
    'v;w\n1,5;2\n2,5;3\n',
    { v: 'decimal(9,2)', w: 'integer' },
    [
      ['1.50', '2'],
      ['2.50', '3'],
    ],
    { format: { delimiter: ';', decimal: ',' } },
  ],
  [
    'CS288',
    'thousands separator, declared',
    'v\n"1,000.50"\n"2,000.50"\n',
    { v: 'decimal(9,2)' },
    [['1000.50'], ['2000.50']],
    { format: { thousands: ',' } },
  ],
  ['CS290', 'leading zeros id', 'id\n007\n08\n', { id: 'text' }, [['007'], ['08']]],
  ['CS299', 'header only', 'a,b\n', twoColumns, []],
  ['CS304', '-0 and +5', 'v\n-0\n+5\n', { v: 'integer' }, [['0'], ['5']]],
];

/** Those that are refused: what is said of the file, or of its rows. */
const refused: readonly Case[] = [
  [
    'CS277',
    'unterminated quote',
    'a,b\n"x,1\ny,2\n',
    twoColumns,
    ['file.csv, line 2 has a quote that does not close, or text after a closing quote'],
  ],
  [
    'CS278',
    'ragged rows',
    'a,b\n1,2\n3\n4,5,6\n',
    twoColumns,
    ['file.csv, line 3 has 1 column where the header has 2', 'file.csv, line 4 has 3 columns where the header has 2'],
  ],
  ['CS279', 'duplicate header', 'a,a,A\n1,2,3\n', { a: 'integer' }, 'file.csv has two columns "a"'],
  [
    'CS284',
    'NUL byte in cell',
    'a,b\nx\0y,2\n',
    twoColumns,
    'file.csv, line 2 holds a NUL at character 2; UTF-16 has to be declared as charset utf-16le or utf-16be',
  ],
  [
    'CS287',
    'decimal comma, not declared',
    'v;w\n1,5;2\n2,5;3\n',
    { v: 'decimal(9,2)', w: 'integer' },
    ['file.csv, line 2: v "1,5" does not fit decimal(9,2)', 'file.csv, line 3: v "2,5" does not fit decimal(9,2)'],
    { format: { delimiter: ';' } },
  ],
  [
    'CS287',
    'another delimiter',
    'v;w\n1,5;2\n2,5;3\n',
    { v: 'decimal(9,2)', w: 'integer' },
    'the header of file.csv looks separated by ";", which source.format has to declare as delimiter: ";"',
  ],
  [
    'CS288',
    'thousands separator, not declared',
    'v\n"1,000.50"\n',
    { v: 'decimal(9,2)' },
    ['file.csv, line 2: v "1,000.50" does not fit decimal(9,2)'],
  ],
  [
    'CS289',
    'NaN, infinity and 1e400',
    'v\n1.5\nNaN\ninf\n1e400\n',
    { v: 'number' },
    [
      'file.csv, line 3: v "NaN" is not a number',
      'file.csv, line 4: v "inf" is not a number',
      'file.csv, line 5: v "1e400" is not a number',
    ],
  ],
  [
    'CS291',
    'type change after a sample',
    drifting,
    { v: 'integer' },
    ['file.csv, line 30002: v "x" is not an integer'],
  ],
  ['CS294', '10000 columns', wide, { c0: 'integer' }, 'file.csv has 10000 columns, of which 4096 are the most'],
  ['CS298', 'empty file', '', twoColumns, 'file.csv is empty'],
  [
    'CS301',
    'currency symbols',
    'v\n$1.50\n€2.00\n',
    { v: 'decimal(9,2)' },
    ['file.csv, line 2: v "$1.50" does not fit decimal(9,2)', 'file.csv, line 3: v "€2.00" does not fit decimal(9,2)'],
  ],
  [
    'CS305',
    'override of direction and zero width in header',
    'am\u200bount,\u202evalue\n1,2\n',
    { amount: 'integer', value: 'integer' },
    'file.csv has no columns "amount", "value"; its header is am\\u{200b}ount, \\u{202e}value; "am\\u{200b}ount" is not written in the same way',
  ],
];

describe('a hostile CSV file', () => {
  it.each(loaded)('%s gives its rows: %s', async (...args) => {
    const [, , content, types, outcome, more] = args as unknown as Case;
    expect(await bench.rowsOf(checkedDataset('hostile', types, more ?? {}), 'file.csv', content)).toEqual(outcome);
  });

  it.each(refused)('%s is refused: %s', async (...args) => {
    const [, , content, types, outcome, more] = args as unknown as Case;
    expect(await refusal(bench, checkedDataset('hostile', types, more ?? {}), 'file.csv', content)).toEqual(outcome);
  });
});
