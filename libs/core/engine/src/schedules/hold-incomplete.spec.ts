import type { ScheduleDefinition } from '@core/definition';
import type { CheckedDataset } from '@core/formula';
import type { Completeness, IntervalBounds, LedgerInterval } from '../ports/interval-ledger';
import { ledgerRow } from '../testing/ledger-row';
import { FindAgain } from './find-again';
import { HoldIncomplete, isComplete } from './hold-incomplete';
import { systemCaller } from '../access/caller';

const daily: ScheduleDefinition = {
  kind: 'schedule',
  name: 'daily',
  metrics: ['revenue'],
  every: 'day',
  max_wait: '1d',
};
const version = (more: Partial<ScheduleDefinition> = {}) => ({
  definition: { ...daily, ...more },
  version: 1,
  saved_by: systemCaller,
  published_at: '2026-01-01T00:00:00Z',
});
/** Only their number counts here. */
const datasets = [{ name: 'orders' } as CheckedDataset];
const days = (intervals: readonly LedgerInterval[]) => intervals.map(({ period }) => Number(period.slice(-2)));

describe('intervals whose rows are not all in', () => {
  const round = async (complete_until: Completeness, now: string, intervals: readonly LedgerInterval[], more = {}) => {
    const held: (readonly [number, string, string])[] = [];
    const ledger = {
      hold: async (_: string, [one]: readonly IntervalBounds[], until: { try_at: string; reason: string }) => {
        held.push([Number(one!.start.slice(8, 10)), until.try_at, until.reason]);
      },
    };
    const hold = new HoldIncomplete(ledger, { execute: async () => complete_until });
    return { ready: days(await hold.execute(version(more), intervals, { datasets, now })), held };
  };

  it('are held back with the reason, and asked again in a minute', async () => {
    const intervals = [ledgerRow(1), ledgerRow(2)];
    expect(await round({ orders: '2026-03-02T06:00:00Z' }, '2026-03-03T00:00:30Z', intervals)).toEqual({
      ready: [1],
      held: [
        [
          2,
          '2026-03-03T00:01:30Z',
          'waits for rows up to 2026-03-03T00:00:00Z of orders (complete until 2026-03-02T06:00:00Z); stored as partial from 2026-03-04T00:00:00Z on',
        ],
      ],
    });
  });

  it('are held back where a dataset has no rows at all', async () => {
    const { ready, held } = await round({ orders: null, visits: '2027-01-01T00:00:00Z' }, '2026-03-02T00:00:00Z', [
      ledgerRow(1),
    ]);
    expect(ready).toEqual([]);
    expect(held[0]?.[2]).toContain('of orders (nothing known);');
  });

  it('are computed as they are when max_wait is over, and not a moment later', async () => {
    const late = '2026-03-02T23:59:30Z';
    expect((await round({ orders: null }, late, [ledgerRow(1)])).held[0]?.[1]).toBe('2026-03-03T00:00:00Z');
    expect(await round({ orders: null }, '2026-03-03T00:00:00Z', [ledgerRow(1)])).toEqual({ ready: [1], held: [] });
    expect(await round({ orders: null }, '2026-03-02T00:00:00Z', [ledgerRow(1)], { max_wait: '0m' })).toMatchObject({
      ready: [1],
    });
  });

  it('are not held back when they are computed again: they have values', async () => {
    const again = ledgerRow(1, { state: 'succeeded' });
    expect((await round({ orders: null }, '2026-03-02T00:00:00Z', [again])).ready).toEqual([1]);
  });
});

it.each([
  [{}, true],
  [{ orders: '2026-03-02T00:00:00Z' }, true],
  [{ orders: '2026-03-02T00:00:00.001+00:00', visits: '2026-03-01T23:59:59Z' }, false],
  [{ orders: null }, false],
])('data complete until %j is complete up to the second of March: %s', (complete_until, expected) => {
  expect(isComplete('2026-03-02T00:00:00Z', complete_until)).toBe(expected);
});

describe('what is computed again', () => {
  const now = '2026-03-20T00:00:00Z';
  const partial = (day: number, more: Partial<LedgerInterval> = {}) =>
    ledgerRow(day, { state: 'succeeded', partial: true, started_at: '2026-03-10T00:00:00Z', ...more });
  const find = async (
    more: Partial<ScheduleDefinition>,
    rows: readonly LedgerInterval[],
    complete_until: Completeness = {},
  ) => {
    const rules: unknown[] = [];
    const again = new FindAgain(
      {
        findLookedBack: async (_, rule) => {
          rules.push(rule);
          return [ledgerRow(9)];
        },
        findPartial: async (_, locked_until) => {
          rules.push(locked_until);
          return rows;
        },
      },
      { execute: async () => complete_until },
    );
    return { found: days(await again.execute(version(more), { datasets, now })), rules };
  };

  it('is what the lookback reaches, of books that are open', async () => {
    expect(await find({ lookback: 3, lock_after: '10d' }, [])).toMatchObject({
      found: [9],
      rules: [{ lookback: 3, locked_until: '2026-03-10T00:00:00Z' }, '2026-03-10T00:00:00Z'],
    });
    expect((await find({}, [])).found).toEqual([]);
  });

  it('is what was partial and is complete now', async () => {
    const { found } = await find({}, [partial(1), partial(2)], { orders: '2026-03-02T00:00:00Z' });
    expect(found).toEqual([1]);
  });

  it('is not what could not be computed again: its retry or a backfill brings it', async () => {
    expect((await find({}, [partial(1, { reason: 'no such field' })])).found).toEqual([]);
  });

  it('is not what was computed a moment ago', async () => {
    expect((await find({}, [partial(1, { started_at: '2026-03-19T23:59:30Z' })])).found).toEqual([]);
  });
});
