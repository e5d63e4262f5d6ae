import type { Catalog } from '@core/formula';
import { chooseCatchUp, intervalsBetween } from '@core/schedule';
import type { IntervalLedger } from '../ports/interval-ledger';
import type { ScheduleState, ScheduleStateStore } from '../ports/schedule-state-store';
import { calendarOf, withDueTime, zoneOf } from './interval-of';
import { rulesOf } from './schedule-rules';
import type { ScheduleVersion } from './schedule-version';

/** What holds for one round: the definitions in force, and the sure time. */
export interface Round {
  readonly catalog: Catalog;
  readonly now: string;
}

/** Writes down every interval of a schedule that has closed: as expected, or as skipped where the catch-up rule says so. */
export class ExpectIntervals {
  constructor(
    private readonly states: Pick<ScheduleStateStore, 'ensure'>,
    private readonly ledger: Pick<IntervalLedger, 'expect'>,
  ) {}

  /** Answers how the schedule stands. While it is paused all are expected: the rule is applied when it is resumed. */
  async execute({ definition }: ScheduleVersion, { catalog, now }: Round): Promise<ScheduleState> {
    const state = await this.states.ensure(definition.name, now);
    // A clock that was set back has seen all this before.
    if (Date.parse(state.expected_until) >= Date.parse(now)) return state;
    const closed = intervalsBetween(calendarOf(definition, catalog), state.expected_until, now).map((interval) =>
      withDueTime(definition, interval),
    );
    const until = closed.at(-1)?.end;
    if (until === undefined) return state;
    const { catch_up, catch_up_within: within } = rulesOf(definition);
    const { owed, skipped } = state.paused
      ? { owed: closed, skipped: [] }
      : chooseCatchUp(closed, { catch_up, within, now, timezone: zoneOf(definition) });
    const missed = skipped.map(({ interval, reason }) => ({ ...interval, skipped: reason }));
    await this.ledger.expect(definition.name, [...owed, ...missed], until);
    return state;
  }
}
