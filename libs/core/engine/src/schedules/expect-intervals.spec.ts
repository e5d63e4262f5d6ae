import type { ScheduleDefinition } from '@core/definition';
import { assembleCatalog } from '../definitions/assemble-catalog';
import type { OwedInterval } from '../ports/interval-ledger';
import type { ScheduleState } from '../ports/schedule-state-store';
import { ExpectIntervals } from './expect-intervals';
import { systemCaller } from '../access/caller';

/** What the two stores keep for one schedule, with the only rule that they have: what is written down stays. */
class Owed {
  state: ScheduleState | undefined;
  readonly rows = new Map<string, OwedInterval>();

  async ensure(schedule: string, since: string): Promise<ScheduleState> {
    this.state ??= { schedule, paused: false, since, expected_until: since };
    return this.state;
  }

  async expect(_: string, intervals: readonly OwedInterval[], until?: string): Promise<number> {
    const before = this.rows.size;
    for (const interval of intervals) {
      const key = `${interval.start}/${interval.end}`;
      if (!this.rows.has(key)) this.rows.set(key, interval);
    }
    if (until !== undefined && this.state !== undefined) this.state = { ...this.state, expected_until: until };
    return this.rows.size - before;
  }
}

const catalog = assembleCatalog([]);
const daily: ScheduleDefinition = { kind: 'schedule', name: 'daily', metrics: ['revenue'], every: 'day' };

function world() {
  const owed = new Owed();
  const expectIntervals = new ExpectIntervals(owed, owed);
  return {
    owed,
    /** Periods that a round adds, those that are skipped with a dash before them. */
    round: async (now: string, more: Partial<ScheduleDefinition> = {}) => {
      const known = new Set(owed.rows.keys());
      const schedule = {
        definition: { ...daily, ...more },
        version: 1,
        saved_by: systemCaller,
        published_at: '2026-01-01T00:00:00Z',
      };
      await expectIntervals.execute(schedule, { catalog, now });
      return [...owed.rows]
        .filter(([key]) => !known.has(key))
        .map(([, { period, skipped }]) => (skipped === undefined ? period : `-${period}`));
    },
  };
}

describe('what a schedule owes', () => {
  it('begins when it is first seen, and is written down once', async () => {
    const { round } = world();
    expect(await round('2026-03-10T12:00:00Z')).toEqual([]);
    expect(await round('2026-03-11T00:00:00Z')).toEqual(['2026-03-10']);
    expect(await round('2026-03-11T00:00:01Z')).toEqual([]);
    expect(await round('2026-03-13T00:00:00Z')).toEqual(['2026-03-11', '2026-03-12']);
  });

  it('is seen only once when a clock is set back', async () => {
    const { round, owed } = world();
    await round('2026-03-10T12:00:00Z');
    await round('2026-03-12T00:00:00Z');
    expect(await round('2026-03-11T00:00:00Z')).toEqual([]);
    expect(owed.state?.expected_until).toBe('2026-03-12T00:00:00Z');
    expect(await round('2026-03-13T00:00:00Z')).toEqual(['2026-03-12']);
  });

  it.each([
    [{ catch_up: 'all', catch_up_within: '3d' }, ['-2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']],
    [{ catch_up: 'latest' }, ['-2026-03-02', '-2026-03-03', '-2026-03-04', '2026-03-05']],
    [{ catch_up: 'none' }, ['-2026-03-02', '-2026-03-03', '-2026-03-04', '-2026-03-05']],
  ] as const)('after a time without anybody, by the rule: %j', async (rule, expected) => {
    const { round } = world();
    await round('2026-03-02T00:00:00Z');
    const added = await round('2026-03-06T12:00:00Z', rule);
    expect(added.toSorted((left, right) => (left.slice(-2) < right.slice(-2) ? -1 : 1))).toEqual(expected);
  });

  it('is all expected while it is paused: what is skipped is decided when it is resumed', async () => {
    const { round, owed } = world();
    await round('2026-03-02T00:00:00Z');
    owed.state = { ...owed.state!, paused: true };
    expect(await round('2026-03-04T00:00:00Z', { catch_up: 'none' })).toEqual(['2026-03-02', '2026-03-03']);
  });

  it('goes on without a hole when it is cut into months or back into days', async () => {
    const { round } = world();
    await round('2026-03-10T12:00:00Z');
    expect(await round('2026-03-11T00:00:00Z')).toEqual(['2026-03-10']);
    expect(await round('2026-04-01T00:00:00Z', { every: 'month' })).toEqual(['2026-03']);
    expect(await round('2026-04-03T00:00:00Z')).toEqual(['2026-04-01', '2026-04-02']);
  });
});
