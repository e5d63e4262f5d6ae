import { parseDefinitions } from '@core/definition';

/** A text of documents is read, or refused with findings each of which has a place in it. */
export function fuzz(text: string): void {
  const { definitions, diagnostics } = parseDefinitions(text);
  const lines = text.replace(/^\uFEFF/u, '').split('\n');
  for (const { code, place } of diagnostics) {
    if (place === undefined) throw new Error(`${code} has no place`);
    const line = lines[place.line - 1];
    if (line === undefined) throw new Error(`${code} is in line ${place.line} of ${lines.length}`);
    const isWithin = place.column >= 1 && place.column <= line.length + 1 && place.end_column > place.column;
    if (!isWithin) throw new Error(`${code} has the columns ${place.column} to ${place.end_column} of ${line.length}`);
  }
  for (const { definition } of definitions) JSON.stringify(definition);
}

export const seeds = [
  'kind: metric\nname: revenue\ndataset: orders\nformula: sum(amount)\n',
  'kind: dataset\nname: orders\nsource: {file: orders.csv}\nprimary_key: [id]\nfields:\n  - {name: id, type: text}\n',
  '{"kind": "metric", "name": "a", "dataset": "d", "formula": "count() ? 1 : 2"}',
  'kind: schedule\nname: s\nmetrics: [a]\ncron: "0 6 1 * *"\ninterval: month\n---\nkind: calendar\nname: c\nyear_starts: 4\n',
  'a: &x [1, "two", \'three\', ~]\nb: *x\nc: !!str 1\n? complex\n: |\n  text\n  more\nd: >-\n  folded\n',
];

export const words = [
  ...'kind name title dataset formula source file fields type primary_key time metric schedule alert where by tests'.split(
    ' ',
  ),
  'metric',
  'dataset',
  ': ',
  '- ',
  '\n',
  '\n  ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '|',
  '>',
  '&a',
  '*a',
  '!!str',
  '<<: ',
  '---\n',
  '...\n',
  '#',
  '\t',
  '\r\n',
  '\uFEFF',
  '%YAML 1.2\n',
  '? ',
  '~',
  '.inf',
  '0x1F',
  '1e400',
  '__proto__',
  '\\u0041',
];
