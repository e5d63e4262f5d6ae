import { poisson } from '../chance/distributions';
import type { Random } from '../chance/random';
import type { Branch } from '../branch';
import type { Person } from '../people/hire-people';
import { whoever } from '../people/find-people';
import { writeActivity } from '../people/write-activity';
import { DAY_MS, dayOfInstant, END_MS, workdayFrom } from '../time/calendar';
import { atWork } from '../time/hours';
import type { Visit } from './walk-stages';

export interface WorkedDeal {
  readonly opportunity_id: string;
  readonly account_id: string;
  readonly owner: Person;
  readonly visits: readonly Visit[];
}

const touches = { email: 0.36, call: 0.3, conversation: 0.12, meeting: 0.16, social: 0.06 };
const meetings = { held: 0.6, declined: 0.14, no_show: 0.09, accepted: 0.09, scheduled: 0.08 };
const demos = { held: 0.84, no_show: 0.1, declined: 0.06 };

/** What the owner did for a deal while it was open, stage by stage. */
export function workDeal(branch: Branch, deal: WorkedDeal, random: Random): void {
  const { opportunity_id, account_id } = deal;
  const write = (occurred_at: number, kind: string, more: { outcome?: string; direction?: string } = {}): void => {
    const employee_id = whoever(branch.people, deal.owner, dayOfInstant(occurred_at), random).id;
    writeActivity(branch, { kind, occurred_at, employee_id, account_id, opportunity_id, ...more });
  };
  deal.visits.forEach((visit, index) => {
    if (visit.stage === 'won' || visit.stage === 'lost') return;
    const end = visit.exited_at ?? END_MS;
    for (let count = 1 + poisson(random, 0.8); count > 0; count--) {
      const kind = random.weighted(touches);
      const at = within(random, visit.entered_at, end);
      if (kind === 'meeting') write(at, kind, { outcome: random.weighted(meetings) });
      else write(at, kind, { direction: inbound(random, kind) });
    }
    if (visit.stage === 'demo') {
      write(visit.entered_at, 'calendar_event');
      write(within(random, visit.entered_at, end), 'demo', { outcome: random.weighted(demos) });
    }
    if (visit.stage === 'quote') write(visit.entered_at, 'proposal', { outcome: fate(deal.visits[index + 1]) });
    if (visit.stage === 'contact' && random.chance(0.25))
      write(within(random, visit.entered_at, end), 'calendar_event');
  });
  const closing = deal.visits.at(-1);
  if (closing?.stage === 'won' && random.chance(0.5))
    write(atWork(random, workdayFrom(dayOfInstant(closing.entered_at) + random.whole(3, 30))), 'referral_request');
}

function inbound(random: Random, kind: string): string {
  return random.chance(kind === 'conversation' ? 0.5 : 0.08) ? 'inbound' : 'outbound';
}

/** What becomes of a proposal is where the deal goes from the stage of the quote. */
function fate(next: Visit | undefined): string {
  if (!next) return 'submitted';
  return next.stage === 'won' ? 'accepted' : 'rejected';
}

/** An instant between two others, in working hours where there are some. */
export function within(random: Random, from: number, to: number): number {
  const day = workdayFrom(Math.floor((from + random.next() * (to - from)) / DAY_MS));
  const instant = atWork(random, day);
  if (from <= instant && instant < to) return instant;
  return Math.floor((from + random.next() * (to - from)) / 1000) * 1000;
}
