import { awaitUntil } from '../support/await-until';
import { Installation } from '../support/installation';
import { dayAt, writeDays } from './days';

const BEFORE = 30;
const MISSED = 40;
const amounts = Array.from({ length: BEFORE + MISSED }, (_, n) => (n % 7) * 100 + n);

const schedule = `
kind: schedule
name: two_days
metrics: [amount_two_days]
every: day
catch_up: all
catch_up_within: 60d
parallel: 16
`;

/** What is stored of days, from the n-th to before the m-th, as counted by hand: each once. */
const expected = (from: number, to: number) =>
  amounts.map((amount, n) => [dayAt(n), amount + (amounts[n - 1] ?? 0), 1]).filter((_, n) => n >= from && n < to);

let installation: Installation;

/** One server that knows its schedule since the day `BEFORE`. */
beforeEach(async () => {
  installation = await Installation.prepare();
  await writeDays(installation.root, amounts, schedule);
  await installation.clock.set(dayAt(BEFORE));
  const server = await installation.startServer();
  await server.call('/v1/schedules/two_days'); // from now on it owes what closes
});

afterEach(() => installation.stop());

const computed = (count: number) =>
  awaitUntil(`${count} intervals`, async () => {
    const found = await installation.ask(
      `SELECT count(*)::int AS done FROM schedule_intervals WHERE state = 'succeeded'`,
    );
    return found?.[0].done >= count || undefined;
  });
const stored = async () =>
  (await installation.read('SELECT * FROM snapshots ORDER BY interval_start, revision')).map(
    ({ interval_start, value, revision }) => [interval_start.toISOString(), value, revision],
  );

describe('forty days in which nothing ran', () => {
  it('are caught up with, although the worker and then the whole server are killed meanwhile', async () => {
    const [server] = installation.servers;
    await server!.end();
    await installation.clock.set(dayAt(BEFORE + MISSED));
    await server!.start();
    await computed(5);
    await server!.kill('worker');
    await computed(15);
    await server!.end('SIGKILL');
    await server!.start();
    await computed(MISSED);
    expect(await stored()).toEqual(expected(BEFORE, BEFORE + MISSED));
    const states = await installation.read(
      'SELECT state, count(*)::int AS intervals, min(lateness_ms) >= 0 AS late FROM schedule_intervals GROUP BY state',
    );
    expect(states).toEqual([{ state: 'succeeded', intervals: MISSED, late: true }]);
  });
});

describe('runs that wait when Redis forgets everything', () => {
  const post = (path: string, body?: unknown) =>
    installation.servers[0]!.call(`/v1/schedules/two_days/${path}`, { method: 'POST', body });
  const waiting = async (lane: string): Promise<number> =>
    (await installation.read(`SELECT id FROM runs WHERE status = 'queued' AND lane = $1`, [lane])).length;
  /** Locks of transactions would keep others waiting. */
  const isInTransaction = async (): Promise<boolean> => {
    const text = `SELECT FROM pg_stat_activity WHERE application_name = 'formulary-worker' AND xact_start IS NOT NULL`;
    return (await installation.read(text)).length > 0;
  };
  /** The worker rests between two transactions, while some of its runs of the low lane wait. */
  const freezeWorker = async (): Promise<number> => {
    const worker = installation.servers[0]!.pidOf('worker');
    await awaitUntil('runs that wait', async () => {
      process.kill(worker, 'SIGSTOP');
      if ((await waiting('low')) > 0 && !(await isInTransaction())) return true;
      process.kill(worker, 'SIGCONT');
      return undefined;
    });
    return worker;
  };

  it('are all computed, those of schedules and those of backfills', async () => {
    await post('pause');
    await installation.clock.set(dayAt(BEFORE + MISSED));
    const { status, body: backfill } = await post('backfills', { from: dayAt(0), to: dayAt(BEFORE), parallel: 16 });
    expect([status, backfill.intervals.total]).toEqual([202, BEFORE]);
    const worker = await freezeWorker();
    for (const n of [0, 1, 2]) await post('trigger', { interval: dayAt(BEFORE + n).slice(0, 10) });
    expect(await waiting('standard')).toBe(3);
    await installation.redis.flush();
    process.kill(worker, 'SIGCONT');
    await post('resume');
    await computed(BEFORE + MISSED);
    expect(await stored()).toEqual(expected(0, BEFORE + MISSED));
    const ended = await awaitUntil('the end of the backfill', async () => {
      const { body } = await installation.servers[0]!.call(backfill.links.self);
      return body.status === 'running' ? undefined : body;
    });
    expect(ended).toMatchObject({
      status: 'succeeded',
      intervals: { total: BEFORE, succeeded: BEFORE, failed: 0 },
    });
    expect(await installation.read('SELECT DISTINCT status FROM runs')).toEqual([{ status: 'succeeded' }]);
  });
});
