import type { PostgresStateDatabase } from '@adapters/persistence';
import { day, days, failure, ledgerWorld, second, success, value, withdrawal } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let world: ReturnType<typeof ledgerWorld>;

beforeAll(async () => {
  database = await openState();
  world = ledgerWorld(database);
});
afterAll(() => database.close());

describe('the end of a run', () => {
  it('is written once, and by the run that has the interval alone', async () => {
    const { ledger, settle, read } = world;
    await ledger.expect('fence', [day(0)]);
    await ledger.start('fence', [day(0)], { run_id: 'stale', at: second(0) });
    expect(await settle('fence', 'stale', second(1), [failure(day(0), 'lost', second(2))])).toHaveLength(1);
    await ledger.start('fence', [day(0)], { run_id: 'mine', at: second(3) });
    expect(await settle('fence', 'stale', second(4), [success(day(0), [value(1)])])).toEqual([]);
    const { start, end } = day(0);
    const settled = await settle('fence', 'mine', second(5), [success(day(0), [value(2)])]);
    expect(settled).toEqual([{ start, end, is_first: true, written: 1 }]);
    expect(await settle('fence', 'mine', second(6), [success(day(0), [value(3)])])).toEqual([]);
    expect(await read('fence')).toEqual([['2017-01-01', {}, 2, 1]]);
  });

  it('tells all of an interval: when, how late, of what, how complete', async () => {
    const { ledger, settle } = world;
    await ledger.expect('told', [day(0)]);
    await ledger.start('told', [day(0)], { run_id: 'told', at: '2017-01-02T00:00:02.000Z' });
    await settle('told', 'told', '2017-01-02T00:00:04.500Z', [
      success(day(0), [value(1)], { partial: true, complete_until: { orders: '2017-01-01T22:00:00Z', visits: null } }),
    ]);
    expect(await ledger.find('told', day(0))).toEqual({
      schedule: 'told',
      ...day(0),
      try_at: day(0).due_at,
      state: 'succeeded',
      attempts: 1,
      retried: 0,
      run_id: 'told',
      first_started_at: '2017-01-02T00:00:02.000Z',
      started_at: '2017-01-02T00:00:02.000Z',
      first_computed_at: '2017-01-02T00:00:04.500Z',
      computed_at: '2017-01-02T00:00:04.500Z',
      finished_at: '2017-01-02T00:00:04.500Z',
      lateness_ms: 4_500,
      metrics: ['revenue'],
      definitions: { revenue: 1 },
      partial: true,
      complete_until: { orders: '2017-01-01T22:00:00Z', visits: null },
    });
  });

  it('says since when a partial interval is complete, and when a value was restated, and how late only the first was', async () => {
    const { ledger, compute } = world;
    await ledger.expect('later', [day(0)]);
    await compute('later', second(0), [success(day(0), [value(1)], { partial: true })]);
    expect((await ledger.findPartial('later')).map(({ period }) => period)).toEqual(['2017-01-01']);
    expect(await ledger.findPartial('later', day(0).end)).toEqual([]);
    const first = await ledger.find('later', day(0));
    await compute('later', second(1), [success(day(0), [value(1)])]);
    const same = await ledger.find('later', day(0));
    expect(same).toMatchObject({ partial: false, completed_at: second(1), computed_at: second(1) });
    expect(same).not.toHaveProperty('restated_at');
    await compute('later', second(2), [
      success(day(0), [value(2), value(5, { metric: 'margin' })], { metrics: ['revenue', 'margin'] }),
    ]);
    expect(await ledger.find('later', day(0))).toMatchObject({
      completed_at: second(1),
      restated_at: second(2),
      first_computed_at: second(0),
      attempts: 3,
      metrics: ['margin', 'revenue'],
      lateness_ms: first?.lateness_ms,
    });
    expect(await ledger.findPartial('later')).toEqual([]);
  });

  it('of which a part belongs to another run is written for the rest', async () => {
    const { ledger, settle } = world;
    await ledger.expect('part', days(0, 3));
    await ledger.start('part', days(0, 2), { run_id: 'one', at: second(0) });
    await ledger.start('part', days(1, 3), { run_id: 'two', at: second(0) });
    const ends = days(0, 3).map((interval) => success(interval, [value(1)]));
    expect((await settle('part', 'two', second(1), ends)).map(({ start }) => start)).toEqual([day(2).start]);
    expect(await ledger.heldBy('one')).toHaveLength(2);
  });

  it('is all or nothing', async () => {
    const { ledger, settle, read } = world;
    await ledger.expect('whole', days(0, 2));
    await ledger.start('whole', days(0, 2), { run_id: 'whole', at: second(0) });
    const twice = success(day(1), [value(1), value(2)]); // two values in one place
    await expect(settle('whole', 'whole', second(1), [success(day(0), [value(1)]), twice])).rejects.toThrow(
      'duplicate',
    );
    expect(await ledger.heldBy('whole')).toHaveLength(2);
    expect(await read('whole')).toEqual([]);
  });
});

