import { diagnose } from '@core/diagnostics';
import type { ResultWarning } from '@core/result';
import type { WarehouseSession } from '../ports/warehouse';

/** A warning for each dataset whose rows are older than it says, for its database is away. */
export function warnOfStaleData(data: WarehouseSession['data']): readonly ResultWarning[] {
  return Object.entries(data).flatMap(([dataset, { stale_since: read_at }]) => {
    if (read_at === undefined) return [];
    const { code, message } = diagnose('run.data_stale', { dataset, read_at });
    return [{ code, count: 1, message }];
  });
}
