import { exponential, logNormal } from '../chance/distributions';
import type { Random } from '../chance/random';
import type { Branch } from '../branch';
import { findPerson, whoever } from '../people/find-people';
import { writeActivity } from '../people/write-activity';
import { END_MS, START, workdayFrom } from '../time/calendar';
import { afterWorking, atHome, atWork } from '../time/hours';
import { dayAfterBusyness } from '../time/season';
import type { Account } from './open-account';

/** How long somebody is a customer: whole days, half-open. */
export interface Stay {
  readonly account: Account;
  readonly from: number;
  readonly until: number;
}

/** What customers think at the beginning; it drifts with what they meet. */
const moods = { promoter: 0.5, passive: 0.32, detractor: 0.18 };
const scores = { promoter: [9, 10, 9, 10, 8], passive: [7, 8, 7, 8, 9], detractor: [0, 2, 3, 4, 5, 6, 6, 7] } as const;

/** Requests to service, some of them rated; the last ones are not answered yet. */
export function writeTickets(branch: Branch, { account, from, until }: Stay, random: Random): void {
  let day = dayAfterBusyness(from, exponential(random, 290), 'business');
  while (day < until) {
    const created_at = random.chance(0.75) ? atWork(random, day) : atHome(random, day);
    const agent = findPerson(branch.people, { role: 'support', region: account.region, day }, random);
    const first = afterWorking(created_at, logNormal(random, 95 / agent.skill, 0.9));
    const resolved = afterWorking(first, logNormal(random, 520, 1));
    const answered = first < END_MS && !random.chance(0.015);
    const done = answered && resolved < END_MS && !random.chance(0.02);
    branch.emit('tickets', {
      ticket_id: branch.id('T'),
      account_id: random.unless(0.01, account.id),
      assignee_id: answered ? agent.id : random.unless(0.5, agent.id),
      created_at,
      first_response_at: answered ? first : null,
      resolved_at: done ? resolved : null,
    });
    if (done && random.chance(0.3)) rate(branch, account, resolved, random);
    day = dayAfterBusyness(day, exponential(random, 290), 'business');
  }
}

function rate(branch: Branch, account: Account, resolved: number, random: Random): void {
  const responded_at = afterWorking(resolved, random.between(60, 1500));
  if (responded_at >= END_MS) return;
  const score = Number(random.weighted({ 5: 0.42, 4: 0.37, 3: 0.12, 2: 0.06, 1: 0.03 }));
  writeResponse(branch, { kind: 'csat', account_id: account.id, employee_id: null, responded_at, score });
}

/** Asked twice a year, not in the first months; nearly half answer. */
export function askForNps(branch: Branch, { account, from, until }: Stay, random: Random): void {
  let mood = random.weighted(moods);
  const first = from > START ? from + random.whole(75, 240) : from + random.whole(0, 180);
  for (let day = first; day < until; day += random.whole(165, 200)) {
    if (random.chance(0.2)) mood = random.weighted(moods);
    if (!random.chance(0.45)) continue;
    const responded_at = atWork(random, workdayFrom(day));
    if (responded_at >= END_MS) break;
    const score = random.unless(0.01, random.pick<number>(scores[mood]));
    writeResponse(branch, { kind: 'nps', account_id: account.id, employee_id: null, responded_at, score });
  }
}

interface Response {
  readonly kind: string;
  readonly account_id: string | null;
  readonly employee_id: string | null;
  readonly responded_at: number;
  readonly score: number | null;
}

export function writeResponse({ id, emit }: Branch, response: Response): void {
  emit('survey_responses', { response_id: id('S'), ...response });
}

const contacts = { email: 0.4, call: 0.34, meeting: 0.1, conversation: 0.12, social: 0.04 };

/** The account manager gets in touch about once a quarter, more often with the large ones. */
export function keepInTouch(branch: Branch, { account, from, until }: Stay, random: Random): void {
  const pause = 125 / Math.min(2, Math.max(0.6, account.size));
  let day = dayAfterBusyness(from, exponential(random, pause), 'business');
  while (day < until) {
    const kind = random.weighted(contacts);
    const manager = whoever(branch.people, account.manager, day, random);
    writeActivity(branch, {
      kind,
      occurred_at: atWork(random, day),
      direction: random.chance(0.25) ? 'inbound' : 'outbound',
      employee_id: manager.id,
      account_id: account.id,
      outcome:
        kind === 'meeting' ? random.weighted({ held: 0.7, declined: 0.15, no_show: 0.07, accepted: 0.08 }) : null,
      solved_problem: random.unless(0.1, random.chance(0.4)),
    });
    if (random.chance(0.05))
      writeActivity(branch, {
        kind: 'referral_request',
        occurred_at: atWork(random, workdayFrom(day + 1)),
        employee_id: manager.id,
        account_id: account.id,
      });
    day = dayAfterBusyness(day, exponential(random, pause), 'business');
  }
}
