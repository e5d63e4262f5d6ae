import { binding, type Fragment } from './fragment';

/** Text two spaces further in. */
export function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

/** Conditions that must all be true, a line each. */
export function conjunction(conditions: readonly Fragment[]): string {
  return conditions.map(({ sql, binding: own }) => (own < binding.and ? `(${sql})` : sql)).join('\n  AND ');
}

/** `SELECT` with a line for each column. */
export function selectLines(
  items: readonly (readonly [column: string, value: Fragment])[],
  quote: (name: string) => string,
): string {
  return `SELECT\n${items.map(([column, { sql }]) => `  ${sql} AS ${quote(column)}`).join(',\n')}`;
}

/** `GROUP BY` the first columns, if there are any to group by. */
export function groupLine(columns: number): readonly string[] {
  return columns === 0 ? [] : [`GROUP BY ${Array.from({ length: columns }, (_, index) => index + 1).join(', ')}`];
}
