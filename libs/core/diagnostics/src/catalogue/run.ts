import { entry } from './entry';

/** Findings about a run request, and warnings of its result. */
export const runCodes = {
  'run.division_by_zero': entry<{ metric: string; count: number }>({
    status: 200,
    severity: 'warning',
    message: ({ metric, count }) => `${metric} divided by zero in ${count} ${count === 1 ? 'row' : 'rows'}; the value there is null`,
  }),
};
