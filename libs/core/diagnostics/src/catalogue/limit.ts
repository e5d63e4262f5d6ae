import { entry } from './entry';

/** What a request ran into: the limit of this instance, and what was observed. */
interface Exceeded {
  readonly limit: number;
  readonly observed: number;
}

/** What a source in a database ran into. */
interface SourceExceeded extends Exceeded {
  readonly dataset: string;
  readonly source: string;
}

/** Refusals because something is larger or takes longer than this instance allows. */
export const limitCodes = {
  'limit.run_time': entry<{ limit_ms: number; observed_ms: number }>({
    status: 422,
    message: ({ limit_ms, observed_ms }) =>
      `the run was stopped after ${inSeconds(observed_ms)} at work; the limit is ${inSeconds(limit_ms)}`,
    hint: () => 'ask for a shorter period, fewer metrics or fewer groups, or have LIMIT_RUN_SECONDS raised',
  }),
  'limit.load_time': entry<{ dataset: string; limit_ms: number; observed_ms: number }>({
    status: 422,
    message: ({ dataset, limit_ms, observed_ms }) =>
      `loading ${dataset} was stopped after ${inSeconds(observed_ms)}; the limit is ${inSeconds(limit_ms)}`,
    hint: () => 'send fewer rows at once, give the dataset fewer assertions, or have LIMIT_LOAD_SECONDS raised',
  }),
  'limit.memory': entry<Exceeded>({
    status: 422,
    message: ({ limit, observed }) =>
      `the run was stopped with ${inMegabytes(observed)} of memory; the limit is ${inMegabytes(limit)}`,
    hint: () => 'ask for a shorter period, fewer metrics or fewer groups, or have LIMIT_PROCESS_MB raised',
  }),
  'limit.rows_scanned': entry<Exceeded>({
    status: 422,
    message: ({ limit, observed }) =>
      `the queries of this run would read ${count(observed)} rows; the limit is ${count(limit)}`,
    hint: () => 'ask for fewer metrics at once, or have LIMIT_ROWS_SCANNED raised',
  }),
  'limit.groups': entry<{ limit: number }>({
    status: 422,
    message: ({ limit }) => `the result has more than ${count(limit)} groups, which is the limit`,
    hint: () => 'use a coarser grain, fewer dimensions or a shorter period, or have LIMIT_GROUPS raised',
  }),
  'limit.result_size': entry<Exceeded>({
    status: 422,
    message: ({ limit, observed }) =>
      `the result has at least ${inMegabytes(observed)}; the limit is ${inMegabytes(limit)}`,
    hint: () => 'use a coarser grain, fewer dimensions, a shorter period or a limit, or have LIMIT_RESULT_MB raised',
  }),
  'limit.metrics': entry<Exceeded>({
    status: 422,
    message: ({ limit, observed }) =>
      `${count(observed)} metrics are asked for; a run computes at most ${count(limit)}`,
    hint: () => 'ask in several runs, or have LIMIT_METRICS raised',
  }),
  'limit.upload_size': entry<Exceeded>({
    status: 413,
    message: ({ limit, observed }) =>
      `the body has at least ${inMegabytes(observed)}; an upload may have ${inMegabytes(limit)}`,
    hint: () => 'send the rows in several parts with mode=append, or have LIMIT_UPLOAD_MB raised',
  }),
  'limit.compression': entry<Exceeded>({
    status: 413,
    message: ({ limit, observed }) =>
      `the body is packed ${count(observed)} to 1; it may be at most ${count(limit)} to 1`,
    hint: () => 'send it unpacked',
  }),
  'limit.read_rows': entry<SourceExceeded>({
    status: 422,
    message: ({ dataset, source, limit, observed }) =>
      `the data of ${dataset} cannot be used: ${source} has at least ${count(observed)} rows; the limit is ${count(limit)}`,
    hint: () => 'read fewer, by a query with a condition, or have LIMIT_READ_ROWS raised',
  }),
  'limit.read_size': entry<SourceExceeded>({
    status: 422,
    message: ({ dataset, source, limit, observed }) =>
      `the data of ${dataset} cannot be used: ${source} has at least ${inMegabytes(observed)}; the limit is ${inMegabytes(limit)}`,
    hint: () => 'read fewer rows or fields, or have LIMIT_READ_MB raised',
  }),
  'limit.read_time': entry<{
    dataset: string;
    source: string;
    of: 'reading' | 'statement';
    limit_ms: number;
    observed_ms: number;
  }>({
    status: 503,
    message: ({ dataset, source, of, limit_ms, observed_ms }) =>
      `the data of ${dataset} is not available: to read ${source} was stopped after ${inSeconds(observed_ms)}; the limit of ${of === 'reading' ? 'a whole reading' : 'one statement'} is ${inSeconds(limit_ms)}`,
    hint: ({ of }) =>
      `read fewer rows, or what is quicker to find, or have ${of === 'reading' ? 'LIMIT_READ_SECONDS' : 'LIMIT_READ_STATEMENT_SECONDS'} raised`,
  }),
  'limit.runs_at_once': entry<Exceeded>({
    status: 429,
    message: ({ limit, observed }) =>
      `${count(observed)} runs of this caller are not finished; the limit is ${count(limit)}`,
    hint: () => 'wait for some of them, or cancel them with DELETE /v1/runs/{id}',
  }),
};

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function inSeconds(ms: number): string {
  return `${Number((ms / 1000).toPrecision(3))} s`;
}

function inMegabytes(bytes: number): string {
  return `${count(Math.round(bytes / 2 ** 20))} MB`;
}
