import { entry } from './entry';

/** Findings about the data of a dataset. */
export const dataCodes = {
  'data.unavailable': entry<{ dataset: string; reason: string }>({
    status: 503,
    message: ({ dataset, reason }) => `the data of ${dataset} is not available: ${reason}`,
  }),
  'data.unusable': entry<{ dataset: string; reason: string }>({
    status: 422,
    message: ({ dataset, reason }) => `the data of ${dataset} cannot be used: ${reason}`,
    hint: () => 'mend the file, or the source and the fields of the dataset; until then every run that reads it fails',
  }),
  'data.bad_rows': entry<{ dataset: string; count: number; first: string }>({
    status: 422,
    message: ({ dataset, count, first }) =>
      `${dataset} has ${count} ${count === 1 ? 'row that does' : 'rows that do'} not fit its definition: ${first}`,
    hint: () => 'mend the rows, or let the dataset say on_bad_rows: skip',
  }),
  'data.bad_row': entry<{ row: string; field: string; value: string; reason: string }>({
    status: 422,
    message: ({ row, field, value, reason }) => `${row}: ${field} ${value} ${reason}`,
  }),
  'data.broken_row': entry<{ row: string; reason: string }>({
    status: 422,
    message: ({ row, reason }) => `${row} ${reason}`,
  }),
  'data.duplicate_key': entry<{ key: string; rows: string }>({
    status: 422,
    message: ({ key, rows }) => `the key ${key} stands in ${rows}`,
    hint: () => 'keep one of them, or let the dataset say duplicates: keep_last',
  }),
  'data.key_present': entry<{ key: string; row: string }>({
    status: 422,
    message: ({ key, row }) => `${row}: the key ${key} is that of a row that is there already`,
    hint: () => 'send mode=upsert to have new rows take the place of those with their keys',
  }),
  'data.assertion_failed': entry<{ assertion: string; rows: string }>({
    status: 422,
    message: ({ assertion, rows }) => `"${assertion}" does not hold in ${rows}`,
  }),
  'data.out_of_range': entry<Record<string, never>>({
    status: 422,
    message: () => 'a value is not of the type that it is used as, or went beyond what the data engine can hold',
    hint: () =>
      'compute with smaller numbers, or with the type number in place of integer or decimal; dates reach from the year 1 to 9999',
  }),
  'data.out_of_memory': entry<Record<string, never>>({
    status: 503,
    message: () => 'the data engine has no memory left for this query',
    hint: () => 'ask for fewer groups or a shorter period',
  }),
  'data.disk_full': entry<Record<string, never>>({
    status: 503,
    message: () => 'the disk that loaded data is kept on is full',
    hint: () => 'make room below DATA_DIR of the worker; it is tried again by itself',
  }),
  'data.query_failed': entry<{ reason: string }>({
    status: 500,
    message: ({ reason }) => `the data engine could not answer (${reason})`,
  }),
};
