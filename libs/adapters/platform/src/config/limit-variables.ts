import { totalmem } from 'node:os';
import { nearestName } from '@core/diagnostics';
import type { Variable } from './variable';

const KILOBYTE = 2 ** 10;
const MEGABYTE = 2 ** 20;

/** What one request, or one run, may take of this instance. */
export interface ConfiguredLimits {
  /** `LIMIT_RUN_SECONDS`, in ms: time at work in the data engine and in the evaluation. */
  readonly run_ms: number;
  /** `LIMIT_LOAD_SECONDS`, in ms: one load of the files of a dataset, or of an upload. */
  readonly load_ms: number;
  /** `LIMIT_ROWS_SCANNED`: rows of the tables that the queries of a run read. */
  readonly rows_scanned: number;
  /** `LIMIT_GROUPS`: rows of a result, and of each answer of the data engine. */
  readonly groups: number;
  /** `LIMIT_RESULT_MB`, in bytes. */
  readonly result_bytes: number;
  /** `LIMIT_METRICS`: metrics of one run. */
  readonly metrics: number;
  /** `LIMIT_RUNS_AT_ONCE`: runs of one caller that are not finished. */
  readonly runs_at_once: number;
  /** `LIMIT_PROCESS_MB`, in bytes: resident memory of one process that queries and evaluates. */
  readonly process_bytes: number;
  /** `LIMIT_REQUEST_KB`, in bytes: body of a request that is read as a whole. */
  readonly request_bytes: number;
  /** `LIMIT_UPLOAD_MB`, in bytes: rows that are sent to a dataset, unpacked. */
  readonly upload_bytes: number;
  /** `LIMIT_READ_ROWS`: rows of one source in a database. */
  readonly read_rows: number;
  /** `LIMIT_READ_MB`, in bytes: their texts. */
  readonly read_bytes: number;
  /** `LIMIT_READ_SECONDS`, in ms: one reading of such a source, whatever its database does. */
  readonly read_ms: number;
  /** `LIMIT_READ_STATEMENT_SECONDS`, in ms: one statement of it, as the database is told. */
  readonly read_statement_ms: number;
}

interface LimitVariable {
  readonly name: string;
  readonly fallback: number;
  /** The value is multiplied by it. */
  readonly unit: number;
  readonly least?: number;
  readonly most: number;
}

/** A process gets a quarter of the machine, between 1 and 4 GB. */
const processMegabytes = Math.round(Math.min(4096, Math.max(1024, totalmem() / MEGABYTE / 4)));

const variables: Readonly<Record<keyof ConfiguredLimits, LimitVariable>> = {
  run_ms: { name: 'LIMIT_RUN_SECONDS', fallback: 120, unit: 1000, most: 86_400 },
  load_ms: { name: 'LIMIT_LOAD_SECONDS', fallback: 3600, unit: 1000, most: 86_400 },
  rows_scanned: { name: 'LIMIT_ROWS_SCANNED', fallback: 10_000_000_000, unit: 1, most: 1e15 },
  groups: { name: 'LIMIT_GROUPS', fallback: 1_000_000, unit: 1, most: 100_000_000 },
  result_bytes: { name: 'LIMIT_RESULT_MB', fallback: 256, unit: MEGABYTE, most: 65_536 },
  metrics: { name: 'LIMIT_METRICS', fallback: 500, unit: 1, most: 10_000 },
  runs_at_once: { name: 'LIMIT_RUNS_AT_ONCE', fallback: 100, unit: 1, most: 100_000 },
  process_bytes: { name: 'LIMIT_PROCESS_MB', fallback: processMegabytes, unit: MEGABYTE, least: 256, most: 1_048_576 },
  request_bytes: { name: 'LIMIT_REQUEST_KB', fallback: 4096, unit: KILOBYTE, least: 64, most: 1_048_576 },
  upload_bytes: { name: 'LIMIT_UPLOAD_MB', fallback: 2048, unit: MEGABYTE, most: 1_048_576 },
  read_rows: { name: 'LIMIT_READ_ROWS', fallback: 100_000_000, unit: 1, most: 1e12 },
  read_bytes: { name: 'LIMIT_READ_MB', fallback: 4096, unit: MEGABYTE, most: 1_048_576 },
  read_ms: { name: 'LIMIT_READ_SECONDS', fallback: 1800, unit: 1000, most: 86_400 },
  read_statement_ms: { name: 'LIMIT_READ_STATEMENT_SECONDS', fallback: 600, unit: 1000, most: 86_400 },
};

/** Reads all limits; what `read` cannot read takes its usual value. */
export function readLimits(read: (variable: Variable<number>) => number | undefined): ConfiguredLimits {
  const limits = Object.entries(variables).map(([key, variable]) => [
    key,
    (read(wholeNumber(variable)) ?? variable.fallback) * variable.unit,
  ]);
  return Object.freeze(Object.fromEntries(limits) as ConfiguredLimits);
}

/** What is wrong with variables that look like limits and are none: a limit that is misspelt would hold nothing. */
export function unknownLimits(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const known = Object.values(variables).map(({ name }) => name);
  return Object.keys(environment)
    .filter((name) => name.startsWith('LIMIT_') && !known.includes(name) && environment[name]?.trim())
    .toSorted()
    .map((name) => {
      const nearest = nearestName(name, known);
      return `${name} is no limit; ${nearest === undefined ? `there are ${known.join(', ')}` : `${nearest} is one`}`;
    });
}

function wholeNumber({ name, least = 1, most }: LimitVariable): Variable<number> {
  return {
    name,
    accepts: `a whole number from ${least} to ${most}`,
    parse: (text) =>
      /^\d{1,16}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined,
  };
}
