import { entry } from './entry';

/** Refusals of backfills. */
export const backfillCodes = {
  'backfill.not_found': entry<{ id: string; schedule: string }>({
    status: 404,
    message: ({ id, schedule }) => `${schedule} has no backfill with the id "${id}"`,
  }),
  'backfill.finished': entry<{ id: string; status: string }>({
    status: 409,
    message: ({ id, status }) => `the backfill "${id}" has come to its end already: ${status}`,
  }),
  'backfill.running': entry<{ id: string; schedule: string }>({
    status: 409,
    message: ({ id, schedule }) => `the backfill "${id}" of ${schedule} is running, and would fail without it`,
    hint: () => 'wait for its end, or cancel it first',
  }),
  'backfill.unknown_metric': entry<{ schedule: string; metric: string; nearest?: string | undefined }>({
    status: 422,
    message: ({ schedule, metric }) => `${schedule} does not compute "${metric}"`,
    hint: ({ nearest }) => nearest && `did you mean "${nearest}"?`,
  }),
  'backfill.empty_range': entry<{ from: string; to: string }>({
    status: 422,
    message: ({ from, to }) => `there is no time from ${from} to ${to}`,
    hint: () => '"to" is exclusive and lies after "from"',
  }),
  'backfill.nothing_closed': entry<{ every: string; from: string; to: string }>({
    status: 422,
    message: ({ every, from, to }) => `no ${every} that begins from ${from} on and before ${to} has ended yet`,
  }),
  'backfill.too_long': entry<{ every: string; limit: number }>({
    status: 422,
    message: ({ every, limit }) => `the range has more than ${limit} intervals, a ${every} each`,
    hint: () => 'choose a shorter range, and one backfill after the other',
  }),
};
