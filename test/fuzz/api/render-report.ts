import type { FuzzReport } from './fuzz-api';

/** How many requests were answered, and how many of the answers were wrong. */
export function renderReport({ answered, counts, failures }: FuzzReport): string {
  const statuses = [...counts.values()].flatMap((one) => [...one]);
  const failed = statuses.reduce((sum, [status, count]) => sum + (status >= 500 ? count : 0), 0);
  return `${answered} fuzzed requests, ${failed} answers of 500 or above, ${failures.length} wrong answers`;
}

/** The counts as a table: operations by statuses. */
export function renderCounts(counts: FuzzReport['counts']): string {
  const statuses = [...new Set([...counts.values()].flatMap((one) => [...one.keys()]))].toSorted((a, b) => a - b);
  const line = (name: string, cells: readonly (string | number)[]) =>
    name.padEnd(28) + cells.map((cell) => String(cell).padStart(7)).join('');
  const totals = statuses.map((status) => [...counts.values()].reduce((sum, one) => sum + (one.get(status) ?? 0), 0));
  return [
    line('operation', statuses),
    ...[...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) =>
        line(
          name,
          statuses.map((status) => one.get(status) ?? ''),
        ),
      ),
    line('all', totals),
  ].join('\n');
}
