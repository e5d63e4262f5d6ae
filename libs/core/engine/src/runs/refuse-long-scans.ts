import { DomainError } from '@core/diagnostics';
import { datasetsIn, type FrameQuery } from '@core/plan';
import type { WorkLimits } from '../ports/limits';
import type { WarehouseSession } from '../ports/warehouse';

/** Rows of the tables that the queries read, joined ones included, before any of them is sent. */
export function refuseLongScans(
  frames: readonly FrameQuery[],
  { data }: WarehouseSession,
  limits: WorkLimits | undefined,
): void {
  const observed = frames.flatMap(datasetsIn).reduce((sum, dataset) => sum + (data[dataset]?.row_count ?? 0), 0);
  if (limits !== undefined && observed > limits.rows_scanned)
    throw DomainError.of('limit.rows_scanned', { limit: limits.rows_scanned, observed });
}
