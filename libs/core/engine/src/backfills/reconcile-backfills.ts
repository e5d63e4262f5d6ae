import { isRefusal } from '@core/diagnostics';
import type { DataInterval } from '@core/schedule';
import { systemCaller } from '../access/caller';
import type { CatalogSnapshot, CurrentCatalog } from '../definitions/current-catalog';
import { eachByItself } from '../each-by-itself';
import type { Backfill, BackfillStore } from '../ports/backfill-store';
import type { PlanBatches } from '../schedules/plan-batches';
import type { ReadSureTime } from '../schedules/read-sure-time';
import { schedulesIn, type ScheduleVersion } from '../schedules/schedule-version';
import type { StartIntervals } from '../schedules/start-intervals';

/** Waiting intervals of one backfill that a round looks at. */
const MOST_AT_ONCE = 2_000;

/** Keeps backfills going: starts runs for what waits, ends those that are through. May be killed anywhere. */
export class ReconcileBackfills {
  constructor(
    private readonly current: Pick<CurrentCatalog, 'read'>,
    private readonly backfills: BackfillStore,
    private readonly batches: PlanBatches,
    private readonly start: Pick<StartIntervals, 'execute'>,
    private readonly time: Pick<ReadSureTime, 'execute'>,
  ) {}

  /** Answers how many runs were started. */
  async execute(): Promise<number> {
    const running = await this.backfills.findRunning();
    if (running.length === 0) return 0;
    const snapshot = await this.current.read();
    const schedules = new Map(schedulesIn(snapshot.versions).map((schedule) => [schedule.definition.name, schedule]));
    let started = 0;
    await eachByItself(running, async (backfill) => {
      const schedule = schedules.get(backfill.schedule);
      if (schedule === undefined) await this.giveUp(backfill);
      else started += await this.startSome(backfill, schedule, snapshot);
      await this.backfills.finish(backfill.id, await this.time.execute());
    });
    return started;
  }

  private async startSome(
    { id, parallel, newest_first, metrics, created_by, owner }: Backfill,
    schedule: ScheduleVersion,
    { catalog }: CatalogSnapshot,
  ): Promise<number> {
    const free = parallel - (await this.backfills.countRuns(id));
    if (free <= 0) return 0;
    const chosen = metrics === undefined ? {} : { metrics };
    const waiting = await this.backfills.findWaiting(id, await this.time.execute(), MOST_AT_ONCE);
    const plan = () => this.batches.execute(schedule, waiting, { catalog, newest_first, ...chosen });
    const options = {
      caller: { ...systemCaller, id: owner, name: created_by },
      lane: 'low',
      backfill: id,
      ...chosen,
    } as const;
    let started = 0;
    for (const batch of (await this.orRefuse(id, waiting, plan)) ?? []) {
      if (started >= free) break;
      const run_id = await this.orRefuse(id, batch, () => this.start.execute(schedule, batch, options));
      if (run_id !== undefined) started += 1; // else another run has all of it, and it waits
    }
    return started;
  }

  /** What can no longer be asked for is refused, with the reason. */
  private async orRefuse<T>(
    id: string,
    intervals: readonly DataInterval[],
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.backfills.refuse(id, intervals, error.message);
      return undefined;
    }
  }

  /** Runs under way come to their end; nothing can be asked for any more. */
  private async giveUp({ id, schedule }: Backfill): Promise<void> {
    const reason = `there is no schedule "${schedule}" any more`;
    for (;;) {
      const waiting = await this.backfills.findWaiting(id, await this.time.execute(), MOST_AT_ONCE);
      if (waiting.length === 0) return;
      await this.backfills.refuse(id, waiting, reason);
    }
  }
}
