import type { ScheduleDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { chooseCatchUp, earlierBy, intervalOfPeriod, intervalsBetween, type DataInterval } from '@core/schedule';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { FindPrincipal } from '../access/find-principal';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Page, PageOf } from '../ports/page';
import type { IntervalLedger, IntervalState, LedgerInterval } from '../ports/interval-ledger';
import type { ScheduleState, ScheduleStateStore } from '../ports/schedule-state-store';
import { findSchedule } from './find-schedule';
import { calendarOf, withDueTime, zoneOf } from './interval-of';
import type { ReadSureTime } from './read-sure-time';
import { runsAs, type RunsAs } from './runs-as';
import { isLocked, lockedUntil, rulesOf } from './schedule-rules';
import type { ScheduleVersion } from './schedule-version';
import type { StartIntervals } from './start-intervals';

/** How a schedule stands: what an operator decided, its intervals by state, and on whose behalf it reads. */
export interface ScheduleStanding extends ScheduleState {
  readonly runs_as: RunsAs;
  readonly intervals: Readonly<Record<IntervalState, number>>;
}

/** What operators do with schedules: look at them, pause, resume and trigger them. */
export class OperateSchedules {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly states: ScheduleStateStore,
    private readonly ledger: IntervalLedger,
    private readonly start: StartIntervals,
    private readonly time: ReadSureTime,
    private readonly audit: Audit,
    private readonly principals: FindPrincipal,
  ) {}

  /** Throws `definition.not_found`. */
  async state(name: string): Promise<ScheduleStanding> {
    const { schedule, catalog } = await this.find(name);
    const state = await this.states.ensure(name, await this.time.execute());
    const runs_as = runsAs(schedule, await this.principals.execute(schedule.saved_by), catalog);
    return { ...state, intervals: await this.ledger.countByState(name), runs_as };
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
    const now = await this.time.execute();
    const interval = chooseInterval({ interval_name, now, definition: schedule.definition, catalog });
    await this.refuse(schedule.definition, interval, now);
    await this.ledger.expect(name, [withDueTime(schedule.definition, interval)]);
    const started = await this.start.execute(schedule, [interval], { caller, lane: 'standard' });
    // What was owed anyway may have been started by the reconciler at this very moment: that run is as good.
    const run_id = started ?? (await this.ledger.find(name, interval))?.run_id ?? '';
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
    const now = await this.time.execute();
    const { skipped } = chooseCatchUp(expected, { catch_up, within, now, timezone: zoneOf(definition) });
    await this.ledger.skip(
      name,
      skipped.map(({ interval: { start, end }, reason }) => ({ start, end, reason })),
    );
  }

  private async refuse(definition: ScheduleDefinition, interval: DataInterval, now: string): Promise<void> {
    const { name, lock_after = '' } = definition;
    const known = await this.ledger.find(name, interval);
    if (known?.state === 'running')
      throw DomainError.of('schedule.interval_running', { schedule: name, interval: interval.period });
    if (known !== undefined && isLocked(known, lockedUntil(definition, now)))
      throw DomainError.of('schedule.locked', { schedule: name, interval: interval.period, lock_after });
  }

  private async find(name: string): Promise<{ readonly schedule: ScheduleVersion; readonly catalog: Catalog }> {
    const { versions, catalog } = await this.current.read();
    return { schedule: findSchedule(versions, name), catalog };
  }
}

/** Days that hold a whole interval of any length, wherever they begin. */
const DAYS_BACK = '800d';

interface Choice {
  readonly definition: ScheduleDefinition;
  readonly catalog: Catalog;
  readonly interval_name: string | undefined;
  readonly now: string;
}

function chooseInterval({ definition, catalog, interval_name, now }: Choice): DataInterval {
  const calendar = calendarOf(definition, catalog);
  if (interval_name === undefined) {
    const longAgo = earlierBy(now, definition.every === 'hour' ? '2d' : DAYS_BACK, 'UTC');
    const newest = intervalsBetween(calendar, longAgo, now).at(-1);
    if (newest === undefined) throw new RangeError('two years hold at least one closed interval');
    return newest;
  }
  const interval = intervalOfPeriod(interval_name, calendar);
  if (interval === undefined)
    throw DomainError.of('schedule.bad_interval', { interval: interval_name, every: definition.every });
  if (Date.parse(interval.end) > Date.parse(now))
    throw DomainError.of('schedule.open_interval', { interval: interval_name, end: interval.end });
  return interval;
}

function noted(note: string | undefined): Readonly<Record<string, unknown>> {
  return note === undefined ? {} : { note };
}
