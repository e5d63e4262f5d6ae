import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import { DatabaseError, type Client } from 'pg';
import { storedColumnsOf } from '../../duckdb/load/stored-column';
import { refuseIfAborted } from '../../duckdb/database/interrupt-on-abort';
import { SourceProblem } from '../../duckdb/source/find-source-files';
import { refusalOf } from '../../duckdb/source/refusal-of';
import {
  sourceName,
  usualReadLimits,
  type ConnectionReader,
  type ReadControl,
  type ReadLimits,
  type ReadRows,
  type ReadWork,
} from '../connection-reader';
import { ExtractWriter } from '../extract-writer';
import { fetchRows } from './fetch-rows';
import { beginReading, cancelBackend, newClient } from './open-transaction';
import { refusePowers } from './refuse-powers';
import { selectionOf } from './source-columns';
import { translatePostgresError } from './translate-postgres-error';

/** How long a cancel may take; whoever stops the reading ends this process after a second. */
const cancelling_ms = 700;

/** What PostgreSQL calls a statement that was stopped. */
const stoppedCode = '57014';

/** Reads tables and queries of PostgreSQL, each in a connection and a read-only transaction of its own. */
export class PostgresReader implements ConnectionReader {
  constructor(private readonly limits: ReadLimits = usualReadLimits) {}

  async read(work: ReadWork, { signal, report }: ReadControl): Promise<ReadRows> {
    const started = performance.now();
    const deadline = AbortSignal.timeout(this.limits.whole_ms);
    const end = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const client = openClient(work);
    const stop = (): void => void stopAt(client, work.url);
    end.addEventListener('abort', stop, { once: true });
    try {
      refuseIfAborted(signal);
      return await this.readWith(client, work, report);
    } catch (error) {
      refuseIfAborted(signal, error);
      throw this.refusal(work.dataset, error, { observed_ms: performance.now() - started, isLate: deadline.aborted });
    } finally {
      end.removeEventListener('abort', stop);
      await client.end().catch(() => undefined);
    }
  }

  /** Why there are no rows. What the database stopped before the time that it was given, it stopped for reasons of its own. */
  private refusal(
    dataset: CheckedDataset,
    error: unknown,
    { observed_ms, isLate }: { readonly observed_ms: number; readonly isLate: boolean },
  ): DomainError {
    const { whole_ms, statement_ms } = this.limits;
    const late = { dataset: dataset.name, source: sourceName(dataset), observed_ms };
    if (isLate) return DomainError.of('limit.read_time', { ...late, of: 'reading', limit_ms: whole_ms }, error);
    if (error instanceof DomainError) return error;
    if (error instanceof DatabaseError && error.code === stoppedCode && observed_ms >= statement_ms)
      return DomainError.of('limit.read_time', { ...late, of: 'statement', limit_ms: statement_ms }, error);
    return refusalOf(dataset.name, isOfSystem(error) ? error : translatePostgresError(late.source, error));
  }

  private async readWith(
    client: Client,
    { dataset, target }: ReadWork,
    report: ReadControl['report'],
  ): Promise<ReadRows> {
    const { source, duplicates } = dataset.definition;
    if (!('connection' in source)) throw new TypeError(`${dataset.name} is not in a database`);
    const columns = storedColumnsOf(dataset);
    const name = sourceName(dataset);
    await client.connect();
    await beginReading(client, this.limits);
    await refusePowers(client, source.connection);
    await refuseBytes(client, name);
    const selection = await selectionOf(client, source, { columns, name });
    const names = columns.map(({ column }) => column);
    const writer = new ExtractWriter(names, {
      dataset: dataset.name,
      source: name,
      ordered: duplicates === 'keep_last',
      limits: this.limits,
    });
    try {
      await writer.open(target);
      await fetchRows(client, selection, { writer, report });
      return writer.finish();
    } finally {
      await writer.close();
    }
  }
}

/** Throws `data.unavailable`, where what the URL names is not there. */
function openClient({ dataset, url }: ReadWork): Client {
  try {
    return newClient(url);
  } catch (error) {
    throw refusalOf(dataset.name, error);
  }
}

/** A database whose texts are bytes of no known meaning cannot be read as text. */
async function refuseBytes(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>(
    `SELECT pg_catalog.current_setting('server_encoding') AS encoding`,
  );
  if (rows[0]?.encoding === 'SQL_ASCII')
    throw new SourceProblem(`${name} is in a database of the encoding SQL_ASCII, whose texts may be anything`);
}

/** Whether the disk of this side is to blame. */
function isOfSystem(error: unknown): boolean {
  return (
    error instanceof Error && 'syscall' in error && ['open', 'write'].includes(String(error.syscall)) && 'path' in error
  );
}

/** Stops what the server does, and then lets go of the connection, whatever comes of that. */
async function stopAt(client: Client, url: string): Promise<void> {
  const { processID } = client as unknown as { readonly processID: number | null };
  if (processID !== null) {
    const cancelled = cancelBackend(url, processID).catch(() => undefined);
    await Promise.race([cancelled, setTimeout(cancelling_ms, undefined, { ref: false })]);
  }
  const { connection } = client as unknown as { readonly connection: { readonly stream: { destroy(): void } } };
  connection.stream.destroy();
}
