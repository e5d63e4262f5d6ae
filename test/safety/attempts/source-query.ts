import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresReader, usualReadLimits } from '@adapters/warehouse';
import { parseDefinitions } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import { buildCatalog, entersCatalog, type CheckedDataset } from '@core/formula';
import { openSourceDatabase, type SourceDatabase } from '../../support/source-database';
import { outcomeOfError, outcomeOfFindings, type Outcome } from './outcome';

/** No reading of a run waits for so short a time. */
const limits = { ...usualReadLimits, whole_ms: 1_000, statement_ms: 700, rows: 10_000, bytes: 1024 ** 2 };

const stopped = 'stopped at a limit';

/** What the inputs want to reach: a table that may be read, one that may not, a sequence and a function of its owner's. */
const bait = `
  CREATE TABLE ok (a int); INSERT INTO ok VALUES (1);
  CREATE TABLE secret (word text); INSERT INTO secret VALUES ('topsecret');
  CREATE SEQUENCE sq;
  CREATE FUNCTION sec_def() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT word FROM public.secret'`;

/** What would be changed by one that got through. */
const stateOfServer = `
  SELECT (SELECT count(*) FROM ok) AS rows, (SELECT last_value FROM sq) AS value, (SELECT is_called FROM sq) AS called,
    (SELECT count(*) FROM pg_largeobject_metadata) AS objects, (SELECT count(*) FROM pg_class) AS tables,
    (SELECT count(*) FROM pg_proc) AS functions, (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS locks,
    (SELECT json_agg(setconfig ORDER BY setdatabase, setrole) FROM pg_db_role_setting) AS settings,
    (SELECT count(*) FROM pg_file_settings) AS configured, (SELECT count(*) FROM pg_stat_activity WHERE usename = current_user) AS users`;

/** A database that is read as those of operators are: by a role with SELECT on what it shall see. */
export class QueryWorld {
  #database: Promise<SourceDatabase> | undefined;

  /** As the query of a source, in full: it is refused, stopped, or answers rows; what it leaves behind is broken. */
  async attempt(input: string): Promise<Outcome> {
    const database = await (this.#database ??= openBaited());
    const before = await database.run(stateOfServer);
    const outcome = await attemptQuery(input, database.url);
    const isClean = JSON.stringify(await database.run(stateOfServer)) === JSON.stringify(before);
    return isClean ? outcome : `broken state of the database after: ${outcome}`;
  }
}

async function openBaited(): Promise<SourceDatabase> {
  const database = await openSourceDatabase();
  await database.run(bait);
  await database.run(`REVOKE ALL ON secret FROM ${database.role}; REVOKE ALL ON FUNCTION sec_def FROM PUBLIC`);
  return database;
}

/** The field is of the column that the query gives; that is known when another one was asked for. */
async function attemptQuery(input: string, url: string): Promise<Outcome> {
  const first = await readColumn(input, 'no such column', url);
  const [, column] = /has no column "no such column"; it has ([^,]+)/.exec(first.reason) ?? [];
  return column === undefined ? first.outcome : (await readColumn(input, column, url)).outcome;
}

async function readColumn(
  input: string,
  column: string,
  url: string,
): Promise<{ readonly outcome: Outcome; readonly reason: string }> {
  const dataset = datasetOf(input, column);
  if (typeof dataset === 'string') return { outcome: dataset, reason: '' };
  const target = join(tmpdir(), `formulary-query-${process.pid}`);
  try {
    const { row_count } = await new PostgresReader(limits).read({ dataset, url, target }, { report: () => undefined });
    const isCut = (await readFile(target, 'utf8')).includes('is longer than');
    const value = row_count === 1 ? 'value of one row' : 'value of rows';
    return { outcome: isCut ? stopped : value, reason: '' };
  } catch (error) {
    const { code, message: reason } = error instanceof DomainError ? error : { code: '', message: '' };
    const isStopped = code === 'limit.read_time' || reason.includes('exceeds maximum allowed length');
    return { outcome: isStopped ? stopped : outcomeOfError(error), reason };
  } finally {
    await rm(target, { force: true });
  }
}

function datasetOf(query: string, column: string): CheckedDataset | Outcome {
  const text = JSON.stringify({
    kind: 'dataset',
    name: 'd',
    source: { connection: 'shop', query },
    primary_key: ['x'],
    fields: [{ name: 'x', type: 'text', column }],
  });
  const { definitions, diagnostics } = parseDefinitions(text);
  if (diagnostics.length > 0) return outcomeOfFindings(diagnostics);
  const entries = definitions.flatMap(({ definition }) => (entersCatalog(definition) ? [definition] : []));
  const catalog = buildCatalog(entries.map((definition) => ({ definition, version: 1, current: true })));
  return catalog.dataset('d') ?? outcomeOfFindings(catalog.diagnosticsOf('dataset', 'd'));
}
