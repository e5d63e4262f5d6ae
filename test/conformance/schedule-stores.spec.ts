import {
  SqlIntervalLedger,
  SqlRunStore,
  SqlScheduleStateStore,
  SqlSnapshotStore,
  type PostgresStateDatabase,
} from '@adapters/persistence';
import type { IntervalLedger, SnapshotStore, SnapshotValue } from '@core/engine';
import { openState } from './open-state';

const T0 = '2026-11-21T10:00:00.000Z';
const months = ['2017-01', '2017-02', '2017-03', '2017-04'];
const start = (month: string) => `${month}-01T00:00:00Z`;
const end = (month: string) => start(months[months.indexOf(month) + 1] ?? '2017-05');
const owed = (month: string) => ({ start: start(month), end: end(month), period: month, due_at: end(month) });

let database: PostgresStateDatabase;
let ledger: IntervalLedger;
let snapshots: SnapshotStore;

beforeAll(async () => {
  database = await openState();
  ledger = new SqlIntervalLedger(database);
  snapshots = new SqlSnapshotStore(database);
});
afterAll(() => database.close());

describe('an expected interval', () => {
  it('is written once, however many expect it', async () => {
    const counts = await Promise.all(Array.from({ length: 10 }, () => ledger.expect('once', months.map(owed))));
    expect(counts.reduce((sum, count) => sum + count)).toBe(months.length);
    const { items } = await ledger.list('once', {}, { limit: 10 });
    expect(items.map(({ period }) => period)).toEqual(months);
    expect(items[0]).toEqual({ schedule: 'once', ...owed('2017-01'), state: 'expected', attempts: 0, partial: false });
  });

  it('is due when its time has come, oldest first, unless its schedule is paused', async () => {
    const states = new SqlScheduleStateStore(database);
    await ledger.expect('due', months.map(owed));
    await ledger.expect('paused', months.map(owed));
    await states.ensure('paused', T0);
    await states.setPaused('paused', true, 'holiday');
    const due = (await ledger.due('2017-03-31T00:00:00Z', 100)).filter(({ schedule }) => schedule !== 'once');
    expect(due.map(({ schedule, period }) => [schedule, period])).toEqual([
      ['due', '2017-01'],
      ['due', '2017-02'],
    ]);
  });

  it('is started by one of many runs', async () => {
    await ledger.expect('race', [owed('2017-01')]);
    const starts = await Promise.all(
      Array.from({ length: 10 }, (_, run) => ledger.start('race', start('2017-01'), `run-${run}`)),
    );
    expect(starts.filter(Boolean)).toHaveLength(1);
    expect(await ledger.find('race', start('2017-01'))).toMatchObject({ state: 'running', attempts: 1 });
  });
});

describe('a running interval', () => {
  it('is settled by its own run alone, once', async () => {
    await ledger.expect('settle', [owed('2017-01')]);
    await ledger.start('settle', start('2017-01'), 'mine');
    const settled = { state: 'succeeded', at: '2017-02-01T00:00:02.500Z', definitions: { revenue: 3 } } as const;
    expect(await ledger.settle('settle', start('2017-01'), 'other', settled)).toBe(false);
    expect(await ledger.settle('settle', start('2017-01'), 'mine', settled)).toBe(true);
    expect(await ledger.settle('settle', start('2017-01'), 'mine', settled)).toBe(false);
    expect(await ledger.latest('settle')).toMatchObject({
      state: 'succeeded',
      definitions: { revenue: 3 },
      finished_at: '2017-02-01T00:00:02.500Z',
      lateness_ms: 2_500,
    });
  });

  it('may be computed again when it is settled', async () => {
    await ledger.expect('again', [owed('2017-01')]);
    await ledger.start('again', start('2017-01'), 'first');
    await ledger.settle('again', start('2017-01'), 'first', { state: 'failed', at: T0, reason: 'no data' });
    expect(await ledger.start('again', start('2017-01'), 'second')).toBe(true);
    const interval = await ledger.find('again', start('2017-01'));
    expect(interval).toMatchObject({ state: 'running', run_id: 'second', attempts: 2 });
    expect(interval).not.toHaveProperty('reason');
  });

  it('is unsettled when its run is finished or gone', async () => {
    const runs = new SqlRunStore(database);
    const run = (id: string) => ({
      id,
      task: { kind: 'test', metrics: [] } as const,
      pinned: [],
      overlay: [],
      created_at: T0,
      created_by: 'system',
    });
    await Promise.all([runs.create(run('live')), runs.create(run('ended'))]);
    await runs.cancel('ended', T0);
    await ledger.expect('lost', months.map(owed));
    await ledger.start('lost', start('2017-01'), 'live');
    await ledger.start('lost', start('2017-02'), 'ended');
    await ledger.start('lost', start('2017-03'), 'gone');
    const unsettled = (await ledger.findUnsettled()).filter(({ schedule }) => schedule === 'lost');
    expect(unsettled.map(({ run_id }) => run_id)).toEqual(['ended', 'gone']);
  });
});

