import { poisson } from './chance/distributions';
import type { Branch } from './branch';
import { deliver, type Sold } from './customers/deliver';
import { live } from './customers/live';
import { openAccount } from './customers/open-account';
import { writeOrder } from './customers/write-order';
import { emitCampaigns, planCampaigns } from './demand/plan-campaigns';
import { openDeal } from './demand/open-deal';
import { writeLead } from './demand/write-lead';
import { type Ledger, newLedger } from './market/ledger';
import { writeCosts } from './market/write-costs';
import { writeTargets } from './market/write-targets';
import { findPerson } from './people/find-people';
import { hirePeople } from './people/hire-people';
import { regionWeights } from './people/regions';
import { askEmployees, writeTimeEntries } from './people/write-days';
import { DAY_MS, dayOf, END, START, workdayFrom } from './time/calendar';
import { atWork } from './time/hours';
import { busyness, growth } from './time/season';
import type { World } from './world';

/** How many customers a branch has when the sample begins. */
const CUSTOMERS = 410;
/** Deals with prospects that are open then. */
const OPEN_DEALS = 34;
/** Leads and new customers over the counter, on an average day at the beginning. */
const LEADS = 3;
const WALK_INS = 0.11;

/** Writes everything that happened to one branch and answers what it sold. */
export function generateBranch(world: World): Ledger {
  const people = hirePeople(world);
  const branch: Branch = { ...world, people, campaigns: planCampaigns(world), ledger: newLedger() };
  bringOldCustomers(branch);
  bringOpenDeals(branch);
  for (let day = START; day < END; day++) writeDay(branch, day);
  writeTimeEntries(branch);
  askEmployees(branch);
  emitCampaigns(world, branch.campaigns, branch.ledger);
  writeCosts(branch);
  writeTargets(branch);
  return branch.ledger;
}

/** Those who were customers before have one order each from the old system, so that they are not new. */
function bringOldCustomers(branch: Branch): void {
  for (let index = 0; index < CUSTOMERS; index++) {
    const random = branch.random('old customer', index);
    const since = workdayFrom(random.whole(dayOf(2021, 1, 4), dayOf(2021, 12, 20)));
    const account = openAccount(branch, random.weighted(regionWeights), since);
    const habit = random.chance(0.7) ? 'field' : 'counter';
    writeOrder(branch, {
      account,
      ordered_at: atWork(random, since),
      channel: habit === 'field' ? 'field' : 'online',
      seller: null,
      worth: 200_000 * account.size,
    });
    const subscribed_on = habit === 'field' && random.chance(0.5) ? random.whole(since, START - 20) : null;
    live(branch, { account, habit, since, subscribed_on });
  }
}

function writeDay(branch: Branch, day: number): void {
  const random = branch.random('day', day);
  for (let leads = poisson(random, LEADS * growth(day) * busyness(day, 'business')); leads > 0; leads--) {
    const sold = writeLead(branch, day);
    if (sold) welcome(branch, sold);
  }
  for (let count = poisson(random, WALK_INS * growth(day) * busyness(day, 'shop')); count > 0; count--) {
    const account = openAccount(branch, random.weighted(regionWeights), day);
    const channel = random.chance(0.6) ? 'online' : 'store';
    writeOrder(branch, {
      account,
      ordered_at: atWork(random, day),
      channel,
      seller: null,
      worth: 60_000 * account.size,
    });
    live(branch, { account, habit: 'counter', since: day, subscribed_on: null });
  }
}

/** A deal that was won with somebody new becomes the first order, and for most a subscription. */
function welcome(branch: Branch, sold: Sold): void {
  const since = deliver(branch, sold);
  if (since === undefined) return;
  const { account } = sold;
  const random = branch.random('welcome', account.id);
  live(branch, {
    account,
    habit: 'field',
    since,
    subscribed_on: random.chance(0.85) ? since + random.whole(0, 20) : null,
  });
}

/** Deals with prospects that were open already. */
function bringOpenDeals(branch: Branch): void {
  for (let index = 0; index < OPEN_DEALS; index++) {
    const random = branch.random('open deal', index);
    const day = workdayFrom(START - random.whole(3, 75));
    const account = openAccount(branch, random.weighted(regionWeights), day);
    const seller = findPerson(branch.people, { role: 'ae', region: account.region, day }, random);
    const created_at = atWork(random, day);
    const source = random.pick(['ads', 'event', 'referral', 'web']);
    const first_contact_at = created_at - random.whole(1, 12) * DAY_MS;
    const win = openDeal(branch, {
      account,
      lead_id: null,
      owner: seller,
      kind: 'new',
      source,
      created_at,
      first_contact_at,
    });
    if (win) welcome(branch, { ...win, account, seller });
  }
}
