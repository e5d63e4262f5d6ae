import accessors = require('@duckdb/node-api/lib/vectors/dataAccessors'); // what is exported itself: it is written to

/**
 * The client decodes each text of an answer as if it were a file: it drops a U+FEFF that a value begins with, so that two values of
 * the engine become one. From now on it keeps it.
 */
export function keepByteOrderMarks(): void {
  const client: object = accessors;
  Object.assign(client, { textDecoder: new TextDecoder('utf-8', { ignoreBOM: true }) });
}
