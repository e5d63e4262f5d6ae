import { logNormal, poisson } from '../chance/distributions';
import type { Random } from '../chance/random';
import type { Branch } from '../branch';
import type { Person } from '../people/hire-people';
import { whoever } from '../people/find-people';
import { writeActivity } from '../people/write-activity';
import { DAY_MS, dayOfInstant, END_MS, workdayFrom } from '../time/calendar';
import { afterWorking, atWork } from '../time/hours';
import type { Visit } from './walk-stages';

export interface WorkedDeal {
  readonly opportunity_id: string;
  readonly account_id: string;
  readonly owner: Person;
  readonly visits: readonly Visit[];
}

const touches = { email: 0.42, call: 0.3, conversation: 0.12, meeting: 0.1, social: 0.06 };
const meetings = { held: 0.6, declined: 0.14, no_show: 0.09, accepted: 0.09, scheduled: 0.08 };
const demos = { held: 0.84, no_show: 0.1, declined: 0.06 };
const replies = { positive: 0.5, neutral: 0.32, negative: 0.18 };

type Write = (occurred_at: number, kind: string, more?: { outcome?: string; direction?: string }) => void;

/** What the owner did for a deal while it was open, stage by stage. */
export function workDeal(branch: Branch, deal: WorkedDeal, random: Random): void {
  const { opportunity_id, account_id, visits } = deal;
  const write: Write = (occurred_at, kind, more) => {
    const employee_id = whoever(branch.people, deal.owner, dayOfInstant(occurred_at), random).id;
    writeActivity(branch, { kind, occurred_at, employee_id, account_id, opportunity_id, ...more });
  };
  visits.forEach((visit, index) => {
    if (visit.stage !== 'won' && visit.stage !== 'lost') workVisit(write, visit, visits[index + 1], random);
  });
  const closing = visits.at(-1);
  if (closing?.stage === 'won' && random.chance(0.5))
    write(atWork(random, workdayFrom(dayOfInstant(closing.entered_at) + random.whole(3, 30))), 'referral_request');
}

function workVisit(write: Write, visit: Visit, next: Visit | undefined, random: Random): void {
  const end = visit.exited_at ?? END_MS;
  const sometime = (): number => within(random, visit.entered_at, end);
  for (let count = 1 + poisson(random, 0.8); count > 0; count--) touch(write, sometime(), end, random);
  if (visit.stage === 'demo') write(sometime(), 'demo', { outcome: random.weighted(demos) });
  if (visit.stage === 'quote') write(visit.entered_at, 'proposal', { outcome: fate(next) });
  if (visit.stage === 'demo' || random.chance(0.12)) write(visit.entered_at, 'calendar_event');
}

/** Something the owner or the other side did; half of the e-mails are answered before the visit ends. */
function touch(write: Write, instant: number, end: number, random: Random): void {
  const kind = random.weighted(touches);
  if (kind === 'meeting') return write(instant, kind, { outcome: random.weighted(meetings) });
  const inbound = random.chance(kind === 'conversation' ? 0.5 : 0.08);
  write(instant, kind, { direction: inbound ? 'inbound' : 'outbound' });
  if (kind !== 'email' || inbound || !random.chance(0.5)) return;
  const answered = afterWorking(instant, logNormal(random, 300, 0.8));
  if (answered < end) write(answered, 'reply', { direction: 'inbound', outcome: random.weighted(replies) });
}

/** What becomes of a proposal is where the deal goes from the stage of the quote. */
function fate(next: Visit | undefined): string {
  if (!next) return 'submitted';
  return next.stage === 'won' ? 'accepted' : 'rejected';
}

/** An instant between two others, in working hours where there are some. */
function within(random: Random, from: number, to: number): number {
  const day = workdayFrom(Math.floor((from + random.next() * (to - from)) / DAY_MS));
  const instant = atWork(random, day);
  if (from <= instant && instant < to) return instant;
  return Math.floor((from + random.next() * (to - from)) / 1000) * 1000;
}
