import { logNormal } from '../chance/distributions';
import type { Random } from '../chance/random';
import type { Branch } from '../branch';
import { campaignOn } from '../demand/plan-campaigns';
import { book } from '../market/ledger';
import { products } from '../market/products';
import { DAY_MS, dayOfInstant } from '../time/calendar';
import type { Account } from './open-account';

export type Channel = 'field' | 'online' | 'store';

export interface Purchase {
  readonly account: Account;
  readonly ordered_at: number;
  readonly channel: Channel;
  /** Who sold it; nobody over the counter and online. */
  readonly seller: string | null;
  /** About what it comes to, in hundredths. */
  readonly worth: number;
}

export interface Item {
  readonly product_id: string;
  readonly quantity: number;
  readonly unit_price: number;
}

/** Lines that come to about `worth`: one to four products, with a discount that grows with the quantity. */
export function chooseItems(random: Random, worth: number): readonly Item[] {
  const count = Math.min(4, 1 + Math.floor(random.next() * random.next() * 5));
  return Array.from({ length: count }, () => {
    const share = worth / count;
    const fitting = products.filter(({ list_price }) => list_price <= share * 1.5);
    const product =
      fitting.length > 0 ? random.pick(fitting) : products.reduce((a, b) => (a.list_price < b.list_price ? a : b));
    const quantity = Math.max(1, Math.round(share / product.list_price));
    const discount = random.between(0, quantity >= 10 ? 0.18 : 0.06);
    return { product_id: product.id, quantity, unit_price: Math.round(product.list_price * (1 - discount)) };
  });
}

/** Writes the order, its lines and what comes back of it. */
export function writeOrder(branch: Branch, purchase: Purchase): void {
  const { emit, ledger } = branch;
  const order_id = branch.id('O');
  const random = branch.random('order', order_id);
  const { account, ordered_at, channel, seller } = purchase;
  const items = chooseItems(random, purchase.worth);
  const amount = items.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price, 0);
  const day = dayOfInstant(ordered_at);
  const campaign = random.chance(channel === 'field' ? 0.15 : 0.4)
    ? (campaignOn(branch.campaigns, day, random)?.id ?? null)
    : null;
  const status = random.chance(0.045) ? 'cancelled' : 'completed';
  const row = {
    order_id,
    account_id: account.id,
    employee_id: seller,
    campaign_id: campaign,
    ordered_at,
    status,
    channel,
    location: channel === 'store' ? `${account.region} ${random.chance(0.6) ? 1 : 2}` : null,
    region: account.region,
    amount,
    cost: random.unless(0.01, Math.round(amount * random.between(0.55, 0.7))),
  } as const;
  emit('orders', row);
  if (random.chance(0.004)) emit('orders', row); // the same event arrives twice
  items.forEach((item, line) => emit('order_items', { order_item_id: `${order_id}-${line + 1}`, order_id, ...item }));
  if (status === 'cancelled') return;
  book(ledger, { day, region: account.region, seller, campaign, amount });
  if (random.chance(channel === 'online' ? 0.075 : 0.03)) writeReturns(branch, { order_id, ordered_at, items }, random);
}

const reasons = { defective: 0.3, wrong_item: 0.2, not_needed: 0.3, late_delivery: 0.2 };

/** One line of the order comes back, sometimes in two parcels. */
function writeReturns(
  branch: Branch,
  order: { order_id: string; ordered_at: number; items: readonly Item[] },
  random: Random,
): void {
  const item = random.pick(order.items);
  const parcels = item.quantity > 1 && random.chance(0.1) ? 2 : 1;
  for (let parcel = 0; parcel < parcels; parcel++) {
    const quantity = random.whole(1, Math.max(1, Math.floor(item.quantity / parcels / 2)));
    const wait = Math.max(1, logNormal(random, 11, 0.6));
    branch.emit('returns', {
      return_id: branch.id('R'),
      order_id: order.order_id,
      returned_at: Math.floor((order.ordered_at + wait * DAY_MS) / 1000) * 1000,
      quantity,
      amount: quantity * item.unit_price,
      reason: random.unless(0.12, random.weighted(reasons)),
    });
  }
}