describe('a list of intervals', () => {
  it('is half open, in order, in pages', async () => {
    await ledger.expect('list', months.map(owed));
    const range = { from: start('2017-02'), to: '2017-05-01T00:00:00Z' };
    const first = await ledger.list('list', range, { limit: 2 });
    const second = await ledger.list('list', range, { limit: 2, cursor: first.next_cursor! });
    expect([...first.items, ...second.items].map(({ period }) => period)).toEqual(['2017-02', '2017-03', '2017-04']);
    expect(second).not.toHaveProperty('next_cursor');
  });
});

describe('the state of a schedule', () => {
  it('is made once and keeps what operators say', async () => {
    const states = new SqlScheduleStateStore(database);
    const made = await Promise.all([states.ensure('state', T0), states.ensure('state', '2026-12-01T00:00:00.000Z')]);
    expect(made[0]).toEqual(made[1]);
    await states.setPaused('state', true, 'holiday');
    expect(await states.ensure('state', T0)).toMatchObject({ paused: true, note: 'holiday' });
    await states.setPaused('state', false);
    expect(await states.ensure('state', T0)).toEqual({ schedule: 'state', paused: false, since: made[0].since });
    await expect(states.setPaused('nobody', true)).rejects.toMatchObject({ code: 'definition.not_found' });
  });
});

describe('snapshots', () => {
  const value = (value: SnapshotValue['value'], dimensions: SnapshotValue['dimensions'] = {}): SnapshotValue => ({
    metric: 'revenue',
    metric_version: 1,
    dimensions,
    value,
  });
  const append = (schedule: string, month: string, values: readonly SnapshotValue[], recorded_at: string) =>
    snapshots.append(
      { schedule, interval_start: start(month), interval_end: end(month), period: month, grain: 'month' },
      values,
      { run_id: `run at ${recorded_at}`, recorded_at },
    );
  const read = async (schedule: string, as_of?: string) =>
    (await snapshots.read({ metric: 'revenue', schedule, ...(as_of && { as_of }) })).map(
      ({ period, dimensions, value, revision }) => [period, dimensions, value, revision],
    );

  it('write a revision only when a value changes, and remember what was known', async () => {
    const west = { sector: 'retail', region: 'West' };
    const [day1, day2, day3] = ['2017-02-01', '2017-02-02', '2017-02-03'].map((day) => `${day}T00:00:00.000Z`);
    expect(await append('history', '2017-01', [value(10), value(4, west)], day1!)).toBe(2);
    expect(await append('history', '2017-01', [value(10), value(4, { region: 'West', sector: 'retail' })], day2!)).toBe(
      0,
    );
    expect(await append('history', '2017-01', [value(11), value(4, west)], day3!)).toBe(1);
    expect(await read('history')).toEqual([
      ['2017-01', {}, 11, 2],
      ['2017-01', west, 4, 1],
    ]);
    expect(await read('history', day2)).toEqual([
      ['2017-01', {}, 10, 1],
      ['2017-01', west, 4, 1],
    ]);
    expect(await read('history', '2017-01-31T00:00:00Z')).toEqual([]);
  });

  it('come back exactly, in order of time, then dimensions', async () => {
    const values = [
      value('9007199254740993', { k: 'b' }),
      value(0.1, { k: 'a' }),
      value(null, { k: 'c' }),
      value(true, { k: 'd' }),
    ];
    await append('exact', '2017-02', values, T0);
    await append('exact', '2017-01', [value(1e21)], T0);
    expect((await read('exact')).map(([period, , exact]) => [period, exact])).toEqual([
      ['2017-01', 1e21],
      ['2017-02', 0.1],
      ['2017-02', '9007199254740993'],
      ['2017-02', null],
      ['2017-02', true],
    ]);
    const ranged = await snapshots.read({
      metric: 'revenue',
      schedule: 'exact',
      from: start('2017-02'),
      to: start('2017-03'),
      grain: 'month',
    });
    expect(ranged).toHaveLength(4);
    expect(ranged[0]).toMatchObject({
      interval_start: start('2017-02'),
      interval_end: end('2017-02'),
      recorded_at: T0,
    });
    expect(await snapshots.read({ metric: 'revenue', schedule: 'exact', grain: 'day' })).toEqual([]);
  });

  it('of one interval follow one another when they are written together', async () => {
    const appends = Array.from({ length: 10 }, (_, index) => append('race', '2017-01', [value(index % 2)], T0));
    const written = (await Promise.all(appends)).reduce((sum, count) => sum + count);
    const [newest] = await snapshots.read({ metric: 'revenue', schedule: 'race' });
    expect(newest?.revision).toBe(written);
  });

  it('take members of any length', async () => {
    expect(await append('long', '2017-01', [value(1, { note: 'x'.repeat(100_000) })], T0)).toBe(1);
  });
});
