import type { CellValue } from '@core/definition';
import type { RunRequest } from '@core/plan';
import type { Run, RunOutcome } from '../ports/run-store';

/** A run that succeeded: its columns by name, and the versions that it used. */
export function runOf(
  request: RunRequest,
  columns: readonly string[],
  { sparse = false, ...used }: Partial<RunOutcome['used']> & { readonly sparse?: boolean } = {},
): Run {
  const timing = { queued_ms: 0, plan_ms: 0, load_ms: 0, query_ms: 0, queries: 1, evaluate_ms: 0, total_ms: 0 };
  return {
    id: 'run',
    task: { kind: 'query', request, ...(sparse && { sparse: true as const }) },
    pinned: [],
    overlay: [],
    lane: 'standard',
    created_at: '2026-04-01T00:00:00Z',
    created_by: 'system',
    owner: 'system',
    scope: { datasets: ['orders'], key: '', of: 'system' },
    status: 'succeeded',
    attempt: 1,
    finished_at: '2026-04-01T00:00:01Z',
    outcome: {
      columns: columns.map((name) => ({ name, type: 'integer' })),
      row_count: 0,
      warnings: [],
      header: {},
      used: { definitions: {}, data: {}, ...used },
      timing,
    },
  };
}

/** Rows in the parts in which they are stored. */
export async function* inParts<T extends readonly CellValue[]>(...parts: readonly (readonly T[])[]) {
  yield* parts;
}
