import { diagnose, nearestName } from '@core/diagnostics';
import type { RunRequest } from '../request/run-request';
import type { Findings } from './findings';

/** Columns must differ by name, the result is ordered by its own columns, and a limit leaves something. */
export function checkOrder({ order_by = [], limit }: RunRequest, columns: readonly string[], findings: Findings): void {
  for (const name of new Set(columns.filter((column, index) => columns.indexOf(column) < index))) {
    findings.add(diagnose('run.column_taken', { name }, { path: '/by' }));
  }
  for (const [index, { field }] of order_by.entries()) {
    if (columns.includes(field)) continue;
    findings.add(
      diagnose(
        'run.unknown_column',
        { field, columns, nearest: nearestName(field, columns) },
        { path: `/order_by/${index}/field` },
      ),
    );
  }
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 1))
    findings.add(diagnose('run.bad_limit', { limit }, { path: '/limit' }));
}
