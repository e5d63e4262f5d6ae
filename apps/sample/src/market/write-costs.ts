import type { Branch } from '../branch';
import { isEmployed } from '../people/find-people';
import { monthStart, MONTHS } from '../time/calendar';
import { growth } from '../time/season';

/** What the leads of a source cost in a month at the beginning, in hundredths. */
const channels = { ads: 480_000, email: 160_000, social: 200_000, event: 330_000, referral: 90_000, web: 140_000 };
const PLATFORM = 190_000;
const SALARY = 44_000;
const COMMISSION = 0.02;

/** What was spent each month to win customers, by lead source, and what the campaigns cost. */
export function writeCosts(branch: Branch): void {
  for (let month = 0; month < MONTHS; month++) writeMonth(branch, month);
  for (const { id, channel, starts_on, ends_on } of branch.campaigns) {
    const random = branch.random('campaign cost', id);
    const sold = branch.ledger.campaigns.get(id) ?? 0;
    const total = Math.max(100_000, sold * random.between(0.08, 0.2));
    for (const part of [0, 0.5])
      write(branch, {
        spent_on: Math.floor(starts_on + part * (ends_on - starts_on)),
        kind: 'marketing',
        channel,
        campaign_id: id,
        amount: total / 2,
      });
  }
}

function writeMonth(branch: Branch, month: number): void {
  const random = branch.random('costs', month);
  const first = monthStart(month);
  const sellers = branch.people.filter(
    ({ role, ...person }) => role !== 'support' && isEmployed({ role, ...person }, first),
  );
  const sold = [...branch.ledger.sellers.values()].reduce((sum, months) => sum + (months[month] ?? 0), 0);
  for (const [channel, amount] of Object.entries(channels))
    write(branch, {
      spent_on: first + random.whole(0, 25),
      kind: 'marketing',
      channel,
      amount: amount * growth(first) * random.between(0.85, 1.15),
    });
  write(branch, { spent_on: first + 24, kind: 'salary', amount: sellers.length * SALARY * (1 + month / 400) });
  write(branch, { spent_on: first + 26, kind: 'commission', amount: sold * COMMISSION });
  write(branch, { spent_on: first, kind: 'platform', amount: PLATFORM });
  if (random.chance(0.35))
    write(branch, { spent_on: first + random.whole(0, 27), kind: 'other', amount: random.between(50_000, 250_000) });
}

interface Cost {
  readonly spent_on: number;
  readonly kind: string;
  readonly channel?: string;
  readonly campaign_id?: string;
  readonly amount: number;
}

function write({ id, emit }: Branch, { channel, campaign_id, amount, ...cost }: Cost): void {
  emit('acquisition_costs', {
    cost_id: id('X'),
    ...cost,
    channel: channel ?? null,
    campaign_id: campaign_id ?? null,
    amount: Math.round(amount),
  });
}
