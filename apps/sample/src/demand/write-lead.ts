import { logNormal, poisson } from '../chance/distributions';
import type { Random } from '../chance/random';
import type { Branch } from '../branch';
import type { Sold } from '../customers/deliver';
import { openAccount, type Account } from '../customers/open-account';
import type { Row } from '../output/tables';
import { findPerson } from '../people/find-people';
import type { Person } from '../people/hire-people';
import { type Region, regionWeights } from '../people/regions';
import { writeActivity } from '../people/write-activity';
import { dayOfInstant, END, END_MS, workdayFrom } from '../time/calendar';
import { afterWorking, atHome, atWork } from '../time/hours';
import { openDeal } from './open-deal';
import { campaignOn } from './plan-campaigns';

const sources = { ads: 0.3, email: 0.2, social: 0.15, event: 0.13, referral: 0.12, web: 0.1 };

/** How good the leads of a source are. */
const quality = { ads: 0.85, email: 0.8, social: 0.75, event: 1.25, referral: 1.6, web: 1.1 } as const;

type Source = keyof typeof sources;

const requests = { demo_request: 0.27, web_form: 0.38, email_list: 0.35 };
const promise = { demo_request: 1.45, web_form: 1, email_list: 0.65 } as const;

interface Lead {
  readonly id: string;
  readonly created_at: number;
  readonly source: Source;
  readonly region: Region;
  readonly owner: Person;
  readonly contact_valid: boolean;
  readonly assessed: boolean;
  readonly qualified: boolean;
  readonly responded_at: number | null;
}

/** Writes a lead of the day, the work on it, and what came of it. */
export function writeLead(branch: Branch, day: number): Sold | undefined {
  const id = branch.id('L');
  const random = branch.random('lead', id);
  const request_kind = random.weighted(requests);
  const lead = meet(branch, { id, day, merit: promise[request_kind] }, random);
  const contacted_at = lead.responded_at ?? (random.chance(0.4) ? afterWorking(lead.created_at, 2400) : END_MS);
  const lastTouch = contacted_at < END_MS ? prospect(branch, lead, contacted_at, random) : END_MS;
  const dealDay = workdayFrom(dayOfInstant(lastTouch) + random.whole(1, 8));
  const isDeal = lead.qualified && lead.contact_valid && random.chance(0.82) && dealDay < END;
  const account = isDeal ? openAccount(branch, lead.region, dealDay) : undefined;
  emitVersions(branch, present(branch, { lead, request_kind, account }, random), random);
  if (!account) return undefined;
  const owner = findPerson(branch.people, { role: 'ae', region: lead.region, day: dealDay }, random);
  const win = openDeal(branch, {
    account,
    lead_id: id,
    owner,
    kind: 'new',
    source: lead.source,
    created_at: atWork(random, dealDay),
    first_contact_at: contacted_at,
  });
  return win && { ...win, account, seller: owner };
}

function meet(branch: Branch, { id, day, merit }: { id: string; day: number; merit: number }, random: Random): Lead {
  const source = random.weighted(sources);
  const region = random.weighted(regionWeights);
  const created_at = random.chance(0.7) ? atWork(random, day) : atHome(random, day);
  const answered_at = afterWorking(created_at, logNormal(random, 75 / merit, 1.1));
  const contact_valid = random.chance(0.93);
  const assessed = contact_valid && random.chance(0.68);
  return {
    id,
    created_at,
    source,
    region,
    owner: findPerson(branch.people, { role: 'sdr', region, day }, random),
    contact_valid,
    assessed,
    qualified: random.chance(Math.min(0.9, 0.31 * quality[source] * merit)),
    responded_at: random.chance(0.93) && answered_at < END_MS ? answered_at : null,
  };
}

const outreach = { email: 0.52, call: 0.36, social: 0.12 };
const invitations = { accepted: 0.2, held: 0.45, scheduled: 0.1, declined: 0.17, no_show: 0.08 };

/** The first contacts and what the prospect answered; gives the instant of the last one. */
function prospect(branch: Branch, lead: Lead, first: number, random: Random): number {
  const write = (occurred_at: number, kind: string, more: { outcome?: string; direction?: string } = {}): void =>
    writeActivity(branch, { kind, occurred_at, employee_id: lead.owner.id, lead_id: lead.id, ...more });
  let now = first;
  write(now, random.weighted(outreach));
  for (let count = furtherTouches(lead, random); count > 0; count--) {
    now = afterWorking(now, logNormal(random, 1000, 0.6));
    write(now, random.weighted(outreach));
  }
  if (!lead.contact_valid || !random.chance(lead.qualified ? 0.5 : 0.16)) return now;
  now = afterWorking(now, logNormal(random, 400, 0.8));
  const kind = lead.qualified
    ? random.weighted({ positive: 0.72, neutral: 0.2, negative: 0.08 })
    : random.weighted({ positive: 0.14, neutral: 0.3, negative: 0.56 });
  write(now, 'reply', { direction: 'inbound', outcome: kind });
  if (kind === 'negative' || !random.chance(0.5)) return now;
  now = afterWorking(now, logNormal(random, 900, 0.5));
  write(now, 'meeting', { outcome: random.weighted(invitations) });
  return now;
}

/** One or two more, and many for some who do not want to. */
function furtherTouches({ contact_valid, qualified }: Lead, random: Random): number {
  if (!contact_valid) return 0;
  return poisson(random, random.chance(qualified ? 0.08 : 0.14) ? 5 : 1);
}

function present(
  branch: Branch,
  { lead, request_kind, account }: { lead: Lead; request_kind: keyof typeof requests; account: Account | undefined },
  random: Random,
): Row<'leads'> {
  const answer = (): boolean | null =>
    lead.assessed ? random.unless(0.06, random.chance(lead.qualified ? 0.88 : 0.45)) : null;
  const campaign = campaignOn(branch.campaigns, dayOfInstant(lead.created_at), random);
  const fromCampaign = campaign?.channel === lead.source ? 0.75 : 0.06;
  return {
    lead_id: lead.id,
    created_at: lead.created_at,
    source: random.unless(0.01, lead.source),
    request_kind: random.unless(0.015, request_kind),
    score: random.unless(
      0.05,
      Math.min(
        100,
        Math.max(1, Math.round((lead.qualified ? 62 : 35) * logNormal(random, promise[request_kind], 0.25))),
      ),
    ),
    campaign_id: campaign && random.chance(fromCampaign) ? campaign.id : null,
    owner_id: lead.owner.id,
    region: lead.region,
    contact_valid: random.unless(0.03, lead.contact_valid),
    status: statusOf(lead, account !== undefined, random),
    bant_budget: answer(),
    bant_authority: answer(),
    bant_need: answer(),
    bant_timing: answer(),
    first_responded_at: lead.responded_at,
    account_id: account?.id ?? null,
  };
}

function statusOf(lead: Lead, isDeal: boolean, random: Random): string {
  if (isDeal || lead.qualified) return 'qualified';
  const age = END - dayOfInstant(lead.created_at);
  if (age < 30) return lead.responded_at === null ? 'new' : random.weighted({ working: 0.6, disqualified: 0.4 });
  return random.weighted({ disqualified: 0.86, working: 0.14 });
}

/** A few leads were stored when they came in, and again after they were worked on. */
function emitVersions({ emit }: Branch, row: Row<'leads'>, random: Random): void {
  if (random.chance(0.005))
    emit('leads', { ...row, status: 'new', first_responded_at: null, account_id: null, score: null });
  emit('leads', row);
}
