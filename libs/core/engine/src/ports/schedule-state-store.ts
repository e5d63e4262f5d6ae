/** What an operator decides about a schedule, apart from its definition. */
export interface ScheduleState {
  readonly schedule: string;
  readonly paused: boolean;
  readonly note?: string;
  /** Intervals that end at or before this instant are not owed. */
  readonly since: string;
  /** Intervals that end up to this instant are written down. Never before `since`. */
  readonly expected_until: string;
}

export abstract class ScheduleStateStore {
  /** The state, made with `since` when there is none. */
  abstract ensure(schedule: string, since: string): Promise<ScheduleState>;
  abstract setPaused(schedule: string, paused: boolean, note?: string): Promise<void>;
}
