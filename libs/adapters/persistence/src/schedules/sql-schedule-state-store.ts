import { DomainError } from '@core/diagnostics';
import { ScheduleStateStore, type ScheduleState } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { given, toTime } from '../values';
import type { ScheduleStateRow } from './schedule-tables';

/** What operators decided about schedules, in PostgreSQL. */
export class SqlScheduleStateStore extends ScheduleStateStore {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async ensure(schedule: string, since: string): Promise<ScheduleState> {
    const find = 'SELECT * FROM schedule_states WHERE schedule = $1';
    const [known] = await this.#sql.rows<ScheduleStateRow>(find, [schedule]);
    if (known !== undefined) return toScheduleState(known);
    await this.#sql.rows(
      'INSERT INTO schedule_states (schedule, paused, since, expected_until) VALUES ($1, false, $2, $2) ON CONFLICT DO NOTHING',
      [schedule, since],
    );
    return this.ensure(schedule, since);
  }

  /** Throws `definition.not_found` when no state was made for the schedule. */
  override async setPaused(schedule: string, paused: boolean, note?: string): Promise<void> {
    const text = 'UPDATE schedule_states SET paused = $2, note = $3 WHERE schedule = $1 RETURNING schedule';
    const rows = await this.#sql.rows(text, [schedule, paused, note]);
    if (rows.length === 0) throw DomainError.of('definition.not_found', { kind: 'schedule', name: schedule });
  }
}

function toScheduleState({ schedule, paused, note, since, expected_until }: ScheduleStateRow): ScheduleState {
  return { schedule, paused, ...given({ note }), since: toTime(since), expected_until: toTime(expected_until) };
}
