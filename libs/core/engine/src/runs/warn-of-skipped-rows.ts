import { diagnose } from '@core/diagnostics';
import type { ResultWarning } from '@core/result';
import type { WarehouseSession } from '../ports/warehouse';

/** A warning for each dataset that was read without its bad rows (`on_bad_rows: skip`). */
export function warnOfSkippedRows(data: WarehouseSession['data']): readonly ResultWarning[] {
  return Object.entries(data).flatMap(([dataset, { skipped_rows: count = 0 }]) => {
    if (count === 0) return [];
    const { code, message } = diagnose('run.rows_skipped', { dataset, count });
    return [{ code, count, message }];
  });
}
