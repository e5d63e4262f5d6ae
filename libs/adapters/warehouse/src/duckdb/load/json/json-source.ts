import { join } from 'node:path';
import type { SourceFile } from '../../source/find-source-files';
import { readCsv } from '../csv/csv-source';
import type { Reading } from '../reading';
import { nothingRejected, type RowSource } from '../row-source';
import { writeText } from '../text/plain-text';
import { TextReader } from '../text/text-reader';
import { arrayRecords, lineRecords, type JsonRecord } from './json-records';
import { readObject } from './read-object';

/**
 * Reads a file of JSON objects, one on each line or in an array. The engine would lose digits and pass over equal keys: it
 * gets the texts of the columns, the place of each row and what is wrong with it, as CSV.
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
  const records = kind === 'json' ? arrayRecords(file.name, reader.read()) : lineRecords(file.name, reader.read());
  const keys = columns.map(({ column }) => column);
  const path = await writeText(rowsOf(records, keys), join(scratch, `source_${number}.csv`));
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
        `SELECT ordinal, place FROM (SELECT row_number() OVER () - 1 AS ordinal, c${keys.length + 1} AS place FROM ${relation})
         WHERE ordinal IN (${ordinals.join(', ')})`,
      );
      return new Map((await found.getRows()).map(([ordinal, place]) => [Number(ordinal), String(place)]));
    },
  };
}

/** How many rows are written at once. */
const batch = 1000;

async function* rowsOf(records: AsyncIterable<JsonRecord>, keys: readonly string[]): AsyncGenerator<string> {
  let rows: string[] = [];
  for await (const { text, place } of records) {
    const read = readObject(text, keys);
    const cells = 'problem' in read ? [...keys.map(() => null), read.problem] : [...read.texts, null];
    rows.push([...cells, place].map(csvCell).join(','));
    if (rows.length < batch) continue;
    yield `${rows.join('\n')}\n`;
    rows = [];
  }
  if (rows.length > 0) yield `${rows.join('\n')}\n`;
}

function csvCell(text: string | null): string {
  return text === null ? '' : `"${text.replaceAll('"', '""')}"`;
}
