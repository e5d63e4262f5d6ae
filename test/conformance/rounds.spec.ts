import { DomainError } from '@core/diagnostics';
import { OperateSchedules, ReadSnapshots, RunStore } from '@core/engine';
import { DailyWorld, march, schedule } from './daily-world';
import { anna } from './engine-world';

const outage = { code: 'data.unavailable', status: 503, message: 'the data is away', diagnostics: [] };
/** What the ledger says of it, for everybody. */
const unusable = 'the data of orders cannot be used just now';

let world: DailyWorld;
afterEach(() => world.close());

describe('a round over schedules', () => {
  it('keeps as many runs under way as it may, and settles what died before it could', async () => {
    world = await DailyWorld.begin(schedule({ metrics: ['alone'], parallel: 2 }));
    expect(await world.round(march(5))).toEqual({ schedule_runs_started: 2 });
    expect(await world.round()).toEqual({});
    expect(await world.states()).toBe('01 running, 02 running, 03 expected, 04 expected');
    await world.workAll();
    expect(await world.round()).toMatchObject({ runs_settled_late: 2, schedule_runs_started: 2 });
  });

  it('computes neighbours in one run, each as if alone', async () => {
    world = await DailyWorld.begin(schedule());
    await world.compute(march(4), { 2: 7 });
    expect(await world.states()).toBe('01 succeeded, 02 succeeded, 03 succeeded');
    expect(new Set((await world.rows()).map(({ run_id }) => run_id)).size).toBe(1);
    const { items } = await world.get(ReadSnapshots).execute({ metric: 'revenue' }, anna);
    expect(items.map(({ value }) => value)).toEqual([1, 7, 1]);
  });

  it('fails at once what can no longer be asked, with the reason, and goes on with the others', async () => {
    world = await DailyWorld.begin(
      schedule({ name: 'broken', metrics: ['gone'] }),
      schedule({ name: 'orphan', scorecard: 'gone' }),
      schedule(),
    );
    await world.round(march(3));
    expect((await world.rows('broken')).map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'there is no metric "gone"'],
      ['failed', 'there is no metric "gone"'],
    ]);
    expect(await world.states()).toBe('01 running, 02 running');
    expect(await world.round()).not.toHaveProperty('schedule_runs_started');
  });

  it('changes nothing in an outage, and goes on after it', async () => {
    world = await DailyWorld.begin(schedule());
    const runs = world.get(RunStore);
    const create = runs.create.bind(runs);
    runs.create = async () => {
      throw DomainError.of('service.unavailable', { service: 'the database' });
    };
    await expect(world.round(march(2))).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(await world.states()).toBe('01 expected');
    runs.create = create;
    expect(await world.round()).toEqual({ schedule_runs_started: 1 });
  });
});

describe('a run that ends badly', () => {
  it('is tried again after a pause, as often as the schedule says', async () => {
    world = await DailyWorld.begin(schedule({ retries: 1 }));
    await world.round(march(2));
    await world.workAll(() => outage);
    await world.round();
    expect((await world.rows())[0]).toMatchObject({
      state: 'expected',
      retried: 1,
      reason: unusable,
      try_at: march(2, '00:00:16'),
    });
    expect(await world.round(march(2, '00:00:15'))).toEqual({});
    expect(await world.round(march(2, '00:00:16'))).toEqual({ schedule_runs_started: 1 });
    await world.workAll(() => outage);
    await world.round();
    expect((await world.rows())[0]).toMatchObject({ state: 'failed', attempts: 2, reason: unusable });
    expect(await world.round(march(2, '23:00:00'))).toEqual({});
  });

  it('is not tried again when somebody cancelled it', async () => {
    world = await DailyWorld.begin(schedule());
    await world.round(march(2));
    const [run] = await world.waiting();
    await world.get(RunStore).cancel(run!.id, march(2));
    await world.round();
    expect((await world.rows())[0]).toMatchObject({ state: 'failed', reason: 'its run was cancelled' });
  });

  it('is tried again when it is gone', async () => {
    world = await DailyWorld.begin(schedule());
    await world.round(march(2));
    const [run] = await world.waiting();
    await world.get(RunStore).withdraw(run!.id);
    await world.round();
    expect((await world.rows())[0]).toMatchObject({ state: 'expected', retried: 1, reason: 'its run is gone' });
  });

  it('leaves the values that there are, with the reason', async () => {
    world = await DailyWorld.begin(schedule());
    await world.compute(march(2), { 1: 5 });
    await world.get(OperateSchedules).trigger('daily', '2026-03-01', anna);
    await world.workAll(() => ({ ...outage, status: 422, message: 'no such field' }));
    await world.round();
    expect((await world.rows())[0]).toMatchObject({ state: 'succeeded', reason: unusable });
    const { items } = await world.get(ReadSnapshots).execute({ metric: 'revenue' }, anna);
    expect(items).toMatchObject([{ value: 5, revision: 1 }]);
  });
});

describe('operators', () => {
  it('pause and resume by the catch-up rule', async () => {
    world = await DailyWorld.begin(schedule({ catch_up: 'latest' }));
    const operate = world.get(OperateSchedules);
    await operate.pause('daily', { caller: anna, note: 'the books are audited' });
    await world.round(march(5));
    expect(await operate.state('daily')).toMatchObject({
      paused: true,
      note: 'the books are audited',
      intervals: { expected: 4 },
    });
    await operate.resume('daily', { caller: anna });
    expect(await world.states()).toBe('01 skipped, 02 skipped, 03 skipped, 04 expected');
    expect(await world.round()).toEqual({ schedule_runs_started: 1 });
  });

  it('compute one interval by hand: the newest, or the one that they name, and none that is open, locked or running', async () => {
    world = await DailyWorld.begin(schedule({ lock_after: '2d' }));
    const operate = world.get(OperateSchedules);
    await operate.trigger('daily', undefined, anna);
    expect((await world.rows()).map(({ period }) => period)).toEqual(['2026-02-28']);
    const refused = async (name: string, code: string) =>
      expect(await operate.trigger('daily', name, anna).catch((error: unknown) => error)).toMatchObject({ code });
    await refused('2026-02-28', 'schedule.interval_running');
    await refused('2026-03-01', 'schedule.open_interval');
    await refused('2026-02', 'schedule.bad_interval');
    await world.workAll();
    await world.round(march(3));
    await refused('2026-02-28', 'schedule.locked');
  });

  it('see no time that the database denies, though the clock of their process is ahead', async () => {
    world = await DailyWorld.begin();
    await world.define(schedule());
    world.clock.at = '2999-01-01T00:00:00Z';
    const { since } = await world.get(OperateSchedules).state('daily');
    expect(Date.parse(since)).toBeLessThan(Date.parse('2998-01-01T00:00:00Z'));
  });
});
