import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { ExecuteOptions } from '@core/engine';
import type { Frame } from '@core/result';
import type { CompiledQuery } from '@core/sql';
import { interruptOnAbort, refuseIfAborted } from '../database/interrupt-on-abort';
import { translateError } from '../database/translate-error';
import { readFrame } from '../frame/read-frame';

/** Runs one SELECT; an abort interrupts it in the engine and throws `run.cancelled`. */
export async function runQuery(
  connection: DuckDBConnection,
  query: CompiledQuery,
  { signal, most_rows }: ExecuteOptions = {},
): Promise<Frame> {
  refuseIfAborted(signal);
  const stop = interruptOnAbort(connection, signal);
  try {
    const statement = await prepare(connection, query);
    try {
      return await readFrame(await statement.stream(), query, most_rows);
    } finally {
      statement.destroySync();
    }
  } catch (error) {
    refuseIfAborted(signal, error);
    throw translateError(error);
  } finally {
    stop();
  }
}

/** Parameters are bound as text and read by the casts in the query. */
async function prepare(
  connection: DuckDBConnection,
  { sql, parameters }: CompiledQuery,
): Promise<DuckDBPreparedStatement> {
  const statement = await connection.prepare(sql);
  if (statement.statementType !== StatementType.SELECT) throw new TypeError('only a SELECT may be run');
  parameters.forEach(({ value }, index) => {
    if (value === null) statement.bindNull(index + 1);
    else statement.bindVarchar(index + 1, String(value));
  });
  return statement;
}
