import type { SourceFile } from '../source/find-source-files';
import { readCsv } from './csv/csv-source';
import type { Reading } from './reading';
import { nothingRejected, type RowSource } from './row-source';

/** Reads what was read from a connection: the texts of the columns in their order, and what is wrong with a row. */
export function openExtract({ name, path, bytes }: SourceFile, { columns }: Reading): RowSource {
  const dialect = { delimiter: ',', quote: '"', escape: '"' };
  const relation = readCsv({ path, dialect, width: columns.length + 1 });
  const texts = columns.map((_, index) => `c${index} AS t${index}`);
  return {
    bytes,
    relation: `SELECT ${[...texts, `c${columns.length} AS broken`].join(', ')} FROM ${relation}`,
    parameters: [],
    rejected: nothingRejected,
    placesOf: (ordinals) =>
      Promise.resolve(new Map(ordinals.map((ordinal) => [ordinal, `${name}, row ${ordinal + 1}`]))),
  };
}
