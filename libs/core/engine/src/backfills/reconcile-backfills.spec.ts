import type { ScheduleDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import { assembleCatalog } from '../definitions/assemble-catalog';
import { BackfillStore, type Backfill } from '../ports/backfill-store';
import type { StoredVersion } from '../ports/definition-store';
import { PlanBatches } from '../schedules/plan-batches';
import type { StartOptions } from '../schedules/start-intervals';
import { ReconcileBackfills } from './reconcile-backfills';
import { systemCaller } from '../access/caller';

/** Every second day, so that each is a batch of its own. */
const day = (number: number) => {
  const at = (days: number) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString();
  return { start: at(2 * number), end: at(2 * number + 1), period: at(2 * number).slice(0, 10) };
};
const days = (count: number) => Array.from({ length: count }, (_, index) => day(index));

type Place = ReturnType<typeof day> & { state: 'waiting' | 'running' | 'succeeded' | 'failed'; reason?: string };

/** One backfill in memory, oldest first. */
class OneBackfill extends BackfillStore {
  status: Backfill['status'] = 'running';
  readonly places: Place[];

  constructor(
    count: number,
    readonly told: Partial<Backfill> = {},
  ) {
    super();
    this.places = days(count).map((interval) => ({ ...interval, state: 'waiting' }));
  }

  count(state: Place['state']): number {
    return this.places.filter((place) => place.state === state).length;
  }

  settle(state: 'succeeded' | 'failed'): void {
    for (const place of this.places) if (place.state === 'running') place.state = state;
  }

  override async create(): Promise<void> {}

  override async get(): Promise<Backfill> {
    return {
      id: 'b',
      schedule: 'daily',
      from: day(0).start,
      to: day(99).start,
      select: 'missing',
      newest_first: false,
      parallel: 2,
      created_at: day(99).start,
      created_by: 'anna',
      owner: 'key-1',
      status: this.status,
      total: this.places.length,
      succeeded: this.count('succeeded'),
      failed: this.count('failed'),
      running: this.count('running'),
      ...this.told,
    };
  }

  override async list(): Promise<never> {
    throw new Error('nobody lists');
  }

  override async findRunning(): Promise<readonly Backfill[]> {
    return this.status === 'running' ? [await this.get()] : [];
  }

  override async findWaiting(
    _: string,
    __: string,
    limit: number,
  ): Promise<readonly (Place & { readonly retried: number })[]> {
    const waiting = this.places.filter(({ state }) => state === 'waiting').slice(0, limit);
    return waiting.map((place) => ({ ...place, retried: 0 }));
  }

  override async countRuns(): Promise<number> {
    return this.count('running');
  }

  override async refuse(_: string, intervals: readonly { readonly period: string }[], reason: string): Promise<void> {
    const refused = new Set(intervals.map(({ period }) => period));
    for (const place of this.places) if (refused.has(place.period)) Object.assign(place, { state: 'failed', reason });
  }

  override async finish(): Promise<boolean> {
    if (this.count('waiting') + this.count('running') > 0) return false;
    this.status = this.count('failed') > 0 ? 'failed' : 'succeeded';
    return true;
  }

  override async cancel(): Promise<undefined> {}

  override async failures(): Promise<never[]> {
    return [];
  }
}

const schedule: ScheduleDefinition = { kind: 'schedule', name: 'daily', every: 'day', metrics: ['revenue'] };

function versionOf(definition: ScheduleDefinition): StoredVersion {
  const { kind, name } = definition;
  const written = { hash: '', created_at: day(0).start, created_by: 'anna', saved_by: systemCaller };
  return { kind, name, version: 1, state: 'published', current: true, definition, ...written };
}

/** A round over one backfill; `start` answers a run's id, nothing, or throws. */
function reconcile(backfill: OneBackfill, start: (period: string) => string | undefined, versions = [schedule]) {
  const asked: { readonly period: string; readonly options: StartOptions }[] = [];
  const current = {
    read: async () => ({ revision: '1', versions: versions.map(versionOf), catalog: assembleCatalog([]) }),
  };
  const starter = {
    execute: async (_: unknown, batch: readonly { readonly period: string }[], options: StartOptions) => {
      const period = batch.map((interval) => interval.period).join('+');
      asked.push({ period, options });
      const run_id = start(period);
      for (const place of backfill.places) if (place.period === period && run_id !== undefined) place.state = 'running';
      return run_id;
    },
  };
  const batches = new PlanBatches({ execute: async (owner) => owner });
  const rounds = new ReconcileBackfills(current, backfill, batches, starter, { execute: async () => day(99).start });
  return { round: () => rounds.execute(), asked };
}

describe('a round over a backfill', () => {
  it('keeps as many runs under way as it may, on the low lane and in the name of who asked for it', async () => {
    const backfill = new OneBackfill(5, { metrics: ['revenue'] });
    const { round, asked } = reconcile(backfill, () => 'run');
    expect([await round(), await round()]).toEqual([2, 0]);
    expect(asked.map(({ period }) => period)).toEqual(['2026-01-01', '2026-01-03']);
    expect(asked[0]?.options).toMatchObject({
      lane: 'low',
      backfill: 'b',
      metrics: ['revenue'],
      caller: { name: 'anna' },
    });
    backfill.settle('succeeded');
    expect([await round(), backfill.count('running')]).toEqual([2, 2]);
  });

  it('ends it when nothing waits or runs any more', async () => {
    const backfill = new OneBackfill(3);
    const { round } = reconcile(backfill, () => 'run');
    for (const outcome of ['succeeded', 'failed'] as const) {
      await round();
      expect(backfill.status).toBe('running');
      backfill.settle(outcome);
    }
    await round();
    expect([backfill.status, backfill.count('succeeded'), backfill.count('failed')]).toEqual(['failed', 2, 1]);
  });

  it('goes on behind intervals that another run has', async () => {
    const backfill = new OneBackfill(4);
    const { round } = reconcile(backfill, (period) => (period === '2026-01-01' ? undefined : 'run'));
    expect(await round()).toBe(2);
    expect(backfill.places.map(({ state }) => state)).toEqual(['waiting', 'running', 'running', 'waiting']);
  });

  it('refuses what can no longer be asked for, with the reason, and ends', async () => {
    const backfill = new OneBackfill(3);
    const { round } = reconcile(backfill, () => {
      throw DomainError.of('run.unknown_metric', { metric: 'revenue' });
    });
    expect(await round()).toBe(0);
    expect(backfill.places.map(({ reason }) => reason)).toEqual(Array(3).fill('there is no metric "revenue"'));
    expect(backfill.status).toBe('failed');
  });

  it('leaves everything as it is in an outage', async () => {
    const backfill = new OneBackfill(3);
    const { round } = reconcile(backfill, () => {
      throw DomainError.of('service.unavailable', { service: 'the database' });
    });
    await expect(round()).rejects.toMatchObject({ code: 'service.unavailable' });
    expect([backfill.status, backfill.count('waiting')]).toEqual(['running', 3]);
  });

  it('fails what is left of it when its schedule is gone', async () => {
    const backfill = new OneBackfill(3);
    await reconcile(backfill, () => 'run').round();
    const { round } = reconcile(backfill, () => 'run', []);
    await round();
    expect(backfill.places.map(({ state, reason }) => reason ?? state)).toEqual([
      'running',
      'running',
      'there is no schedule "daily" any more',
    ]);
    backfill.settle('succeeded');
    await round();
    expect(backfill.status).toBe('failed');
  });
});
