import { SqlBackfillStore, type PostgresStateDatabase } from '@adapters/persistence';
import { day, days, failure, ledgerWorld, second, success, value, withdrawal } from './ledger-world';
import { openState } from './open-state';

let database: PostgresStateDatabase;
let world: ReturnType<typeof ledgerWorld>;

beforeAll(async () => {
  database = await openState();
  world = ledgerWorld(database);
});
afterAll(() => database.close());

const compute = (schedule: string, at: number, numbers: readonly number[]) =>
  world.compute(
    schedule,
    second(at),
    numbers.map((number) => success(day(number), [value(1)])),
  );
const lookedBack = async (schedule: string, lookback: number, locked_until?: string) =>
  (
    await world.ledger.findLookedBack(schedule, {
      lookback,
      since: '2000-01-01T00:00:00Z',
      ...(locked_until && { locked_until }),
    })
  ).map(({ period }) => period);

describe('looking back', () => {
  it('goes by starts since the rule has been in force', async () => {
    await world.ledger.expect('since', days(0, 4));
    for (const number of [0, 1, 2, 3]) await compute('since', number, [number]);
    const wanted = await world.ledger.findLookedBack('since', { lookback: 1, since: second(3) });
    expect(wanted.map(({ period }) => period)).toEqual(['2017-01-03']);
  });

  it('wants the last n intervals again when one after them is started for the first time, once', async () => {
    await world.ledger.expect('back', days(0, 6));
    for (const number of [0, 1, 2, 3]) await compute('back', number, [number]);
    expect(await lookedBack('back', 0)).toEqual([]);
    expect(await lookedBack('back', 2)).toEqual(['2017-01-01', '2017-01-02', '2017-01-03']);
    await compute('back', 10, [0, 1, 2]);
    expect(await lookedBack('back', 2)).toEqual([]);
    await compute('back', 20, [4]);
    expect(await lookedBack('back', 2)).toEqual(['2017-01-03', '2017-01-04']);
    expect(await lookedBack('back', 9)).toEqual(['2017-01-01', '2017-01-02', '2017-01-03', '2017-01-04']);
    expect(await lookedBack('back', 9, day(2).end)).toEqual(['2017-01-04']);
  });

  it('answers only what was computed or has failed and is not under way', async () => {
    await world.ledger.expect('states', days(0, 6));
    await compute('states', 1, [0, 1]);
    await world.compute('states', second(1), [failure(day(2), 'wrong')]);
    await world.ledger.skip('states', [{ ...day(3), reason: 'paused' }]);
    await compute('states', 2, [5]);
    await world.ledger.start('states', [day(1)], { run_id: 'under-way', at: second(1) });
    expect(await lookedBack('states', 9)).toEqual(['2017-01-01', '2017-01-03']);
  });

  it('is not caused by a backfill, nor by a run that was withdrawn', async () => {
    await world.ledger.expect('late', days(0, 4));
    await compute('late', 1, [0, 1]);
    await world.ledger.start('late', [day(3)], { run_id: 'withdrawn', at: second(2) });
    await world.settle('late', 'withdrawn', second(2), [withdrawal(day(3))]);
    await new SqlBackfillStore(database).create(
      {
        id: 'b',
        schedule: 'late',
        from: day(2).start,
        to: day(2).end,
        select: 'missing',
        newest_first: true,
        parallel: 1,
        created_at: second(2),
        created_by: 'anna',
        owner: 'key-1',
      },
      [day(2)],
    );
    await world.ledger.start('late', [day(2)], { run_id: 'b-1', at: second(3), backfill: 'b' });
    await world.settle('late', 'b-1', second(3), [success(day(2), [value(1)])]);
    expect(await world.ledger.find('late', day(2))).toMatchObject({ state: 'succeeded', backfill: 'b' });
    expect(await lookedBack('late', 9)).toEqual([]);
    await compute('late', 4, [3]);
    expect(await lookedBack('late', 9)).toEqual(['2017-01-01', '2017-01-02', '2017-01-03']);
  });

  it('goes by neighbours: not across a gap, nor from one cut of the schedule to another', async () => {
    const january = { start: day(0).start, end: day(31).start, period: '2017-01', due_at: day(31).start };
    const february = { start: day(31).start, end: day(59).start, period: '2017-02', due_at: day(59).start };
    await world.ledger.expect('cut', [january, february, ...days(29, 33), ...days(35, 36)]);
    await world.compute('cut', second(1), [success(january, [value(1)]), success(february, [value(1)])]);
    await compute('cut', 2, [29, 30]);
    await compute('cut', 3, [31]);
    expect(await lookedBack('cut', 1)).toEqual(['2017-01-31']);
    expect(await lookedBack('cut', 9)).toEqual(['2017-01-30', '2017-01-31']);
    await compute('cut', 4, [35]);
    expect(await lookedBack('cut', 9)).toEqual(['2017-01-30', '2017-01-31']);
    await compute('cut', 5, [32]);
    await world.compute('cut', second(6), [success(february, [value(1)])]);
    expect(await lookedBack('cut', 1)).toEqual(['2017-01-31', '2017-02-01']);
  });
});
