import { renderTable } from '../render-table';
import type { BackfillPlan, BackfillState } from './backfill-state';

/** What a backfill would do. */
export function renderPlan({ total, by_state, locked, runs, first, last }: BackfillPlan): string {
  const states = Object.entries(by_state).map(([state, count]) => `${count} ${state}`);
  return [
    total === 0
      ? 'nothing to compute'
      : `${count(total, 'interval')} from ${first} to ${last} in ${count(runs, 'run')}: ${states.join(', ')}`,
    ...(locked > 0 ? [`${locked} more with closed books are left alone`] : []),
  ].join('\n');
}

/** How a backfill ended, with the intervals that failed. */
export function renderEnd({ id, status, intervals, failures = [], ...times }: BackfillState): string {
  const { total, succeeded, failed, waiting, running } = intervals;
  const seconds = (Date.parse(times.finished_at ?? times.created_at) - Date.parse(times.created_at)) / 1000;
  const left = waiting + running;
  return [
    `backfill ${id} ${status}: ${succeeded} of ${count(total, 'interval')} succeeded, ${failed} failed` +
      `${left > 0 ? `, ${left} were not computed` : ''}; ${seconds.toFixed(1)} s`,
    ...failures.map(({ period, reason }) => `  ${period}  ${reason}`),
    ...(failed > failures.length && failures.length > 0 ? [`  and ${failed - failures.length} more`] : []),
  ].join('\n');
}

/** Backfills one below the other, as the server lists them. */
export function renderList(backfills: readonly BackfillState[]): string {
  const columns = ['id', 'status', 'done', 'of', 'from', 'to', 'asked_at'].map((name) => ({
    name,
    type: name === 'done' || name === 'of' ? 'integer' : 'text',
  }));
  const rows = backfills.map(({ id, status, progress, from, to, created_at }) => {
    return { id, status, done: progress.done, of: progress.total, from, to, asked_at: created_at };
  });
  return renderTable({ columns, rows });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
