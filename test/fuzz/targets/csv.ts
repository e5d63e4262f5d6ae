import type { CsvDialect } from '../../../libs/adapters/warehouse/src/duckdb/load/csv/csv-dialect';
import { RecordWalk, type CsvRecord } from '../../../libs/adapters/warehouse/src/duckdb/load/csv/read-records';
import { readLines, splitLines } from '../../../libs/adapters/warehouse/src/duckdb/load/text/read-lines';
import { encodingOf } from '../../../libs/adapters/warehouse/src/duckdb/load/text/text-encoding';
import { cellsIn } from './written-cells';

const dialects: readonly CsvDialect[] = [
  { delimiter: ',', quote: '"', escape: '"' },
  { delimiter: ';', quote: "'", escape: "'" },
  { delimiter: '\t', quote: '"', escape: '\\' },
  { delimiter: '|' },
  { delimiter: ',', quote: '"', escape: '"', header: ['a', 'b'] },
];

const charsets = ['utf-8', 'windows-1251', 'gb18030', 'shift_jis', 'utf-16le', 'utf-16be'] as const;

/**
 * The first character says how the rest is written, the second in pieces of which size it comes. Whatever those are, the records
 * are the same, each once and in its line; and so is the text of its lines.
 */
export async function fuzz(text: string): Promise<void> {
  const [choice, size] = [text.charCodeAt(0) || 0, 1 + ((text.charCodeAt(1) || 0) % 32)];
  const file = { dialect: dialects[choice % dialects.length] ?? { delimiter: ',' }, width: 1 + ((choice >> 3) % 3) };
  const bytes = Buffer.from(text.slice(2));
  const records = recordsOf(file, [bytes]);
  requireEqual(recordsOf(file, piecesOf(bytes, size)), records);
  checkPlaces(records, bytes);
  for (const record of records) checkCells(file, record);
  const charset = charsets[choice % charsets.length] ?? 'utf-8';
  const raw = charset === 'utf-8' ? bytes : Buffer.from(text.slice(2), 'latin1');
  requireEqual(await textOf(piecesOf(raw, size), charset), await textOf([raw], charset));
}

type WalkedFile = ConstructorParameters<typeof RecordWalk>[0];

function recordsOf(file: WalkedFile, pieces: readonly Buffer[]): readonly CsvRecord[] {
  const walk = new RecordWalk(file);
  return [...pieces.flatMap((piece) => [...walk.take(piece)]), ...walk.finish()];
}

/** A sound record has as many cells as there are columns. */
function checkCells({ dialect, width }: WalkedFile, { bytes, problem }: CsvRecord): void {
  if (problem !== undefined) return;
  const cells = cellsIn(bytes.toString(), dialect);
  if (cells.length === width || (cells.length === width + 1 && cells.at(-1) === '')) return;
  throw new Error(`${bytes.toString()} has ${cells.length} cells of ${width}, and is taken for sound`);
}

/** Each record begins in the line that it names, and no two share a byte. */
function checkPlaces(records: readonly CsvRecord[], bytes: Buffer): void {
  const starts = [0];
  bytes.forEach((byte, at) => {
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) starts.push(at + 1);
  });
  let behind = 0;
  for (const { line, bytes: record } of records) {
    const start = starts[line - 1];
    if (start === undefined || start < behind) throw new Error(`a record is in line ${line} of ${starts.length}`);
    const mark = start === 0 && bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0;
    behind = start + mark + record.length;
    if (!bytes.subarray(start + mark, behind).equals(record)) throw new Error(`line ${line} does not begin with it`);
  }
}

/** The text of all lines; undefined where one is not of the character set. */
async function textOf(pieces: readonly Buffer[], charset: (typeof charsets)[number]): Promise<string | undefined> {
  const encoding = encodingOf(charset);
  let [text, end]: [string | undefined, number] = ['', 0];
  for await (const { bytes, offset } of readLines(eachOf(pieces), { unit: encoding.unit })) {
    if (offset !== end) throw new Error(`lines begin at ${offset}, those before end at ${end}`);
    end += bytes.length;
    requireEqual(Buffer.concat([...splitLines(bytes, encoding.unit)]), bytes);
    const decoded = encoding.decode(bytes);
    text = text === undefined || decoded === undefined ? undefined : text + decoded;
  }
  return text;
}

/** As a file comes. */
async function* eachOf(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

function piecesOf(bytes: Buffer, size: number): readonly Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

function requireEqual(found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`in pieces it is ${one}, and as a whole ${other}`);
}

export const seeds = [
  '(!a,b\n1,2\n"3","4,5"\n',
  ")$'a';b\r\n'it''s';2\r\n",
  '*%a\tb\n"x\\"y"\t"z\ny"\n',
  '+&a|b\r1|"2\r',
  ",'1,2\n3,\n,4\n\n5,6,\n",
  '(!\ufeffa,b\n"x"y,1\n"never closed\n',
  ' !\u00d0\u00cf,b\n\u0081\u0030\u0081\u0030',
  '\u0004!a\0,\0b\0\n\u00001\0,\0\u000a\u004e\n\0',
];

export const words = [
  '"',
  '""',
  "'",
  "''",
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r\n',
  '\r',
  '\\"',
  '\\\\',
  ' ',
  '\ufeff',
  '\0',
  '"\n',
  '",',
  'тест',
  '\u00ff\u00fe',
];
