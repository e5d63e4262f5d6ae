import { entry } from './entry';

/** Warnings about the data that a run read. */
export const runDataCodes = {
  'run.data_incomplete': entry<{ dataset: string; complete_until: string | null; end: string }>({
    status: 200,
    severity: 'warning',
    message: ({ dataset, complete_until, end }) =>
      `${complete_until === null ? `no row of ${dataset} says how far it is complete` : `${dataset} is complete until ${complete_until}`}, and the period ends ${end}; rows may still be missing`,
  }),
  'run.data_stale': entry<{ dataset: string; read_at: string }>({
    status: 200,
    severity: 'warning',
    message: ({ dataset, read_at }) =>
      `${dataset} is as of ${read_at}: its database could not be read since, and its rows should be newer by now`,
  }),
  'run.rows_skipped': entry<RowsWarning>({
    status: 200,
    severity: 'warning',
    message: ({ dataset, count }) =>
      `${count === 1 ? '1 bad row' : `${count} bad rows`} of ${dataset} ${count === 1 ? 'is' : 'are'} left out, as the dataset says (on_bad_rows: skip)`,
  }),
  'run.rows_divided_by_zero': entry<RowsWarning>({
    status: 200,
    severity: 'warning',
    message: ({ dataset, count }) =>
      `${countRows(count)} of ${dataset} divided by zero; what they would give is null, and left out`,
  }),
  'run.rows_outside_domain': entry<RowsWarning>({
    status: 200,
    severity: 'warning',
    message: ({ dataset, count }) =>
      `${countRows(count)} of ${dataset} took a root, logarithm or power that is no finite real number; what they would give is null, and left out`,
  }),
};

interface RowsWarning {
  readonly dataset: string;
  readonly count: number;
}

/** `1 row`, `2 rows` */
export function countRows(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}
