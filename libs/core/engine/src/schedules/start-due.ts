import { isRefusal } from '@core/diagnostics';
import type { IdSource } from '../ports/id-source';
import type { IntervalLedger, LedgerInterval } from '../ports/interval-ledger';
import { datasetsAwaited } from './datasets-awaited';
import type { Round } from './expect-intervals';
import type { FindAgain } from './find-again';
import type { HoldIncomplete } from './hold-incomplete';
import type { PlanBatches } from './plan-batches';
import { isLocked, lockedUntil } from './schedule-rules';
import type { ScheduleVersion } from './schedule-version';
import type { StartIntervals } from './start-intervals';

/** Starts runs for intervals of one schedule: for what is due, and for what is to be computed again. */
export class StartDue {
  constructor(
    private readonly again: FindAgain,
    private readonly held: HoldIncomplete,
    private readonly batches: PlanBatches,
    private readonly start: StartIntervals,
    private readonly ledger: IntervalLedger,
    private readonly ids: IdSource,
  ) {}

  /** Answers how many runs were started, `free` at most. */
  async execute(
    schedule: ScheduleVersion,
    due: readonly LedgerInterval[],
    { free, catalog, now }: Round & { readonly free: number },
  ): Promise<number> {
    const datasets = datasetsAwaited(schedule, catalog);
    const locked_until = lockedUntil(schedule.definition, now);
    const found = eachOnce([...due, ...(await this.again.execute(schedule, { datasets, now }))]);
    // Books may have been closed since a recomputation failed that is to be tried again.
    const wanted = found.filter((interval) => !isLocked(interval, locked_until));
    if (wanted.length === 0) return 0;
    const ready = await this.held.execute(schedule, wanted, { datasets, now });
    const plan = () => this.batches.execute(schedule, ready, { catalog });
    const batches = await this.orFail(schedule, ready, { now, work: plan });
    let started = 0;
    for (const batch of batches ?? []) {
      if (started >= free) break;
      const work = () => this.start.execute(schedule, batch, { lane: 'standard' });
      const run_id = await this.orFail(schedule, batch, { now, work });
      if (run_id !== undefined) started += 1; // else other runs have all of it
    }
    return started;
  }

  /** What can no longer be asked for, such as a query that no longer checks, fails its intervals at once, with the reason. */
  private async orFail<T>(
    schedule: ScheduleVersion,
    intervals: readonly LedgerInterval[],
    { now: at, work }: { readonly now: string; readonly work: () => Promise<T> },
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { name, every } = schedule.definition;
      const refused = { schedule: name, run_id: this.ids.nextId(), grain: every, at };
      const reason = error.message;
      const held = await this.ledger.start(name, intervals, refused);
      await this.ledger.settle(
        refused,
        held.map(({ start, end }) => ({ start, end, state: 'failed', reason })),
      );
      return undefined;
    }
  }
}

function eachOnce(intervals: readonly LedgerInterval[]): readonly LedgerInterval[] {
  return [...new Map(intervals.map((interval) => [`${interval.start}/${interval.end}`, interval])).values()];
}
