import type { ScheduleDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { chooseCatchUp, intervalOfPeriod, intervalsBetween, type DataInterval } from '@core/schedule';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { Page, PageOf } from '../ports/definition-store';
import type { IntervalLedger, IntervalState, LedgerInterval } from '../ports/interval-ledger';
import type { ScheduleState, ScheduleStateStore } from '../ports/schedule-state-store';
import { findSchedule } from './find-schedule';
import { calendarOf, withDueTime, zoneOf } from './interval-of';
import { isLocked, lockedUntil, rulesOf } from './schedule-rules';
import type { ScheduleVersion } from './schedule-version';
import type { StartIntervals } from './start-intervals';

/** How a schedule stands: what an operator decided, and its intervals by state. */
export interface ScheduleStanding extends ScheduleState {
  readonly intervals: Readonly<Record<IntervalState, number>>;
}

/** What operators do with schedules: look at them, pause, resume and trigger them. */
export class OperateSchedules {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly states: ScheduleStateStore,
    private readonly ledger: IntervalLedger,
    private readonly start: StartIntervals,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Throws `definition.not_found`. */
  async state(name: string): Promise<ScheduleStanding> {
    await this.find(name);
    const state = await this.states.ensure(name, this.now());
    return { ...state, intervals: await this.ledger.countByState(name) };
  }

  /** From now on nothing is started; intervals that close are still written down. */
  async pause(name: string, options: { readonly note?: string; readonly caller: Caller }): Promise<ScheduleStanding> {
    await this.state(name);
    await this.states.setPaused(name, true, options.note);
    await this.audit.note(options.caller, 'schedule.pause', name, noted(options.note));
    return this.state(name);
  }

  /** Goes on by the catch-up rule: what came due in the meantime and is not caught up is written down as skipped. */
  async resume(name: string, options: { readonly note?: string; readonly caller: Caller }): Promise<ScheduleStanding> {
    const { definition } = (await this.find(name)).schedule;
    const { paused } = await this.state(name);
    if (paused) await this.skipMissed(definition);
    await this.states.setPaused(name, false, options.note);
    await this.audit.note(options.caller, 'schedule.resume', name, noted(options.note));
    return this.state(name);
  }

  /**
   * Computes one interval now: the one named (`2017-03`), else the newest closed one. Answers the run's id.
   * Throws `schedule.bad_interval` when the name is none of the schedule's intervals, `schedule.open_interval` when it has not ended,
   * `schedule.interval_running`, `schedule.locked`.
   */
  async trigger(name: string, interval_name: string | undefined, caller: Caller): Promise<string> {
    const { schedule, catalog } = await this.find(name);
    const interval = this.chooseInterval(schedule.definition, catalog, interval_name);
    await this.refuseLocked(schedule.definition, interval);
    await this.ledger.expect(name, [withDueTime(schedule.definition, interval)]);
    const run_id = await this.start.execute(schedule, [interval], { caller, lane: 'standard' });
    if (run_id === undefined)
      throw DomainError.of('schedule.interval_running', { schedule: name, interval: interval.period });
    await this.audit.note(caller, 'schedule.trigger', name, { interval: interval.period, run_id });
    return run_id;
  }

  async intervals(
    name: string,
    range: { readonly from?: string; readonly to?: string; readonly state?: IntervalState },
    page: Page,
  ): Promise<PageOf<LedgerInterval>> {
    await this.find(name);
    return this.ledger.list(name, range, page);
  }

  private async skipMissed(definition: ScheduleDefinition): Promise<void> {
    const { name } = definition;
    const expected = (await this.ledger.readRange(name, {})).filter(
      ({ state, attempts }) => state === 'expected' && attempts === 0,
    );
    const { catch_up, catch_up_within: within } = rulesOf(definition);
    const { skipped } = chooseCatchUp(expected, { catch_up, within, now: this.now(), timezone: zoneOf(definition) });
    await this.ledger.skip(
      name,
      skipped.map(({ interval: { start, end }, reason }) => ({ start, end, reason })),
    );
  }

  private chooseInterval(
    definition: ScheduleDefinition,
    catalog: Catalog,
    interval_name: string | undefined,
  ): DataInterval {
    const calendar = calendarOf(definition, catalog);
    const now = this.clock.now();
    if (interval_name === undefined) {
      const longAgo = new Date(now.getTime() - 800 * 86_400_000).toISOString();
      const newest = intervalsBetween(calendar, longAgo, now.toISOString()).at(-1);
      if (newest === undefined) throw new RangeError('two years hold at least one closed interval');
      return newest;
    }
    const interval = intervalOfPeriod(interval_name, calendar);
    if (interval === undefined)
      throw DomainError.of('schedule.bad_interval', { interval: interval_name, every: definition.every });
    if (Date.parse(interval.end) > now.getTime())
      throw DomainError.of('schedule.open_interval', { interval: interval_name, end: interval.end });
    return interval;
  }

  private async refuseLocked(definition: ScheduleDefinition, interval: DataInterval): Promise<void> {
    const { name, lock_after = '' } = definition;
    const known = await this.ledger.find(name, interval);
    if (known !== undefined && isLocked(known, lockedUntil(definition, this.now())))
      throw DomainError.of('schedule.locked', { schedule: name, interval: interval.period, lock_after });
  }

  private async find(name: string): Promise<{ readonly schedule: ScheduleVersion; readonly catalog: Catalog }> {
    const { versions, catalog } = await this.current.read();
    return { schedule: findSchedule(versions, name), catalog };
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function noted(note: string | undefined): Readonly<Record<string, unknown>> {
  return note === undefined ? {} : { note };
}
