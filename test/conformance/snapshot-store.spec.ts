import type { PostgresStateDatabase } from '@adapters/persistence';
import { day, days, ledgerWorld, second, success, value } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let world: ReturnType<typeof ledgerWorld>;

beforeAll(async () => {
  database = await openState();
  world = ledgerWorld(database);
});
afterAll(() => database.close());

/** Computes the first day of the schedule to be these values, at that second. */
async function compute(schedule: string, at: number, values: Parameters<typeof success>[1]): Promise<number> {
  await world.ledger.expect(schedule, [day(0)]);
  const [settled] = await world.compute(schedule, second(at), [success(day(0), values)]);
  return settled?.written ?? Number.NaN;
}

const revisions = async (schedule: string, as_of?: string) =>
  (await world.snapshots.readRevisions({ metric: 'revenue', schedule, ...(as_of && { as_of }) })).map(
    ({ value, revision, is_removed, is_compacted }) => [value, revision, is_removed, is_compacted],
  );

describe('a revision', () => {
  it('of a double is written where more than its last digits are others, of an exact number for any digit', async () => {
    const double = (amount: number) => [{ ...value(amount), is_double: true }];
    expect(await compute('doubles', 1, double(0.1 + 0.2))).toBe(1);
    expect(await compute('doubles', 2, double(0.3))).toBe(0);
    expect(await compute('doubles', 3, double(0.300_000_000_001))).toBe(1);
    expect(await compute('exact', 1, [value(9_007_199_254_740_991)])).toBe(1);
    expect(await compute('exact', 2, [value(9_007_199_254_740_990)])).toBe(1);
  });

  it('is written only when a value or its target changes, and what was known is remembered', async () => {
    const west = { sector: 'retail', region: 'West' };
    expect(await compute('history', 1, [value(10), value(4, west)])).toBe(2);
    expect(await compute('history', 2, [value(10), value(4, { region: 'West', sector: 'retail' })])).toBe(0);
    expect(await compute('history', 3, [value(11), value(4, west)])).toBe(1);
    expect(await compute('history', 4, [value(11, { target: '12' }), value(4, west)])).toBe(1);
    expect(await world.read('history')).toEqual([
      ['2017-01-01', {}, 11, 3],
      ['2017-01-01', west, 4, 1],
    ]);
    expect(await world.read('history', second(2))).toEqual([
      ['2017-01-01', {}, 10, 1],
      ['2017-01-01', west, 4, 1],
    ]);
    expect(await world.read('history', second(0))).toEqual([]);
    const [newest] = await world.snapshots.read({ metric: 'revenue', schedule: 'history' });
    expect(newest).toEqual({
      schedule: 'history',
      interval_start: day(0).start,
      interval_end: day(0).end,
      period: '2017-01-01',
      grain: 'day',
      metric: 'revenue',
      metric_version: 1,
      dimensions: {},
      value: 11,
      target: '12',
      revision: 3,
      recorded_at: second(4),
      run_id: expect.stringMatching(/^run-/) as string,
      is_removed: false,
      is_compacted: false,
      scope: { datasets: ['orders'], key: '', of: 'anna' },
      is_restatement: true,
    });
  });

  it('of other rows is written though the value is equal, and is no restatement; what these rows lack is gone', async () => {
    const { ledger, snapshots } = world;
    const [all, west] = [
      { datasets: ['orders'], key: '', of: 'anna' },
      { datasets: ['orders'], key: 'west', of: 'ben' },
    ];
    const [inWest, inEast] = [{ region: 'West' }, { region: 'East' }];
    const settle = async (at: number, values: Parameters<typeof success>[1], scope: typeof all) =>
      (await world.compute('scoped', second(at), [success(day(0), values, { scope })]))[0]?.written;
    const restated = async () => (await ledger.find('scoped', day(0)))?.restated_at;
    await ledger.expect('scoped', [day(0)]);
    expect(await settle(1, [value(4, inWest), value(6, inEast)], all)).toBe(2);
    expect(await settle(2, [value(4, inWest)], west)).toBe(2);
    expect(await restated()).toBeUndefined();
    const told = async () =>
      (await snapshots.readRevisions({ metric: 'revenue', schedule: 'scoped' })).map(
        ({ dimensions, value: amount, scope, is_restatement }) => [dimensions['region'], amount, scope, is_restatement],
      );
    expect(await told()).toEqual([
      ['East', 6, all, false],
      ['East', null, west, false],
      ['West', 4, all, false],
      ['West', 4, west, false],
    ]);
    expect(await settle(3, [value(4, inWest)], { ...west, of: 'cleo' })).toBe(0);
    expect(await settle(4, [value(5, inWest)], west)).toBe(1);
    expect(await restated()).toBe(second(4));
    expect((await told()).at(-1)).toEqual(['West', 5, west, true]);
  });

  it('that begins a scope outlives retention', async () => {
    const west = { datasets: ['orders'], key: 'west', of: 'ben' };
    await world.ledger.expect('kept', [day(0)]);
    for (const [at, scope] of [
      [1, undefined],
      [2, undefined],
      [3, west],
      [4, west],
      [5, west],
    ] as const)
      await world.compute('kept', second(at), [success(day(0), [value(at)], scope && { scope })]);
    await world.snapshots.compact('kept', second(9));
    expect((await revisions('kept')).map(([amount]) => amount)).toEqual([1, 3, 5]);
  });

  it('says that a value is gone, once, and the next one that it is back', async () => {
    await compute('gone', 1, [value(1, { region: 'East' }), value(2, { region: 'West' })]);
    expect(await compute('gone', 2, [value(1, { region: 'East' })])).toBe(1);
    expect(await compute('gone', 3, [value(1, { region: 'East' })])).toBe(0);
    expect(await world.read('gone')).toEqual([['2017-01-01', { region: 'East' }, 1, 1]]);
    expect(await world.read('gone', second(1))).toHaveLength(2);
    expect(await compute('gone', 4, [value(1, { region: 'East' }), value(2, { region: 'West' })])).toBe(1);
    expect(await revisions('gone')).toEqual([
      [1, 1, false, false],
      [2, 1, false, false],
      [null, 2, true, false],
      [2, 3, false, false],
    ]);
    expect(await world.ledger.find('gone', day(0))).toMatchObject({ restated_at: second(4) });
    expect(await compute('gone', 5, [])).toBe(2);
    expect(await world.read('gone')).toEqual([]);
  });

  it('of a metric that was not computed is not touched', async () => {
    await compute('others', 1, [value(1)]);
    await world.compute('others', second(2), [
      success(day(0), [value(2, { metric: 'margin' })], { metrics: ['margin'] }),
    ]);
    expect(await revisions('others')).toEqual([[1, 1, false, false]]);
    expect(await world.read('others', undefined, 'margin')).toEqual([['2017-01-01', {}, 2, 1]]);
  });

  it('is recorded later than the one before, also when the clock goes backwards', async () => {
    await compute('clock', 100, [value(1)]);
    await compute('clock', 50, [value(2)]);
    await compute('clock', 100, [value(3)]);
    const times = (await world.snapshots.readRevisions({ metric: 'revenue', schedule: 'clock' })).map(
      ({ recorded_at }) => Date.parse(recorded_at) - Date.parse(second(100)),
    );
    expect(times).toEqual([0, 1, 2]);
    expect(await world.read('clock', second(100))).toEqual([['2017-01-01', {}, 1, 1]]);
  });

  it('belongs to one commit with the others of its interval: nobody reads a part of it', async () => {
    const values = (amount: number, regions: number) =>
      Array.from({ length: regions }, (_, region) => value(amount, { region: `r${region}` }));
    await compute('commit', 100, values(1, 3));
    await compute('commit', 100, [...values(2, 2), value(1, { region: 'r2' })]);
    await compute('commit', 90, values(3, 3));
    for (const ms of [0, 1, 2]) {
      const as_of = new Date(Date.parse(second(100)) + ms).toISOString();
      const known = await world.read('commit', as_of);
      expect(known.map(([, , amount]) => amount)).toEqual(
        [
          [1, 1, 1],
          [2, 2, 1],
          [3, 3, 3],
        ][ms],
      );
    }
  });

  it('follows the one before without a gap when many runs settle together', async () => {
    const { ledger, settle, snapshots } = world;
    await ledger.expect('together', days(0, 20));
    for (const round of [1, 2, 3]) {
      await Promise.all(
        days(0, 20).map(async (interval, index) => {
          const run_id = `together-${round}-${index}`;
          await ledger.start('together', [interval], { run_id, at: second(round) });
          const again = [1, 2, 3].map(() =>
            settle('together', run_id, second(round), [success(interval, [value(round)])]),
          );
          expect((await Promise.all(again)).flat().map(({ written }) => written)).toEqual([1]);
        }),
      );
    }
    const all = await snapshots.readRevisions({ metric: 'revenue', schedule: 'together' });
    expect(all.map(({ period, revision, value: amount }) => [period, revision, amount])).toEqual(
      days(0, 20).flatMap(({ period }) => [1, 2, 3].map((round) => [period, round, round])),
    );
  });
});

