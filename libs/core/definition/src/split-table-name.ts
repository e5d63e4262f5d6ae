/** The steps of `sales.orders`: its schema, where one is named, and its name. */
export function splitTableName(table: string): readonly string[] {
  return table.split('.');
}

/** Bytes of the longest name that a database keeps whole. */
export const longestName = 63;

/** Whether a database would cut the name. */
export function isTooLong(name: string): boolean {
  return Buffer.byteLength(name) > longestName;
}
