import type { RunRequest } from '@core/plan';
import type { Deed } from '../access/audit';
import type { NewRun } from '../ports/run-store';

/**
 * What the audit trail says of a run that somebody asked for; undefined for what has a trail of its own: the ledger of schedules,
 * reports, uploads, and tests, which read no data but their own rows.
 */
export function tellRun({ id, task, overlay, occasion }: NewRun): Deed | undefined {
  if (occasion !== undefined) return undefined;
  switch (task.kind) {
    case 'query': {
      const unsaved = overlay.length > 0 && { unsaved: overlay };
      const action = task.comparison ? 'metric.compare' : unsaved ? 'metric.preview' : 'run.create';
      return { action, subject: id, details: { ...partsOf(task.request), ...unsaved } };
    }
    case 'explain':
      return {
        action: 'run.explain',
        subject: id,
        details: { ...partsOf(task.request), ...(task.at && { at: task.at }) },
      };
    case 'preview':
      return { action: 'dataset.preview', subject: task.dataset, details: { run: id } };
    case 'test':
    case 'upload':
      return undefined;
  }
}

/** Which data was asked for; how it is ordered and shown is left out. */
function partsOf({ metrics, period, grain, by, where, filters, parameters, as_of }: RunRequest) {
  const parts = { metrics, period, grain, by, where, filters, parameters, as_of };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}