describe('a run that failed', () => {
  it('leaves an interval failed, or expected for its next try, which are counted', async () => {
    const { ledger, compute } = world;
    await ledger.expect('failed', days(0, 2));
    await compute('failed', second(0), [failure(day(0), 'no such\0 field'), failure(day(1), 'away', second(60))]);
    const wrong = await ledger.find('failed', day(0));
    expect(wrong).toMatchObject({ state: 'failed', reason: 'no such field', finished_at: second(0), retried: 0 });
    const away = { state: 'expected', reason: 'away', due_at: day(1).due_at, retried: 1, attempts: 1 };
    expect(await ledger.find('failed', day(1))).toMatchObject({ ...away, try_at: second(60).replace('.000Z', 'Z') });
    await compute('failed', second(60), [failure(day(1), 'away', second(120))]);
    expect(await ledger.find('failed', day(1))).toMatchObject({ retried: 2 });
    await compute('failed', second(120), [failure(day(1), 'away for good')]);
    expect(await ledger.find('failed', day(1))).toMatchObject({ state: 'failed', retried: 0, attempts: 3 });
  });

  it('leaves the values that there were, with the reason', async () => {
    const { ledger, compute, read } = world;
    await ledger.expect('kept', [day(0)]);
    await compute('kept', second(0), [success(day(0), [value(1)])]);
    await compute('kept', second(1), [failure(day(0), 'no such field')]);
    expect(await ledger.find('kept', day(0))).toMatchObject({
      state: 'succeeded',
      reason: 'no such field',
      computed_at: second(0),
      finished_at: second(1),
    });
    expect(await read('kept')).toEqual([['2017-01-01', {}, 1, 1]]);
    await compute('kept', second(2), [success(day(0), [value(1)])]);
    expect(await ledger.find('kept', day(0))).not.toHaveProperty('reason');
  });
});

describe('a run that is withdrawn', () => {
  it('was never there', async () => {
    const { ledger, compute, settle } = world;
    await ledger.expect('withdrawn', days(0, 4));
    await compute('withdrawn', second(0), [
      success(day(1), [value(1)]),
      failure(day(2), 'wrong'),
      success(day(3), [value(1)]),
    ]);
    await compute('withdrawn', second(1), [failure(day(3), 'away', second(60))]);
    await ledger.skip('withdrawn', [{ ...day(0), reason: 'paused' }]);
    const before = await ledger.readRange('withdrawn', {});
    await ledger.start('withdrawn', days(0, 4), { run_id: 'w', at: second(5) });
    await settle('withdrawn', 'w', second(6), days(0, 4).map(withdrawal));
    expect(await ledger.readRange('withdrawn', {})).toEqual(before);
    const due = await ledger.findDue(second(60), 10);
    expect(due.filter(({ schedule }) => schedule === 'withdrawn').map(({ period }) => period)).toEqual(['2017-01-04']);
  });
});

describe('alerts', () => {
  it('are to be judged on what succeeded and what failed, and again on what came in between', async () => {
    const { ledger, compute } = world;
    const unjudged = async () =>
      (await ledger.findUnjudged(100)).filter(({ schedule }) => schedule === 'judged').map(({ period }) => period);
    await ledger.expect('judged', days(0, 4));
    await compute('judged', second(0), [
      success(day(0), [value(1)]),
      failure(day(1), 'wrong'),
      failure(day(2), 'away', second(60)),
    ]);
    expect(await unjudged()).toEqual(['2017-01-01', '2017-01-02']);
    const { run_id = '' } = (await ledger.find('judged', day(0)))!;
    await compute('judged', second(1), [success(day(0), [value(2)])]);
    await ledger.setJudged('judged', day(0), run_id);
    expect(await unjudged()).toEqual(['2017-01-01', '2017-01-02']);
    for (const number of [0, 1]) {
      const interval = (await ledger.find('judged', day(number)))!;
      await ledger.setJudged('judged', interval, interval.run_id!);
    }
    expect(await unjudged()).toEqual([]);
  });
});
