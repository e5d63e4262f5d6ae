import type { Client, QueryArrayConfig } from 'pg';

/** The types of the library leave its mode out. */
interface SingleStatement extends QueryArrayConfig {
  readonly queryMode: 'extended';
}

/** Runs what the server takes for one statement, else refuses; answers its rows as lists. */
export async function runStatement<Row extends unknown[]>(client: Client, text: string): Promise<readonly Row[]> {
  const statement: SingleStatement = { text, rowMode: 'array', queryMode: 'extended' };
  return (await client.query<Row>(statement)).rows;
}
