import { DomainError } from '@core/diagnostics';
import type { DataInterval } from '@core/schedule';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Backfill, BackfillStore, NewBackfill } from '../ports/backfill-store';
import type { Clock } from '../ports/clock';
import type { Page, PageOf } from '../ports/page';
import type { IdSource } from '../ports/id-source';
import type { IntervalLedger } from '../ports/interval-ledger';
import type { RunStore } from '../ports/run-store';
import { findSchedule } from '../schedules/find-schedule';
import { withDueTime } from '../schedules/interval-of';
import type { ScheduleVersion } from '../schedules/schedule-version';
import type { BackfillAsk, BackfillPlan } from './backfill-ask';
import type { PlanBackfill } from './plan-backfill';

/** Intervals written into the ledger in one commit. */
const CHUNK = 5_000;
/** Failed intervals that are shown. */
const MOST_FAILURES = 100;

const DEFAULT_PARALLEL = 2;

/** A backfill with those of its intervals that failed, the oldest ones. */
export type BackfillInDetail = Backfill & { readonly failures: Awaited<ReturnType<BackfillStore['failures']>> };

/** What operators do with backfills: see what one would do, start, look at and cancel them. */
export class OperateBackfills {
  constructor(
    private readonly planner: PlanBackfill,
    private readonly current: CurrentCatalog,
    private readonly ledger: IntervalLedger,
    private readonly backfills: BackfillStore,
    private readonly runs: RunStore,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly audit: Audit,
  ) {}

  /** Throws as `PlanBackfill.execute`. */
  async plan(schedule: string, ask: BackfillAsk): Promise<BackfillPlan> {
    const { plan } = await this.planner.execute(schedule, ask);
    return plan;
  }

  /** Writes a backfill down; the reconciler starts it. Throws as `PlanBackfill.execute`. */
  async create(name: string, ask: BackfillAsk, caller: Caller): Promise<Backfill> {
    const { schedule, range, intervals, unknown, plan } = await this.planner.execute(name, ask);
    const backfill: NewBackfill = {
      id: this.ids.nextId(),
      schedule: name,
      ...range,
      ...(ask.metrics && { metrics: ask.metrics }),
      select: ask.select ?? 'missing',
      newest_first: ask.newest_first ?? true,
      parallel: ask.parallel ?? DEFAULT_PARALLEL,
      created_at: this.clock.now().toISOString(),
      created_by: caller.name,
      owner: caller.id,
    };
    await this.expect(schedule, unknown, backfill.id);
    await this.backfills.create(backfill, intervals);
    await this.audit.note(caller, 'backfill.create', backfill.id, { schedule: name, ...range, total: plan.total });
    return this.get(name, backfill.id);
  }

  /** Throws `backfill.not_found`. */
  async get(schedule: string, id: string): Promise<Backfill> {
    const backfill = await this.backfills.get(id);
    if (backfill === undefined || backfill.schedule !== schedule)
      throw DomainError.of('backfill.not_found', { id, schedule });
    return backfill;
  }

  /** Throws `backfill.not_found`. */
  async inspect(schedule: string, id: string): Promise<BackfillInDetail> {
    const backfill = await this.get(schedule, id);
    return { ...backfill, failures: await this.backfills.failures(id, MOST_FAILURES) };
  }

  /** Newest first; those of a schedule that was removed, too. Throws `definition.not_found` for one that never had any. */
  async list(schedule: string, page: Page): Promise<PageOf<Backfill>> {
    const backfills = await this.backfills.list(schedule, page);
    if (backfills.items.length === 0) findSchedule((await this.current.read()).versions, schedule);
    return backfills;
  }

  /** Throws `backfill.running` while a backfill of the schedule is under way: removing the schedule would fail it. */
  async refuseWhileRunning(schedule: string): Promise<void> {
    const running = (await this.backfills.findRunning()).find((backfill) => backfill.schedule === schedule);
    if (running !== undefined) throw DomainError.of('backfill.running', { id: running.id, schedule });
  }

  /** Starts nothing more, and cancels what is under way. Throws `backfill.not_found`, `backfill.finished`. */
  async cancel(schedule: string, id: string, caller: Caller): Promise<Backfill> {
    const { status } = await this.get(schedule, id);
    const at = this.clock.now().toISOString();
    const under_way = await this.backfills.cancel(id, at);
    if (under_way === undefined) throw DomainError.of('backfill.finished', { id, status });
    for (const run_id of under_way) await this.runs.cancel(run_id, at);
    await this.audit.note(caller, 'backfill.cancel', id, { schedule });
    return this.get(schedule, id);
  }

  /**
   * Intervals that only the backfill asks for are written down as skipped: the schedule itself does not owe them, and if the
   * backfill never comes to them they are visibly missing.
   */
  private async expect(
    { definition }: ScheduleVersion,
    intervals: readonly DataInterval[],
    backfill: string,
  ): Promise<void> {
    const skipped = `left to the backfill ${backfill}`;
    for (let from = 0; from < intervals.length; from += CHUNK) {
      const owed = intervals.slice(from, from + CHUNK).map((interval) => withDueTime(definition, interval));
      await this.ledger.expect(
        definition.name,
        owed.map((interval) => ({ ...interval, skipped })),
      );
    }
  }
}
