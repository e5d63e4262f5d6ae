import type { ScheduleDefinition } from '@core/definition';
import { DomainError, nearestName } from '@core/diagnostics';
import { intervalOfPeriod, intervalsBetween, type DataInterval } from '@core/schedule';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { Page, PageOf } from '../ports/definition-store';
import type { IntervalLedger, LedgerInterval, ScheduleState, ScheduleStateStore } from '../ports/interval-ledger';
import { withDueTime, zoneOf } from './interval-of';
import { schedulesIn, type ScheduleVersion } from './schedule-version';
import type { StartInterval } from './start-interval';

/** What operators do with schedules: look at them, pause, resume and trigger them. */
export class OperateSchedules {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly states: ScheduleStateStore,
    private readonly ledger: IntervalLedger,
    private readonly start: StartInterval,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Throws `definition.not_found`. */
  async state(name: string): Promise<ScheduleState> {
    await this.find(name);
    return this.states.ensure(name, this.clock.now().toISOString());
  }

  async setPaused(
    name: string,
    paused: boolean,
    options: { readonly note?: string; readonly caller: Caller },
  ): Promise<ScheduleState> {
    await this.state(name);
    await this.states.setPaused(name, paused, options.note);
    await this.audit.note(
      options.caller,
      paused ? 'schedule.pause' : 'schedule.resume',
      name,
      options.note === undefined ? {} : { note: options.note },
    );
    return this.state(name);
  }

  /**
   * Computes one interval now: the one named (`2017-03`), else the newest closed one. Answers the run's id.
   * Throws `schedule.bad_interval` when the name is none of the schedule's intervals, `schedule.open_interval` when it has not ended,
   * `schedule.interval_running`.
   */
  async trigger(name: string, interval_name: string | undefined, caller: Caller): Promise<string> {
    const schedule = await this.find(name);
    const interval = this.chooseInterval(schedule.definition, interval_name);
    await this.ledger.expect(name, [withDueTime(schedule.definition, interval)]);
    const run_id = await this.start.execute(schedule, interval, caller);
    if (run_id === undefined)
      throw DomainError.of('schedule.interval_running', { schedule: name, interval: interval.period });
    await this.audit.note(caller, 'schedule.trigger', name, { interval: interval.period, run_id });
    return run_id;
  }

  async intervals(
    name: string,
    range: { readonly from?: string; readonly to?: string },
    page: Page,
  ): Promise<PageOf<LedgerInterval>> {
    await this.find(name);
    return this.ledger.list(name, range, page);
  }

  private chooseInterval(definition: ScheduleDefinition, interval_name: string | undefined): DataInterval {
    const calendar = { every: definition.every, timezone: zoneOf(definition) };
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

  private async find(name: string): Promise<ScheduleVersion> {
    const { versions } = await this.current.read();
    const schedules = schedulesIn(versions);
    const found = schedules.find(({ definition }) => definition.name === name);
    if (found !== undefined) return found;
    const names = schedules.map(({ definition }) => definition.name);
    throw DomainError.of('definition.not_found', { kind: 'schedule', name, nearest: nearestName(name, names) });
  }
}
