const LONGEST = 40;

/** A value as a finding names it: `text "abc"`, `the number 5`, `nothing`, `a list`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `"${shorten(value)}"`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'a map of keys';
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
  null: 'nothing (null)',
};

/** The types of a JSON Schema in plain words. */
export function describeTypes(types: string | readonly string[]): readonly string[] {
  return [types].flat().map((type) => typeWords[type] ?? type);
}

/** The beginning of a text, where a message has no room for all of it. */
export function shorten(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line.length < text.length ? `${line}…` : line;
}