describe('values', () => {
  it('come back exactly, in order of time, then dimensions, of the range that is asked for', async () => {
    const { ledger, snapshots } = world;
    await ledger.expect('exact', days(0, 2));
    const values = [
      value('9007199254740993', { k: 'b' }),
      value(0.1, { k: 'a' }),
      value(null, { k: null }),
      value(true, { k: 'd\0\ud800' }),
      value('a\\b"c\n,{}\0NULL', { k: 'e' }),
      value(1, { k: 'x'.repeat(100_000) }),
    ];
    await world.compute('exact', second(1), [success(day(1), values), success(day(0), [value(1e21)])]);
    expect((await world.read('exact')).map(([period, , exact]) => [period, exact])).toEqual([
      ['2017-01-01', 1e21],
      ['2017-01-02', 0.1],
      ['2017-01-02', '9007199254740993'],
      ['2017-01-02', true],
      ['2017-01-02', 'a\\b"c\n,{}\0NULL'],
      ['2017-01-02', 1],
      ['2017-01-02', null],
    ]);
    const asked = { metric: 'revenue', schedule: 'exact', from: day(1).start, to: day(2).start };
    expect(await snapshots.read({ ...asked, grain: 'day' })).toHaveLength(6);
    expect(await snapshots.read({ ...asked, grain: 'month' })).toEqual([]);
    expect(await snapshots.read({ ...asked, to: day(1).start })).toEqual([]);
    expect((await snapshots.read(asked)).find(({ value: amount }) => amount === true)?.dimensions).toEqual({
      k: 'd\0\ud800',
    });
  });
});

describe('retention', () => {
  it('removes what was superseded in between, and what is left says so', async () => {
    for (const at of [1, 2, 3, 4, 5]) await compute('old', at, [value(at), value(1, { region: 'same' })]);
    expect(await world.snapshots.compact('old', second(4))).toBe(1);
    expect(await revisions('old', second(3))).toEqual([
      [1, 1, false, true],
      [3, 3, false, false],
      [1, 1, false, false],
    ]);
    expect(await world.snapshots.compact('old', second(100))).toBe(2);
    expect(await world.snapshots.compact('old', second(100))).toBe(0);
    expect(await revisions('old')).toEqual([
      [1, 1, false, true],
      [5, 5, false, false],
      [1, 1, false, false],
    ]);
    const [then] = await world.snapshots.read({ metric: 'revenue', schedule: 'old', as_of: second(3) });
    expect(then).toMatchObject({ value: 1, is_compacted: true });
    expect(await compute('old', 6, [value(6)])).toBe(2);
    expect((await world.read('old'))[0]).toEqual(['2017-01-01', {}, 6, 6]);
  });
});
