import { join } from 'node:path';
import { quoteText } from '../../database/quote';
import type { SourceFile } from '../../source/find-source-files';
import { longestRecord } from '../bounds';
import { isNullText } from '../field-check';
import type { Reading } from '../reading';
import { nothingRejected, type RowSource } from '../row-source';
import { plainText } from '../text/plain-text';
import { dialectOf } from './csv-dialect';
import { findColumns } from './find-columns';
import { readHeader } from './read-header';
import type { CsvFile } from './read-records';
import { placeRecords, sieveRecords } from './sieve-records';

/**
 * Reads a CSV file whose header names all columns that are needed; others are ignored. The engine reads it as it is, and
 * gives up at the first record that is none: then the sound ones are sieved out for it.
 */
export async function openCsv(file: SourceFile, reading: Reading, isCompressed: boolean): Promise<RowSource> {
  const { columns, number, scratch, signal, format = {} } = reading;
  const storage = { isCompressed, charset: format.charset, signal };
  const { path } = await plainText(file, storage, join(scratch, `source_${number}.csv`));
  const dialect = dialectOf(format);
  const header = await readHeader({ ...file, path }, dialect);
  const places = findColumns(file, header, { columns, dialect, charset: format.charset });
  const csv = { path, dialect, width: header.length };
  const items = places.map((place, index) => `${cellOf(`c${place}`, isNullText(`c${place}`, format))} AS t${index}`);
  const select = `SELECT ${[...items, 'NULL::VARCHAR AS broken'].join(', ')} FROM`;
  const source: RowSource = {
    bytes: file.bytes,
    format,
    relation: `${select} ${readCsv(csv)}`,
    parameters: [],
    rejected: nothingRejected,
    placesOf: (ordinals) => placeRecords(file, csv, ordinals),
  };
  const sieve = async (): Promise<RowSource> => {
    const copy = join(scratch, `sieved_${number}.csv`);
    const rejected = await sieveRecords(file, csv, copy);
    const sound = { ...csv, path: copy, dialect: { ...dialect, header } };
    return { ...source, relation: `${select} ${readCsv(sound)}`, rejected: () => Promise.resolve(rejected) };
  };
  return { ...source, sieve };
}

/** A FROM item that gives the cells of a UTF-8 CSV file as texts `c0`, `c1`, … */
export function readCsv({ path, dialect, width }: CsvFile): string {
  const { delimiter, quote = '', escape = '', header } = dialect;
  const names = Array.from({ length: width }, (_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  return `read_csv(${quoteText(escapeGlob(path))}, auto_detect = false, header = false, skip = ${header ? 0 : 1},
    delim = ${quoteText(delimiter)}, quote = ${quoteText(quote)}, escape = ${quoteText(escape)}, nullstr = '',
    strict_mode = true, null_padding = false, max_line_size = ${longestRecord}, encoding = 'utf-8', compression = 'none',
    hive_partitioning = false, columns = {${names}})`;
}

/** A path in which the engine sees no pattern. */
export function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

function cellOf(cell: string, isNull: string | undefined): string {
  return isNull === undefined ? cell : `CASE WHEN NOT ${isNull} THEN ${cell} END`;
}
