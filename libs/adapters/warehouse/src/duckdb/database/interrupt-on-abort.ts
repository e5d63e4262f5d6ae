import type { DuckDBConnection } from '@duckdb/node-api';
import { DomainError } from '@core/diagnostics';

/** An interrupt that comes before the engine has begun, or between two statements, is lost, so it is repeated. */
const interval_ms = 50;

/** Interrupts what a connection is doing, whatever it is, from the abort on until the function that is answered is called. */
export function interruptOnAbort(connection: DuckDBConnection, signal?: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), interval_ms);
  };
  signal?.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal?.removeEventListener('abort', interrupt);
    clearInterval(timer);
  };
}

/** Throws `run.cancelled` once the signal is aborted. */
export function refuseIfAborted(signal: AbortSignal | undefined, cause?: unknown): void {
  if (signal?.aborted) throw DomainError.of('run.cancelled', {}, cause);
}
