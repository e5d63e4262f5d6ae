import type { NewRun, Run } from '@core/engine';
import { given, toTime } from '../values';
import type { RunRow } from './run-tables';

/** Columns of a new run, in the order of `values`. */
export const newRunColumns =
  'id, task, pinned, overlay, occasion, lane, created_at, created_by, owner, access, scope, request_id';

export function newRunValues(run: NewRun): readonly unknown[] {
  return [
    run.id,
    JSON.stringify(run.task),
    JSON.stringify(run.pinned),
    JSON.stringify(run.overlay),
    run.occasion && JSON.stringify(run.occasion),
    run.lane,
    run.created_at,
    run.created_by,
    run.owner,
    run.access && JSON.stringify(run.access),
    run.scope && JSON.stringify(run.scope),
    run.request_id,
  ];
}

export function toRun(row: RunRow): Run {
  const { id, task, pinned, overlay, lane, created_by, owner, status, attempt } = row;
  const { occasion, access, scope, request_id, progress, outcome, error } = row;
  return {
    id,
    task,
    pinned,
    overlay,
    lane,
    created_at: toTime(row.created_at),
    created_by,
    owner,
    status,
    attempt,
    ...given({
      occasion,
      access,
      scope,
      request_id,
      started_at: toTime(row.started_at),
      finished_at: toTime(row.finished_at),
      progress,
      outcome,
      error,
    }),
  };
}
