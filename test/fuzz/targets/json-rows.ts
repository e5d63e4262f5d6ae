import { SourceProblem } from '../../../libs/adapters/warehouse/src/duckdb/source/find-source-files';
import { arrayRecords, lineRecords } from '../../../libs/adapters/warehouse/src/duckdb/load/json/json-records';
import { readObject } from '../../../libs/adapters/warehouse/src/duckdb/load/json/read-object';

const keys = ['id', 'value', '__proto__', 'a"b', 'é'];

/**
 * A row is read as `JSON.parse` reads it, but for numbers, which stay as they are written, or refused; an array is cut into its
 * elements, in pieces of any size.
 */
export async function fuzz(text: string): Promise<void> {
  checkObject(text);
  const size = 1 + (text.length % 7);
  const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
  const [whole, cut] = [await elementsOf([text]), await elementsOf(pieces)];
  if (JSON.stringify(whole) !== JSON.stringify(cut))
    throw new Error(`in pieces it is ${JSON.stringify(cut)}, and as a whole ${JSON.stringify(whole)}`);
  const value = parse(text);
  if (Array.isArray(value)) {
    if (typeof whole === 'string') throw new Error(`an array is refused: ${whole}`);
    const elements: unknown[] = whole.map((one) => JSON.parse(one));
    if (JSON.stringify(elements) !== JSON.stringify(value)) throw new Error('the array has other elements');
  }
  for await (const records of lineRecords('rows.ndjson', eachOf([text])))
    for (const { text: line, number } of records)
      if (line !== text.split(/\r\n|\r|\n/)[number - 1]) throw new Error(`${line} is not line ${number}`);
}

function checkObject(text: string): void {
  const read = readObject(text, keys);
  const value = parse(text);
  if ('problem' in read) {
    if (read.problem === 'is not JSON' && value !== undefined) throw new Error('it is JSON');
    return;
  }
  if (typeof value !== 'object' || value === null) throw new Error('it is no JSON object');
  for (const [index, key] of keys.entries()) {
    const [found, expected] = [read.texts[index], Object.hasOwn(value, key) ? value[key as keyof object] : null];
    const isSame =
      typeof expected === 'number'
        ? found !== null && found !== undefined && text.includes(found) && Number(found) === expected
        : found === (expected === null || expected === '' ? null : String(expected));
    if (!isSame) throw new Error(`${key} is read as ${String(found)}`);
  }
}

/** The elements of an array, or why it is refused. */
async function elementsOf(pieces: readonly string[]): Promise<readonly string[] | string> {
  const elements: string[] = [];
  try {
    for await (const records of arrayRecords('rows.json', eachOf(pieces)))
      for (const { text, number } of records) elements[number - 1] = text;
    return elements;
  } catch (error) {
    if (error instanceof SourceProblem) return error.message;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As a file comes. */
async function* eachOf(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

export const seeds = [
  '{"id": 9007199254740993, "value": 1.50, "__proto__": "p", "a\\"b": -0.0e+1, "\\u00e9": true}',
  '{"id": 1, "more": [{"value": 2, "x": [1, {"y": null}]}], "value": "a\\\\"}',
  '{"id": 1, "id": 2}\n{"id": 1}\r\n\r{}',
  '[{"id": 1}, {"value": "],{\\""}, [], "x", 5 ]',
  ' [ ] ',
  '[1,,2',
];

export const words = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"id":',
  '"value":',
  '"a\\"b":',
  '"\\u0069d":',
  '"',
  '\\"',
  '\\\\',
  '1e400',
  '-0',
  '0.10',
  'null',
  'true',
  '\\ud800',
  '\n',
  '\r\n',
  ' ',
];
