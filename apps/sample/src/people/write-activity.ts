import type { Branch } from '../branch';
import type { Row } from '../output/tables';
import { END_MS } from '../time/calendar';

type Activity = Row<'activities'>;

/** What happened; what is not named is not there. */
export type Touch = Pick<Activity, 'kind' | 'occurred_at' | 'employee_id'> & Partial<Activity>;

/** Writes what happened before the sample ends; now and then the same event arrives twice. */
export function writeActivity(branch: Branch, touch: Touch): void {
  if (touch.occurred_at >= END_MS) return;
  const activity_id = branch.id('V');
  const row: Activity = {
    direction: 'outbound',
    lead_id: null,
    account_id: null,
    opportunity_id: null,
    outcome: null,
    solved_problem: null,
    ...touch,
    activity_id,
  };
  branch.emit('activities', row);
  if (branch.random('again', activity_id).chance(0.004)) branch.emit('activities', row);
}
