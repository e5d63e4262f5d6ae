import type { RowScope, Snapshot } from '@core/engine';
import { toBound, toTime } from '../values';
import { canonicalDimensions } from './dimension-key';
import { scopeOf } from './row-scopes';
import type { SnapshotRow } from './snapshot-table';

/** A stored revision with the number of the next one that is kept, and whether the one before is of the same rows. */
export type KeptRevision = SnapshotRow & { readonly next_revision: number | null; readonly is_restatement: boolean };

type Scopes = ReadonlyMap<string, RowScope>;

/** In order of time, then dimensions, then revision. */
export function toSnapshots(rows: readonly KeptRevision[], scopes: Scopes): readonly Snapshot[] {
  return rows
    .map((row) => ({ row, place: canonicalDimensions(row.dimensions) }))
    .toSorted(byPlace)
    .map(({ row }) => toSnapshot(row, scopes));
}

interface Placed {
  readonly row: KeptRevision;
  readonly place: string;
}

function byPlace({ row: a, place }: Placed, { row: b, place: other }: Placed): number {
  return (
    a.interval_start.getTime() - b.interval_start.getTime() ||
    a.interval_end.getTime() - b.interval_end.getTime() ||
    compare(a.schedule, b.schedule) ||
    compare(place, other) ||
    a.revision - b.revision
  );
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

function toSnapshot(
  { interval_start, interval_end, recorded_at, next_revision, ...row }: KeptRevision,
  scopes: Scopes,
): Snapshot {
  const { dimension_key: _, scope_id, ...told } = row;
  return {
    ...told,
    interval_start: toBound(interval_start),
    interval_end: toBound(interval_end),
    recorded_at: toTime(recorded_at),
    scope: scopeOf(scopes, scope_id),
    is_compacted: next_revision !== null && next_revision !== row.revision + 1,
  };
}
