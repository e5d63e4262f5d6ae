import { SqlRunStore, SqlScheduleStateStore, type PostgresStateDatabase } from '@adapters/persistence';
import type { IntervalBounds, NewRun } from '@core/engine';
import { day, days, failure, ledgerWorld, second, success, value } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let world: ReturnType<typeof ledgerWorld>;

beforeAll(async () => {
  database = await openState();
  world = ledgerWorld(database);
});
afterAll(() => database.close());

const NOW = '2017-03-01T00:00:00Z';
const periods = (intervals: readonly { readonly period: string }[]) => intervals.map(({ period }) => period);
const due = async (schedule: string, now = NOW, limit = 100) =>
  periods((await world.ledger.findDue(now, limit)).filter((interval) => interval.schedule === schedule));

describe('an expected interval', () => {
  it('is written once, however many expect it', async () => {
    const { ledger } = world;
    const counts = await Promise.all(Array.from({ length: 10 }, () => ledger.expect('once', days(0, 5))));
    expect(counts.reduce((sum, count) => sum + count)).toBe(5);
    expect(await ledger.find('once', day(0))).toEqual({
      schedule: 'once',
      ...day(0),
      try_at: day(0).due_at,
      state: 'expected',
      attempts: 0,
      retried: 0,
      metrics: [],
      partial: false,
    });
  });

  it('of another cut stands beside those that it overlaps', async () => {
    const month = { start: day(0).start, end: day(31).start, period: '2017-01', due_at: day(31).start };
    await world.ledger.expect('cuts', days(0, 2));
    expect(await world.ledger.expect('cuts', [month])).toBe(1);
    expect(periods(await world.ledger.readRange('cuts', {}))).toEqual(['2017-01-01', '2017-01', '2017-01-02']);
    expect(await world.ledger.find('cuts', month)).toMatchObject({ period: '2017-01' });
  });

  it('that is owed no more is written down as skipped, with the reason', async () => {
    const { ledger } = world;
    await ledger.expect('skipped', [{ ...day(0), skipped: 'too long ago' }, day(1), day(2)]);
    await ledger.skip('skipped', [{ ...day(1), reason: 'paused' }]);
    expect((await ledger.readRange('skipped', {})).map(({ state, reason }) => [state, reason])).toEqual([
      ['skipped', 'too long ago'],
      ['skipped', 'paused'],
      ['expected', undefined],
    ]);
    expect(await ledger.countByState('skipped')).toEqual({
      expected: 1,
      running: 0,
      succeeded: 0,
      failed: 0,
      skipped: 2,
    });
  });

  it('is there exactly when the schedule says that it is written down', async () => {
    const states = new SqlScheduleStateStore(database);
    await states.ensure('cursor', day(0).start);
    await world.ledger.expect('cursor', days(0, 3), day(2).end);
    expect((await states.ensure('cursor', NOW)).expected_until).toBe('2017-01-04T00:00:00.000Z');
    await world.ledger.expect('cursor', days(0, 1), day(0).end);
    expect((await states.ensure('cursor', NOW)).expected_until).toBe('2017-01-04T00:00:00.000Z');
    const broken = [day(4), { ...day(5), due_at: 'nonsense' }];
    await expect(world.ledger.expect('cursor', broken, day(5).end)).rejects.toThrow('nonsense');
    expect(periods(await world.ledger.readRange('cursor', {}))).toHaveLength(3);
  });
});

describe('what is due', () => {
  it('is the oldest of each schedule, whatever another owes, unless it is paused', async () => {
    const states = new SqlScheduleStateStore(database);
    await Promise.all([world.ledger.expect('long', days(0, 50)), world.ledger.expect('short', days(40, 42))]);
    await world.ledger.expect('paused', days(0, 3));
    await states.ensure('paused', NOW);
    await states.setPaused('paused', true, 'holiday');
    expect(await due('long', NOW, 3)).toEqual(['2017-01-01', '2017-01-02', '2017-01-03']);
    expect(await due('short', NOW, 3)).toEqual(['2017-02-10', '2017-02-11']);
    expect(await due('paused')).toEqual([]);
    expect(await due('long', day(1).end)).toEqual(['2017-01-01', '2017-01-02']);
  });

  it('leaves out what is held back, until then', async () => {
    await world.ledger.expect('held', days(0, 2));
    await world.ledger.hold('held', [day(0)], { try_at: '2017-03-02T00:00:00Z', reason: 'data ends on 2016-12-30' });
    expect(await due('held')).toEqual(['2017-01-02']);
    expect(await due('held', '2017-03-02T00:00:00Z')).toEqual(['2017-01-01', '2017-01-02']);
    expect(await world.ledger.find('held', day(0))).toMatchObject({ reason: 'data ends on 2016-12-30' });
  });

  it('has what failed in its time, again when it is to be tried again', async () => {
    const { ledger, compute } = world;
    await ledger.expect('retry', days(0, 3));
    await compute('retry', second(0), [
      failure(day(0), 'no connection', second(60)),
      failure(day(1), 'no such field'),
      success(day(2), [value(1)]),
    ]);
    await compute('retry', second(9), [failure(day(2), 'no connection', second(90))]);
    expect(await due('retry', second(59))).toEqual([]);
    expect(await due('retry', second(60))).toEqual(['2017-01-01']);
    expect(await due('retry', second(90))).toEqual(['2017-01-01', '2017-01-03']);
  });
});

