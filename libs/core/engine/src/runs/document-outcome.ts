import type { TaskAnswer } from '../ports/sandbox';

/** The outcome of a task whose answer is no table. */
export function documentOutcome(document: unknown): TaskAnswer['outcome'] {
  return {
    columns: [],
    row_count: 0,
    warnings: [],
    header: {},
    used: { definitions: {}, data: {} },
    timing: { plan_ms: 0, load_ms: 0, query_ms: 0, queries: 0, evaluate_ms: 0 },
    document,
  };
}
