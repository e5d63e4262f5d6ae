import { DomainError } from '@core/diagnostics';
import { intervalsBetween } from '@core/schedule';
import { systemCaller } from '../access/caller';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import type { IntervalLedger, LedgerInterval, ScheduleStateStore } from '../ports/interval-ledger';
import { withDueTime, zoneOf } from './interval-of';
import type { SettleInterval } from './settle-interval';
import { schedulesIn, type ScheduleVersion } from './schedule-version';
import type { StartInterval } from './start-interval';

/** Intervals started in one go; the rest wait for the next. */
const BATCH = 50;

/** Compares the intervals that schedules owe with those in the ledger, and starts what is due. May be killed anywhere. */
export class ReconcileSchedules {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly states: ScheduleStateStore,
    private readonly ledger: IntervalLedger,
    private readonly start: StartInterval,
    private readonly settle: SettleInterval,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  async execute(): Promise<void> {
    const { versions } = await this.current.read();
    const schedules = new Map(schedulesIn(versions).map((schedule) => [schedule.definition.name, schedule]));
    const paused = new Set<string>();
    for (const schedule of schedules.values()) {
      if (await this.expectClosed(schedule)) paused.add(schedule.definition.name);
    }
    const due = await this.ledger.due(this.clock.now().toISOString(), BATCH);
    for (const interval of due) {
      const schedule = schedules.get(interval.schedule);
      if (schedule !== undefined && !paused.has(interval.schedule)) await this.startOrFail(schedule, interval);
    }
    for (const { run_id } of await this.ledger.findUnsettled()) {
      if (run_id !== undefined) await this.settle.execute(run_id);
    }
  }

  /** Writes down every interval that has closed since the newest known one; answers whether the schedule is paused. */
  private async expectClosed(schedule: ScheduleVersion): Promise<boolean> {
    const { name, every } = schedule.definition;
    const now = this.clock.now().toISOString();
    const state = await this.states.ensure(name, now);
    const newest = await this.ledger.latest(name);
    const from = newest !== undefined && Date.parse(newest.end) > Date.parse(state.since) ? newest.end : state.since;
    const closed = intervalsBetween({ every, timezone: zoneOf(schedule.definition) }, from, now);
    if (closed.length > 0) {
      await this.ledger.expect(
        name,
        closed.map((interval) => withDueTime(schedule.definition, interval)),
      );
    }
    return state.paused;
  }

  /** A query that no longer checks fails its interval at once, with the reason. */
  private async startOrFail(schedule: ScheduleVersion, interval: LedgerInterval): Promise<void> {
    try {
      await this.start.execute(schedule, interval, systemCaller);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'service.unavailable') throw error;
      const { name } = schedule.definition;
      const refused = this.ids.nextId();
      await this.ledger.start(name, interval.start, refused);
      await this.ledger.settle(name, interval.start, refused, {
        state: 'failed',
        at: this.clock.now().toISOString(),
        reason: error.message,
      });
    }
  }
}