describe('the start of intervals', () => {
  it('gives each to one of ten runs that ask for overlapping sets', async () => {
    const { ledger } = world;
    await ledger.expect('race', days(0, 40));
    const sets = Array.from({ length: 10 }, (_, run) => days(run * 3, run * 3 + 13));
    const got = await Promise.all(
      sets.map((set, run) =>
        ledger.start('race', run % 2 ? set.toReversed() : set, { run_id: `race-${run}`, at: NOW }),
      ),
    );
    const keys = got.flat().map(({ start }) => start);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(40);
    const held = await Promise.all(got.map((_, run) => ledger.heldBy(`race-${run}`)));
    expect(held.map((intervals) => intervals.map(({ start, end }): IntervalBounds => ({ start, end })))).toEqual(got);
    expect(held.flat().every(({ attempts, state }) => attempts === 1 && state === 'running')).toBe(true);
  });

  it('remembers when it was the first', async () => {
    const { ledger, compute } = world;
    await ledger.expect('again', [day(0)]);
    await compute('again', second(0), [failure(day(0), 'no data')]);
    await ledger.start('again', [day(0)], { run_id: 'again-2', at: second(5) });
    const interval = await ledger.find('again', day(0));
    expect(interval).toMatchObject({ state: 'running', run_id: 'again-2', attempts: 2 });
    expect(interval).toMatchObject({ first_started_at: second(0), started_at: second(5) });
    expect(interval).not.toHaveProperty('reason');
    expect((await ledger.countRuns()).get('again')).toBe(1);
  });
});

describe('unsettled runs', () => {
  it('are those that are finished or gone while they have intervals', async () => {
    const runs = new SqlRunStore(database);
    const create = (id: string): Promise<void> => runs.create({ ...newRun, id }, 60_000);
    await Promise.all([create('live'), create('ended')]);
    await runs.cancel('ended', NOW);
    await world.ledger.expect('lost', days(0, 6));
    await world.ledger.start('lost', [day(0)], { run_id: 'live', at: NOW });
    await world.ledger.start('lost', [day(3), day(1)], { run_id: 'ended', at: NOW });
    await world.ledger.start('lost', [day(2)], { run_id: 'gone', at: NOW });
    const unsettled = (await world.ledger.findUnsettled()).filter(({ schedule }) => schedule === 'lost');
    expect(unsettled.map(({ run_id }) => run_id)).toEqual(['ended', 'gone']);
  });

  const newRun: NewRun = {
    id: '',
    task: { kind: 'test', metrics: [] },
    pinned: [],
    overlay: [],
    lane: 'standard',
    created_at: NOW,
    created_by: 'system',
    owner: 'system',
  };
});

describe('a list of intervals', () => {
  it('is half open, in order, in pages, of one state', async () => {
    const { ledger } = world;
    await ledger.expect('list', days(0, 6));
    await ledger.skip('list', [{ ...day(2), reason: 'paused' }]);
    const range = { from: day(1).start, to: day(5).start };
    const first = await ledger.list('list', range, { limit: 3 });
    const rest = await ledger.list('list', range, { limit: 3, cursor: first.next_cursor! });
    expect([...periods(first.items), ...periods(rest.items)]).toEqual(periods(days(1, 5)));
    expect(rest).not.toHaveProperty('next_cursor');
    expect(periods((await ledger.list('list', { state: 'skipped' }, { limit: 9 })).items)).toEqual(['2017-01-03']);
    expect(periods(await ledger.readRange('list', range))).toEqual(periods(days(1, 5)));
    await expect(ledger.list('list', {}, { limit: 9, cursor: 'nonsense' })).rejects.toMatchObject({ status: 400 });
  });
});
