import { Rng } from '../oracle/generate/rng';
import { awaitUntil } from '../support/await-until';
import { Installation } from '../support/installation';
import { dealMisfortunes, strike } from './misfortunes';
import { Readings } from './readings';

const HOURS = 500;
const seed = Number(process.env['FAULTS_SEED'] ?? 5);

describe('five hundred intervals', () => {
  const chance = new Rng(seed);
  const readings = new Readings(HOURS, chance);
  const schedules = { readings_by_site: readings.bySite(), readings_whole: readings.whole() };
  let installation: Installation;

  beforeAll(async () => {
    installation = await Installation.prepare();
    await readings.write(installation.root);
    await installation.startServer();
    await installation.startServer();
  });

  afterAll(() => installation.stop());

  /** Answers where to look after it. */
  const backfill = async (schedule: string): Promise<string> => {
    const body = { ...readings.range, parallel: 8, newest_first: chance.chance(0.5) };
    const [server] = installation.servers;
    const answer = await server!.call(`/v1/schedules/${schedule}/backfills`, { method: 'POST', body });
    expect([answer.status, answer.body.intervals.total]).toEqual([202, HOURS]);
    return answer.body.links.self;
  };
  /** Something each time another share of the work is done. */
  const strikeOnTheWay = async (): Promise<number> => {
    const misfortunes = dealMisfortunes(chance);
    const moments = misfortunes.map(() => chance.int(0, HOURS * 2 * 0.9)).toSorted((a, b) => a - b);
    for (const [place, misfortune] of misfortunes.entries()) {
      await awaitUntil(`the moment of "${misfortune}"`, async () => {
        const found = await installation.ask(
          `SELECT count(*)::int AS done FROM backfill_intervals WHERE state = 'succeeded'`,
        );
        return found?.[0].done >= moments[place]! || undefined;
      });
      await strike(misfortune, installation, chance);
    }
    return misfortunes.length;
  };
  const ended = (path: string) =>
    awaitUntil(`the end of ${path}`, async () => {
      const answer = await installation.servers[1]!.call(path).catch(() => undefined); // it is away at times
      return answer?.status === 200 && answer.body.status !== 'running' ? answer.body : undefined;
    });
  const summarize = async (misfortunes: number, begun: number): Promise<string> => {
    const [{ runs, again, most }] = (await installation.read(
      `SELECT count(*)::int AS runs, count(*) FILTER (WHERE attempt > 1)::int AS again, max(attempt) AS most FROM runs`,
    )) as [any];
    expect(again).toBeGreaterThan(0);
    const rounds = installation.countSaid('reconciled');
    const restarts = installation.countSaid('a process ended; it is started again');
    const seconds = Math.round((performance.now() - begun) / 1000);
    return (
      `seed ${seed}: ${misfortunes} misfortunes, ${restarts} processes started again, ${runs} runs of which ${again} retried ` +
      `(at most ${most} attempts), ${rounds} rounds of reconciling with something to do, ${seconds} s`
    );
  };

  it('are computed, whatever dies meanwhile', async () => {
    const begun = performance.now();
    const paths = [await backfill('readings_by_site'), await backfill('readings_whole')];
    const misfortunes = await strikeOnTheWay();
    for (const path of paths) {
      const { status, intervals } = await ended(path);
      expect([status, intervals]).toEqual([
        'succeeded',
        { total: HOURS, succeeded: HOURS, failed: 0, running: 0, waiting: 0 },
      ]);
    }
    process.stderr.write(`${await summarize(misfortunes, begun)}\n`);
  }, 600_000);

  it.each(Object.keys(schedules))('of %s succeeded, each once, and leave no gap', async (schedule) => {
    const { from, to } = readings.range;
    const intervals = await installation.read(
      `SELECT * FROM schedule_intervals
       WHERE schedule = $1 AND interval_start < $3 AND interval_end > $2 ORDER BY interval_start, interval_end`,
      [schedule, from, to],
    );
    expect(intervals).toHaveLength(HOURS);
    expect(new Set(intervals.map(({ state }) => state))).toEqual(new Set(['succeeded']));
    const ends = intervals.map(({ interval_end }) => interval_end.toISOString());
    expect(intervals.map(({ interval_start }) => interval_start.toISOString())).toEqual([from, ...ends.slice(0, -1)]);
    expect(ends.at(-1)).toBe(to);
  });

  it.each(Object.entries(schedules))('of %s hold each value once, as counted by hand', async (schedule, expected) => {
    const stored = await installation.read('SELECT * FROM snapshots WHERE schedule = $1 AND interval_start < $2', [
      schedule,
      readings.range.to,
    ]);
    const found = stored.map(({ metric, interval_start, dimensions, value, revision, is_removed }) => [
      metric,
      interval_start.toISOString(),
      dimensions.site ?? '',
      value,
      revision,
      is_removed,
    ]);
    expect(inOrder(found)).toEqual(inOrder(expected.map((value) => [...value, 1, false])));
  });

  it('come from runs that succeeded, and no run is left over', async () => {
    const runs = await installation.read('SELECT status, count(*)::int FROM runs GROUP BY status');
    expect(runs.map(({ status }) => status)).toEqual(['succeeded']);
    const stray = await installation.read(
      `SELECT * FROM (
         SELECT schedule, interval_start, run_id FROM schedule_intervals
         UNION ALL SELECT schedule, interval_start, run_id FROM snapshots
       ) AS stored WHERE NOT EXISTS (SELECT FROM runs WHERE id = run_id AND status = 'succeeded')`,
    );
    expect(stray).toEqual([]);
  });
});

const inOrder = (values: readonly (readonly unknown[])[]) => values.map((value) => JSON.stringify(value)).toSorted();
