import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { quoteText } from '../database/quote';
import type { SourceFile } from '../source/find-source-files';
import { escapeGlob } from './csv/csv-source';
import type { RowSource } from './row-source';
import type { StoredColumn } from './stored-column';

/** Reads a file with one JSON object on each line. */
export function openJsonLines(file: SourceFile, columns: readonly StoredColumn[]): RowSource {
  const items = jsonItems(columns.map(({ column }) => column));
  return {
    bytes: file.bytes,
    relation: `SELECT ${items} FROM read_json_objects(${quoteText(escapeGlob(file.path))},
      format = 'newline_delimited', ignore_errors = true, compression = 'uncompressed', hive_partitioning = false)`,
    parameters: [],
    rejected: () => Promise.resolve([]),
    placesOf: (ordinals) => placeLines(file, new Set(ordinals)),
  };
}

/** Reads rows given by hand: objects from field name to value. Columns that none of them has are not looked at, but for keys. */
export function openGivenRows(
  dataset: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  stored: readonly StoredColumn[],
): RowSource {
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = stored.filter(({ field, isKey }) => isKey || given.has(field));
  const text = JSON.stringify(rows);
  return {
    bytes: text.length,
    columns,
    relation: `SELECT ${jsonItems(columns.map(({ field }) => field))}
      FROM (SELECT unnest(json_extract($1::JSON, '$[*]')) AS json)`,
    parameters: [text],
    rejected: () => Promise.resolve([]),
    placesOf: (ordinals) =>
      Promise.resolve(new Map(ordinals.map((ordinal) => [ordinal, `row ${ordinal + 1} of ${dataset}`]))),
  };
}

/** SELECT items that read text from the objects in `json`; empty text is null. */
function jsonItems(keys: readonly string[]): string {
  const items = keys.map((key, index) => {
    const pointer = quoteText(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    return `nullif(json_extract_string(json, ${pointer}), '') AS t${index}`;
  });
  return [...items, `coalesce(json_type(json) <> 'OBJECT', TRUE) AS broken`].join(', ');
}

async function placeLines(file: SourceFile, wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
  const places = new Map<number, string>();
  let [line, ordinal] = [0, 0];
  for await (const text of createInterface({ input: createReadStream(file.path), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    if (wanted.has(ordinal)) places.set(ordinal, `${file.name}, line ${line}`);
    ordinal += 1;
  }
  return places;
}
