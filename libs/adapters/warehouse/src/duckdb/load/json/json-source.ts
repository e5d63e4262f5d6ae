import { join } from 'node:path';
import type { SourceFile } from '../../source/find-source-files';
import { readCsv } from '../csv/csv-source';
import type { Reading } from '../reading';
import { nothingRejected, type RowSource } from '../row-source';
import { writeText } from '../text/plain-text';
import { TextReader } from '../text/text-reader';
import { arrayRecords, lineRecords, type JsonRecord } from './json-records';
import { readObject, type ObjectTexts } from './read-object';

/**
 * Reads a file of JSON objects, one on each line or in an array. The engine would lose digits and pass over equal keys: it
 * gets the texts of the columns, what is wrong with each row and its number, as CSV.
 */
export async function openJson(
  file: SourceFile,
  { columns, number, scratch, signal }: Reading,
  { kind, isCompressed }: { readonly kind: 'json' | 'json_lines'; readonly isCompressed: boolean },
): Promise<RowSource> {
  const reader = await TextReader.open(file, {
    isCompressed,
    charset: 'utf-8',
    hasLongLines: kind === 'json',
    signal,
  });
  const [cut, noun] = kind === 'json' ? ([arrayRecords, 'row'] as const) : ([lineRecords, 'line'] as const);
  const keys = columns.map(({ column }) => column);
  const path = await writeText(rowsOf(cut(file.name, reader.read()), keys), join(scratch, `source_${number}.csv`));
  const relation = readCsv({
    path,
    dialect: { delimiter: ',', quote: '"', escape: '"', header: [] },
    width: keys.length + 2,
  });
  const texts = keys.map((_, index) => `c${index} AS t${index}`);
  return {
    bytes: file.bytes,
    relation: `SELECT ${[...texts, `c${keys.length} AS broken`].join(', ')} FROM ${relation}`,
    parameters: [],
    rejected: nothingRejected,
    placesOf: async (ordinals, connection) => {
      const found = await connection.run(
        `SELECT ordinal, number FROM (SELECT row_number() OVER () - 1 AS ordinal, c${keys.length + 1} AS number FROM ${relation})
         WHERE ordinal IN (${ordinals.join(', ')})`,
      );
      return new Map(
        (await found.getRows()).map(([ordinal, number]) => [
          Number(ordinal),
          `${file.name}, ${noun} ${String(number)}`,
        ]),
      );
    },
  };
}

/** Characters that are gathered before they are encoded: little of what is short-lived has to be kept meanwhile. */
const batch = 32 * 1024;

/** The lines of CSV that rows become: the texts of the keys, what is wrong with the row, its number. */
async function* rowsOf(parts: AsyncIterable<Iterable<JsonRecord>>, keys: readonly string[]): AsyncGenerator<Buffer> {
  for await (const records of parts) {
    const encoded: Buffer[] = [];
    let lines = '';
    for (const { text, number } of records) {
      lines += lineOf(readObject(text, keys), number, keys.length);
      if (lines.length < batch) continue;
      encoded.push(Buffer.from(lines));
      lines = '';
    }
    yield Buffer.concat([...encoded, Buffer.from(lines)]);
  }
}

function lineOf(read: ObjectTexts, number: number, width: number): string {
  if ('problem' in read) return `${','.repeat(width)}${csvCell(read.problem)},${number}\n`;
  let line = '';
  for (const text of read.texts) line += `${csvCell(text)},`;
  return `${line},${number}\n`;
}

function csvCell(text: string | null): string {
  if (text === null) return '';
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}
