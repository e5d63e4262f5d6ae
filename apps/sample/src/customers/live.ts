import { exponential } from '../chance/distributions';
import type { Random } from '../chance/random';
import type { Branch } from '../branch';
import { deliver } from './deliver';
import { openDeal } from '../demand/open-deal';
import { findPerson, whoever } from '../people/find-people';
import { DAY_MS, dayOfInstant, END, START, workdayFrom } from '../time/calendar';
import { atHome, atWork } from '../time/hours';
import { dayAfterBusyness } from '../time/season';
import { type Account } from './open-account';
import { askForNps, keepInTouch, type Stay, writeTickets } from './serve';
import { contractTerms, subscribe } from './subscribe';
import { type Channel, type Purchase, writeOrder } from './write-order';

/** How accounts like to buy. */
const habits = {
  field: { field: 0.72, online: 0.2, store: 0.08 },
  counter: { field: 0.04, online: 0.56, store: 0.4 },
} as const;

export type Habit = keyof typeof habits;

/** Days between two orders, and what one comes to in hundredths. */
const pauses = { field: 175, counter: 120 } as const;
const worths: Readonly<Record<Channel, number>> = { field: 330_000, online: 85_000, store: 48_000 };

/** A few orders come in after the end of the sample. */
const LATE_DAYS = 2;

export interface Customer {
  readonly account: Account;
  readonly habit: Habit;
  /** The day of the first purchase, or before the sample. */
  readonly since: number;
  /** First day of the subscription; null for customers without one. */
  readonly subscribed_on: number | null;
}

/** Everything that a customer does from its first day on. */
export function live(branch: Branch, customer: Customer): void {
  const { account } = customer;
  const from = Math.max(customer.since, START);
  const random = branch.random('customer', account.id);
  const until = Math.min(END, from + Math.ceil(60 + exponential(random, 3200)));
  const stay: Stay = { account, from, until };
  buyAgain(branch, customer, stay);
  if (customer.subscribed_on !== null) subscribeAccount(branch, customer, customer.subscribed_on);
  growCustomer(branch, customer, stay);
  writeTickets(branch, stay, branch.random('tickets', account.id));
  askForNps(branch, stay, branch.random('nps', account.id));
  if (customer.habit === 'field') keepInTouch(branch, stay, branch.random('touch', account.id));
}

function buyAgain(branch: Branch, { account, habit }: Customer, { from, until }: Stay): void {
  const random = branch.random('orders', account.id);
  const rhythm = habit === 'field' ? 'business' : 'shop';
  const last = until === END ? END + LATE_DAYS : until;
  const wait = (): number => exponential(random, pauses[habit]);
  for (let day = dayAfterBusyness(from, wait(), rhythm); day < last; day = dayAfterBusyness(day, wait(), rhythm)) {
    writeOrder(branch, purchase(branch, { account, habit, day }, random));
  }
}

function purchase(
  branch: Branch,
  { account, habit, day }: { account: Account; habit: Habit; day: number },
  random: Random,
): Purchase {
  const channel = random.weighted<Channel>(habits[habit]);
  const worth = worths[channel] * account.size * random.between(0.5, 1.6);
  const ordered_at = channel === 'online' ? atHome(random, day) : atWork(random, day);
  const seller = channel === 'field' ? sellerOf(branch, account, Math.min(day, END - 1), random) : null;
  return { account, ordered_at, channel, seller, worth };
}

/** The account manager sells most of what is sold again, somebody of sales the rest. */
function sellerOf(branch: Branch, account: Account, day: number, random: Random): string {
  const { people } = branch;
  if (random.chance(0.55)) return whoever(people, account.manager, day, random).id;
  return findPerson(people, { role: 'ae', region: account.region, day }, random).id;
}

function subscribeAccount(branch: Branch, { account }: Customer, first: number): void {
  const random = branch.random('subscription', account.id);
  const stretches = subscribe(random, first, account.size);
  for (const { kind, mrr, starts_on, ends_on } of stretches)
    branch.emit('subscriptions', {
      subscription_id: branch.id('B'),
      account_id: account.id,
      kind,
      mrr,
      starts_on,
      ends_on,
    });
  if (!random.chance(0.7)) return;
  for (const { starts_on, ends_on, total } of contractTerms(random, stretches))
    branch.emit('contracts', {
      contract_id: branch.id('C'),
      account_id: account.id,
      total_value: total,
      starts_on,
      ends_on,
    });
}

/** Upsells and cross-sells; some of the old customers have one under way when the sample begins. */
function growCustomer(branch: Branch, { account, habit, since }: Customer, { from, until }: Stay): void {
  if (habit !== 'field') return;
  const random = branch.random('growth', account.id);
  const wait = (): number => exponential(random, since < START ? 620 : 320);
  if (since < START && random.chance(0.11)) sellMore(branch, account, START - random.whole(5, 75), random);
  for (
    let day = dayAfterBusyness(from, wait(), 'business');
    day < until;
    day = dayAfterBusyness(day, wait(), 'business')
  )
    sellMore(branch, account, day, random);
}

function sellMore(branch: Branch, account: Account, day: number, random: Random): void {
  const created_at = atWork(random, workdayFrom(day));
  if (dayOfInstant(created_at) >= END) return;
  const seller = whoever(branch.people, account.manager, day, random);
  const win = openDeal(branch, {
    account,
    lead_id: null,
    owner: seller,
    kind: random.chance(0.6) ? 'upsell' : 'cross_sell',
    source: 'existing customer',
    created_at,
    first_contact_at: created_at - random.whole(0, 6) * DAY_MS,
  });
  if (win) deliver(branch, { ...win, account, seller });
}
