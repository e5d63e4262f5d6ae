import { logNormal } from '../chance/distributions';
import type { Random } from '../chance/random';
import type { Branch } from '../branch';
import type { Account } from '../customers/open-account';
import type { Row } from '../output/tables';
import { whoever } from '../people/find-people';
import type { Person } from '../people/hire-people';
import { DAY_MS, dayOfInstant, END, START } from '../time/calendar';
import { type Stage, type Visit, walkStages } from './walk-stages';
import { workDeal } from './work-deal';

export interface DealStart {
  readonly account: Account;
  readonly lead_id: string | null;
  readonly owner: Person;
  readonly kind: 'new' | 'upsell' | 'cross_sell';
  readonly source: string;
  readonly created_at: number;
  readonly first_contact_at: number;
}

/** A deal that was won: when, and what it is worth in hundredths. */
export interface Win {
  readonly won_at: number;
  readonly worth: number;
}

const orders: Readonly<Record<Stage, number | null>> = { contact: 1, demo: 2, quote: 3, won: 4, lost: null };
const chances: Readonly<Record<Stage, number>> = { contact: 0.2, demo: 0.4, quote: 0.65, won: 1, lost: 0 };
const lossReasons = { price: 0.34, 'no budget': 0.22, competitor: 0.2, 'no decision': 0.16, timing: 0.08 };
const START_MS = START * DAY_MS;
const worths = { new: 6200, upsell: 4200, cross_sell: 3600 } as const;

/** Writes a deal with its history and the work on it; answers if it was won. */
export function openDeal(branch: Branch, start: DealStart): Win | undefined {
  const opportunity_id = branch.id('D');
  const random = branch.random('deal', opportunity_id);
  const worth = Math.round(logNormal(random, worths[start.kind], 0.6) * start.account.size) * 100;
  const qualified = random.chance(0.8);
  const ease = start.owner.skill * (qualified ? 1.05 : 0.8) * (start.kind === 'new' ? 1 : 1.25);
  const visits = walkIntoSample(random, start.created_at, ease);
  const now = visits.at(-1) as Visit;
  emitVersions(branch, present({ start, opportunity_id, worth, qualified, now }, random, branch), random);
  visits.forEach(({ stage, entered_at, exited_at }, index) =>
    branch.emit('opportunity_stage_history', {
      history_id: `${opportunity_id}-${index + 1}`,
      opportunity_id,
      stage,
      stage_order: orders[stage],
      entered_at,
      exited_at,
    }),
  );
  workDeal(branch, { opportunity_id, account_id: start.account.id, owner: start.owner, visits }, random);
  return now.stage === 'won' ? { won_at: now.entered_at, worth } : undefined;
}

/** What is older than the sample is in the books because it was still open when the sample began. */
function walkIntoSample(random: Random, start: number, ease: number): readonly Visit[] {
  for (;;) {
    const visits = walkStages(random, start, ease);
    if ((visits.at(-1) as Visit).entered_at >= START_MS) return visits;
  }
}

interface Deal {
  readonly start: DealStart;
  readonly opportunity_id: string;
  readonly worth: number;
  readonly qualified: boolean;
  readonly now: Visit;
}

function present(deal: Deal, random: Random, branch: Branch): Row<'opportunities'> {
  const { start, now } = deal;
  const closed_at = orders[now.stage] === 4 || now.stage === 'lost' ? now.entered_at : null;
  const expected = closed_at === null ? END + random.whole(-12, 75) : dayOfInstant(closed_at) + random.whole(-14, 14);
  return {
    opportunity_id: deal.opportunity_id,
    account_id: start.account.id,
    lead_id: start.lead_id,
    owner_id: whoever(branch.people, start.owner, closed_at === null ? END - 1 : dayOfInstant(closed_at), random).id,
    pipeline: start.kind === 'new' ? 'new business' : 'existing customers',
    kind: start.kind,
    source: start.source,
    created_at: start.created_at,
    first_contact_at: random.unless(0.02, start.first_contact_at),
    closed_at,
    status: closed_at === null ? 'open' : now.stage,
    loss_reason: now.stage === 'lost' ? random.unless(0.22, random.weighted(lossReasons)) : null,
    amount: closed_at === null ? random.unless(0.04, deal.worth) : deal.worth,
    win_probability: estimate(random, now.stage),
    expected_close_on: random.unless(0.03, Math.max(expected, dayOfInstant(start.created_at))),
    is_qualified: random.unless(0.04, deal.qualified),
  };
}

function estimate(random: Random, stage: Stage): number {
  if (stage === 'won' || stage === 'lost') return chances[stage];
  return Math.round((chances[stage] + random.between(-0.15, 0.15)) * 100) / 100;
}

/** A few deals were stored before they were closed, and again after: the later version counts. */
function emitVersions({ emit }: Branch, row: Row<'opportunities'>, random: Random): void {
  if (row.status !== 'open' && random.chance(0.006))
    emit('opportunities', { ...row, status: 'open', closed_at: null, loss_reason: null, win_probability: 0.5 });
  emit('opportunities', row);
}
