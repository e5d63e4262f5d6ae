import { DomainError } from '@core/diagnostics';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { eachByItself } from '../each-by-itself';
import type { IdSource } from '../ports/id-source';
import type { IntervalLedger, LedgerInterval } from '../ports/interval-ledger';
import { datasetsAwaited } from './datasets-awaited';
import type { ExpectIntervals, Round } from './expect-intervals';
import type { FindAgain } from './find-again';
import type { HoldIncomplete } from './hold-incomplete';
import { planBatches } from './plan-batches';
import type { ReadSureTime } from './read-sure-time';
import { isLocked, lockedUntil, rulesOf } from './schedule-rules';
import { schedulesIn, type ScheduleVersion } from './schedule-version';
import type { StartIntervals } from './start-intervals';

/** Intervals of one schedule that a round looks at; the rest wait for the next. */
const MOST_AT_ONCE = 400;

/** Compares the intervals that schedules owe with those in the ledger, and starts what is due. May be killed anywhere. */
export class ReconcileSchedules {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly ledger: IntervalLedger,
    private readonly expected: ExpectIntervals,
    private readonly again: FindAgain,
    private readonly held: HoldIncomplete,
    private readonly start: StartIntervals,
    private readonly time: ReadSureTime,
    private readonly ids: IdSource,
  ) {}

  /** Answers how many runs were started. */
  async execute(): Promise<number> {
    const { versions, catalog } = await this.current.read();
    const round = { catalog, now: await this.time.execute() };
    const unpaused: ScheduleVersion[] = [];
    let started = 0;
    await eachByItself(schedulesIn(versions), async (schedule) => {
      const { paused } = await this.expected.execute(schedule, round);
      if (!paused) unpaused.push(schedule);
    });
    const due = await this.ledger.findDue(round.now, MOST_AT_ONCE);
    const underWay = await this.ledger.countRuns();
    await eachByItself(unpaused, async (schedule) => {
      const { name } = schedule.definition;
      const free = rulesOf(schedule.definition).parallel - (underWay.get(name) ?? 0);
      const own = due.filter((interval) => interval.schedule === name);
      if (free > 0) started += await this.startSome(schedule, own, { ...round, free });
    });
    return started;
  }

  private async startSome(
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
    const batches = await this.orFail(schedule, ready, { now, work: () => planBatches(schedule, ready, { catalog }) });
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
    { now: at, work }: { readonly now: string; readonly work: () => T | Promise<T> },
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.status === 503) throw error;
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
