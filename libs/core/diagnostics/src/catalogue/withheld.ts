import { entry } from './entry';

/** Refusals to show what was made of rows that the reader may not read. */
export const withheldCodes = {
  'access.result_withheld': entry<{ id: string; of: string; datasets: readonly string[] }>({
    status: 403,
    message: ({ id, of, datasets }) =>
      `the result of run "${id}" was made of the rows of ${datasets.join(', ')} that ${of} could read then, and this caller may read others`,
    hint: () => 'run the metrics again, for the rows that this caller may read now',
  }),
  'access.snapshot_withheld': entry<{ what: string; schedule?: string; of: string; datasets: readonly string[] }>({
    status: 403,
    message: ({ what, schedule, of, datasets }) =>
      `${what}${schedule === undefined ? '' : `, from ${schedule},`} was made of the rows of ${datasets.join(', ')} that ${of} may read, and this caller may read others`,
    hint: () =>
      'ask for another schedule or another time, or run the metric; who may read all rows of these datasets sees all that is stored',
  }),
  'data.reason_withheld': entry<{ datasets: readonly string[] }>({
    status: 422,
    message: ({ datasets }) =>
      datasets.length === 1
        ? `the data of ${datasets[0]} cannot be used just now`
        : `the data of one of ${datasets.join(', ')} cannot be used just now`,
    hint: () => 'administrators, and authors who may read all rows of it, see the reason in the run',
  }),
};
