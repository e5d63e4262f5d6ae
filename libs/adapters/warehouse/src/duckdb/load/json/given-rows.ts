import { quoteText } from '../../database/quote';
import { nothingRejected, type RowSource } from '../row-source';
import type { StoredColumn } from '../stored-column';

/** Reads rows given by hand: objects from field name to value. Columns that none of them has are not looked at, but for keys. */
export function openGivenRows(
  dataset: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  stored: readonly StoredColumn[],
): RowSource {
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = stored.filter(({ field, isKey }) => isKey || given.has(field));
  const text = JSON.stringify(rows);
  const items = columns.map(({ field }, index) => `${textOf(field)} AS t${index}`);
  const broken = `CASE WHEN coalesce(json_type(json) <> 'OBJECT', TRUE) THEN 'is not a JSON object' END AS broken`;
  return {
    bytes: text.length,
    columns,
    relation: `SELECT ${[...items, broken].join(', ')} FROM (SELECT unnest(json_extract($1::JSON, '$[*]')) AS json)`,
    parameters: [text],
    rejected: nothingRejected,
    placesOf: (ordinals) =>
      Promise.resolve(new Map(ordinals.map((ordinal) => [ordinal, `row ${ordinal + 1} of ${dataset}`]))),
  };
}

/** The text of a key of the object `json`; empty text is null. */
function textOf(key: string): string {
  const pointer = quoteText(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return `nullif(json_extract_string(json, ${pointer}), '')`;
}
