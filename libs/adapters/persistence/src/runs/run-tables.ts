import type { Definition } from '@core/definition';
import type {
  NewRun,
  PinnedVersion,
  RowScope,
  RunError,
  RunLane,
  RunOccasion,
  RunOutcome,
  RunProgress,
  RunStatus,
  RunTask,
} from '@core/engine';
import { EntitySchema } from 'typeorm';
import { instant, integer, json, oneOf, optional, primary, text } from '../columns';

const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] satisfies readonly RunStatus[];
const LANES = ['standard', 'low'] satisfies readonly RunLane[];

export interface RunRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly attempt: number;
  readonly task: RunTask;
  readonly pinned: readonly PinnedVersion[];
  readonly overlay: readonly Definition[];
  readonly occasion: RunOccasion | null;
  readonly lane: RunLane;
  readonly created_at: Date;
  readonly created_by: string;
  readonly owner: string;
  readonly access: NonNullable<NewRun['access']> | null;
  readonly scope: RowScope | null;
  readonly request_id: string | null;
  /** Of the newest attempt. */
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  /** Who has the newest attempt. */
  readonly worker: string | null;
  /** Until when nobody else looks after it, without another word: from its making, then from who has it. By the server's clock. */
  readonly lease_until: Date | null;
  readonly progress: RunProgress | null;
  readonly outcome: RunOutcome | null;
  readonly error: RunError | null;
}

export const runs = new EntitySchema<RunRow>({
  name: 'runs',
  columns: {
    id: primary(text),
    status: text,
    attempt: integer,
    task: json,
    pinned: json,
    overlay: json,
    occasion: optional(json),
    lane: text,
    created_at: instant,
    created_by: text,
    owner: text,
    access: optional(json),
    scope: optional(json),
    request_id: optional(text),
    started_at: optional(instant),
    finished_at: optional(instant),
    worker: optional(text),
    lease_until: optional(instant),
    progress: optional(json),
    outcome: optional(json),
    error: optional(json),
  },
  indices: [
    { name: 'runs_by_time', columns: ['created_at', 'id'] },
    { name: 'runs_by_owner', columns: ['owner', 'created_at', 'id'] },
    { name: 'runs_unfinished', columns: ['created_at'], where: `finished_at IS NULL` },
  ],
  checks: [
    { name: 'runs_status', expression: oneOf('status', STATUSES) },
    { name: 'runs_lane', expression: oneOf('lane', LANES) },
    { name: 'runs_attempt', expression: 'attempt >= 0' },
    { name: 'runs_lease', expression: `status <> 'running' OR (attempt > 0 AND lease_until IS NOT NULL)` },
    { name: 'runs_finish', expression: `(finished_at IS NOT NULL) = (${oneOf('status', STATUSES.slice(2))})` },
    {
      name: 'runs_end',
      expression: `(outcome IS NULL OR status = 'succeeded') AND (error IS NULL OR status = 'failed')`,
    },
  ],
});

/** Rows of a result in parts; JSON kept as text, so that a number comes back digit by digit. */
export interface RunRowsRow {
  readonly run_id: string;
  readonly part: number;
  /** The attempt that stored the part; only those of the run's newest attempt count. */
  readonly attempt: number;
  readonly rows: string;
}

export const runRows = new EntitySchema<RunRowsRow>({
  name: 'run_rows',
  columns: { run_id: primary(text), part: primary(integer), attempt: integer, rows: text },
  foreignKeys: [
    {
      name: 'run_rows_run',
      target: 'runs',
      columnNames: ['run_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
