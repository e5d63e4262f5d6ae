import { entry } from './entry';

interface Line {
  readonly kind: string;
  readonly name: string;
}

/** Refusals of what is done with definitions, runs and schedules over their lives. */
export const lifecycleCodes = {
  'definition.no_such_version': entry<Line & { version: number; newest: number }>({
    status: 404,
    message: ({ kind, name, version, newest }) => `${kind} ${name} has no version ${version}; the newest is ${newest}`,
  }),
  'definition.stale': entry<Line & { newest: number }>({
    status: 412,
    message: ({ kind, name, newest }) =>
      `${kind} ${name} was changed since it was read; the newest version is ${newest}`,
    hint: () => 'read it again, make the change there, and send its ETag in If-Match',
  }),
  'definition.conflict': entry<Record<string, never>>({
    status: 409,
    message: () => 'definitions were changed by somebody else at the same moment',
    hint: () => 'send the request again',
  }),
  'definition.defined_twice': entry<Line & { other: string }>({
    status: 422,
    message: ({ kind, name, other }) => `${kind} ${name} is defined twice; the other definition is in ${other}`,
  }),
  'definition.breaks': entry<{
    cause: string;
    victim: string;
    reason: string;
    at?: string | undefined;
    more?: number | undefined;
  }>({
    status: 422,
    message: ({ cause, victim, reason, at, more = 0 }) => {
      const place = at === undefined ? '' : ` (${at})`;
      const others = more === 0 ? '' : `, and ${more} more`;
      return `with this change to ${cause}, ${victim} would no longer hold: ${reason}${place}${others}`;
    },
    hint: () => 'change what would break in the same step, or keep what it needs',
  }),
  'definition.in_use': entry<Line & { users: readonly string[] }>({
    status: 409,
    message: ({ kind, name, users }) => `${kind} ${name} is used by ${users.join(', ')}`,
    hint: () => 'change or remove those first',
  }),
  'definition.test_failed': entry<{ metric: string; test: string; reason: string }>({
    status: 422,
    message: ({ metric, test, reason }) => `test "${test}" of ${metric} fails: ${reason}`,
  }),
  'run.not_found': entry<{ id: string }>({
    status: 404,
    message: ({ id }) => `there is no run "${id}"`,
  }),
  'run.unfinished': entry<{ id: string; status: string }>({
    status: 409,
    message: ({ id, status }) => `run ${id} is ${status}; it has no result yet`,
    hint: () => 'ask again later, or send "Prefer: wait=30"',
  }),
  'run.finished': entry<{ id: string }>({
    status: 409,
    message: ({ id }) => `run ${id} is finished; there is nothing left to cancel`,
  }),
  'run.cancelled': entry<{ id?: string }>({
    status: 409,
    message: ({ id }) => `${id === undefined ? 'the run' : `run ${id}`} was cancelled`,
  }),
  'run.not_explainable': entry<{ id: string }>({
    status: 422,
    message: ({ id }) => `run ${id} computed no metrics; there is no result to explain`,
  }),
  'run.gave_up': entry<{ attempts: number }>({
    status: 503,
    message: ({ attempts }) => `the run was started ${attempts} times and never came to an end`,
    hint: () => 'it may need more memory or time than a worker has; ask for less',
  }),
  'run.failed': entry<{ reason: string }>({
    status: 500,
    message: ({ reason }) => `the run failed for a reason that was not foreseen (${reason}); the log has the details`,
  }),
  'run.deprecated': entry<{ metric: string; version: number }>({
    status: 200,
    severity: 'warning',
    message: ({ metric, version }) => `version ${version} of ${metric} is deprecated`,
  }),
  'run.test_rows_unused': entry<{ dataset: string; known: readonly string[] }>({
    status: 422,
    message: ({ dataset, known }) =>
      `the test gives rows for "${dataset}", which the metric does not read; it reads ${known.join(', ')}`,
  }),
  'schedule.bad_interval': entry<{ interval: string; every: string }>({
    status: 422,
    message: ({ interval, every }) => `"${interval}" is not one ${every}`,
    hint: ({ every }) =>
      `name one ${every}, such as ${{ hour: '2017-03-05T10:00:00Z/2017-03-05T11:00:00Z', day: '2017-03-05', week: '2017-W05', month: '2017-03', quarter: '2017-Q1', year: '2017' }[every] ?? '2017-03'}`,
  }),
  'schedule.open_interval': entry<{ interval: string; end: string }>({
    status: 422,
    message: ({ interval, end }) => `"${interval}" has not ended; it ends at ${end}`,
  }),
  'schedule.locked': entry<{ schedule: string; interval: string; lock_after: string }>({
    status: 409,
    message: ({ schedule, interval, lock_after }) =>
      `${interval} of ${schedule} is locked: computed intervals are frozen ${lock_after} after their end`,
    hint: () => 'to open closed books, publish the schedule with a longer lock_after first',
  }),
  'snapshot.compacted': entry<{ as_of: string; count: number }>({
    status: 200,
    severity: 'warning',
    message: ({ as_of, count }) =>
      `retention has removed revisions of ${count} of the values; another one may have been known at ${as_of}`,
  }),
  'schedule.interval_running': entry<{ schedule: string; interval: string }>({
    status: 409,
    message: ({ schedule, interval }) => `${schedule} is computing ${interval} already`,
  }),
};
