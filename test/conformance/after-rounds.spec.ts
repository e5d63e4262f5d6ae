import type { AlertDefinition } from '@core/definition';
import {
  AlertStore,
  DeliveryStore,
  IntervalLedger,
  OperateBackfills,
  OperateSchedules,
  ReadSnapshots,
} from '@core/engine';
import { answering, DailyWorld, march, metric, schedule } from './daily-world';
import { anna } from './engine-world';

let world: DailyWorld;
afterEach(() => world.close());

describe('stored values', () => {
  it('show what is missing, restated and where versions meet, now and as it was known', async () => {
    world = await DailyWorld.begin(schedule({ catch_up: 'none' }));
    await world.compute(march(2), { 1: 1 });
    await world.define(metric('revenue', 'count() + 0'));
    await world.compute(march(3), { 2: 2 });
    await world.round(march(5)); // the third is skipped, the fourth is due
    await world.workAll(answering({ 4: 4 }));
    await world.get(OperateSchedules).trigger('daily', '2026-03-02', anna);
    await world.workAll(answering({ 2: 20 }));
    await world.round(march(5, '06:00:00'));
    const read = world.get(ReadSnapshots);
    const now = await read.execute({ metric: 'revenue' }, anna);
    expect(
      now.items.map(({ period, value, revision, restated }) => [period.slice(8), value, revision, restated]),
    ).toEqual([
      ['01', 1, 1, false],
      ['02', 20, 2, true],
      ['04', 4, 1, false],
    ]);
    expect(now.seams).toMatchObject([{ period: '2026-03-02', from_version: 1, to_version: 2 }]);
    expect(now.intervals.total).toBe(4);
    expect(now.intervals.remarkable).toMatchObject([
      { period: '2026-03-02', restated: true, missing: false },
      { period: '2026-03-03', missing: true, state: 'skipped', reason: expect.stringContaining('catch_up was none') },
    ]);
    const then = await read.execute({ metric: 'revenue', as_of: march(4) }, anna);
    expect(then.items.map(({ value }) => value)).toEqual([1, 2]);
    expect(then.intervals.remarkable).toMatchObject([{ period: '2026-03-03', missing: true }]);
    expect((await read.revisions({ metric: 'revenue' }, anna)).map(({ value }) => value)).toEqual([1, 2, 20, 4]);
  });
});

describe('alerts', () => {
  const alert: AlertDefinition = {
    kind: 'alert',
    name: 'low',
    metric: 'revenue',
    when: 'value < 5',
    notify: [{ webhook: 'https://example.com/in' }],
  };
  const events = async () => {
    const { items } = await world.get(AlertStore).events('low', { limit: 100 });
    return items.map(({ kind, period }) => `${period.slice(8)} ${kind}`).toReversed();
  };
  const again = async (period: string, amounts: Readonly<Record<number, number>>) => {
    await world.get(OperateSchedules).trigger('daily', period, anna);
    await world.workAll(answering(amounts));
    await world.round();
  };

  it('are judged in order of time, however many intervals come at once', async () => {
    world = await DailyWorld.begin(schedule(), alert);
    await world.compute(march(5), { 1: 9, 2: 1, 3: 9, 4: 1 });
    expect(await events()).toEqual(['02 fired', '03 recovered', '04 fired']);
  });

  it('are judged again on a restatement of the newest interval, and not of an older one', async () => {
    world = await DailyWorld.begin(schedule(), alert);
    await world.compute(march(3), { 1: 9, 2: 1 });
    await again('2026-03-01', { 1: 1 });
    expect(await events()).toEqual(['02 fired']);
    await again('2026-03-02', { 2: 9 });
    expect(await events()).toEqual(['02 fired', '02 recovered']);
  });

  it('are not judged on history that a backfill adds, nor on what a cancelled one takes back', async () => {
    world = await DailyWorld.begin(schedule(), alert);
    const backfills = world.get(OperateBackfills);
    const backfill = (from: string, to: string) => backfills.create('daily', { from, to }, anna);
    await backfill('2026-02-20', '2026-02-22');
    await world.round();
    await world.workAll();
    await world.round();
    expect(await world.states()).toBe('20 succeeded, 21 succeeded');
    const { id } = await backfill('2026-02-22', '2026-02-24');
    await world.round();
    await backfills.cancel('daily', id, anna);
    await world.round();
    expect(await world.states()).toBe('20 succeeded, 21 succeeded, 22 skipped, 23 skipped');
    expect(await events()).toEqual([]);
    await world.compute(march(2), { 1: 1 });
    expect(await events()).toEqual(['01 fired']);
  });

  it('tell once, though a process died before it said that it had judged', async () => {
    world = await DailyWorld.begin(schedule(), alert);
    const setJudged = world.get(IntervalLedger).setJudged.bind(world.get(IntervalLedger));
    world.get(IntervalLedger).setJudged = async () => {
      throw new Error('died');
    };
    await world.round(march(2));
    await world.workAll(answering({ 1: 1 }));
    await expect(world.round()).rejects.toThrow('died');
    world.get(IntervalLedger).setJudged = setJudged;
    expect(await world.round()).toEqual({ intervals_judged: 1 });
    expect(await world.round()).toEqual({});
    expect(await events()).toEqual(['01 fired']);
    const { items } = await world.get(DeliveryStore).list({}, { limit: 9 });
    expect(items).toHaveLength(1);
  });
});

describe('reports', () => {
  const email = 'board@example.com';
  const sent = async () => (await world.get(DeliveryStore).list({}, { limit: 99 })).items.map(({ message }) => message);

  it('are sent once for each interval, with the series of twelve, and alone where a metric has none', async () => {
    world = await DailyWorld.begin(schedule({ deliver: [{ email }] }));
    await world.compute(march(2)); // settled, and the report's run begun
    const [run] = await world.waiting();
    expect(run).toMatchObject({
      occasion: { kind: 'report' },
      task: { request: { grain: 'day', compare: ['previous', 'target'] } },
    });
    await world.workAll(answering({ 1: 7 }));
    expect(await world.round()).toEqual({ reports_moved: 1 });
    expect(await sent()).toMatchObject([{ kind: 'email', to: [email], subject: 'daily, 2026-03-01' }]);
    await world.get(OperateSchedules).trigger('daily', '2026-03-01', anna);
    await world.workAll(answering({ 1: 8 }));
    await world.round();
    expect([await world.waiting(), (await sent()).length]).toEqual([[], 1]);
  });

  it('are not sent to recipients that were removed meanwhile', async () => {
    world = await DailyWorld.begin(schedule({ deliver: [{ email }, { email: 'anna@example.com' }] }));
    await world.round(march(2));
    await world.workAll();
    await world.round();
    await world.define(schedule({ deliver: [{ email }] }));
    await world.workAll();
    await world.round();
    expect(await sent()).toMatchObject([{ to: [email] }]);
  });
});
