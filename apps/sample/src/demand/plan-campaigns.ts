import type { Random } from '../chance/random';
import type { Ledger } from '../market/ledger';
import { monthStart, MONTHS } from '../time/calendar';
import type { World } from '../world';

export interface Campaign {
  readonly id: string;
  readonly channel: 'social' | 'email' | 'event' | 'ads';
  readonly starts_on: number;
  /** First day after. */
  readonly ends_on: number;
}

const channels = { social: 0.3, email: 0.25, event: 0.2, ads: 0.25 } as const;

const themes = ['Spring stock', 'New counter', 'Trade fair', 'Fast checkout', 'Back to business', 'Year end'];

/** One campaign a month, of three to five weeks. */
export function planCampaigns(world: World): readonly Campaign[] {
  return Array.from({ length: MONTHS }, (_, month) => {
    const random = world.random('campaign', month);
    const starts_on = monthStart(month) + random.whole(0, 9);
    return {
      id: world.id('K'),
      channel: random.weighted(channels),
      starts_on,
      ends_on: starts_on + random.whole(21, 35),
    };
  });
}

/** A campaign that runs on that day, if any. */
export function campaignOn(campaigns: readonly Campaign[], day: number, random: Random): Campaign | undefined {
  const running = campaigns.filter(({ starts_on, ends_on }) => starts_on <= day && day < ends_on);
  return running.length === 0 ? undefined : random.pick(running);
}

/** What it brought is known at the end: the baseline is what it sold, less the uplift; a few have none. */
export function emitCampaigns(world: World, campaigns: readonly Campaign[], ledger: Ledger): void {
  campaigns.forEach(({ id, channel, starts_on, ends_on }, index) => {
    const random = world.random('baseline', id);
    const sold = ledger.campaigns.get(id) ?? 0;
    const baseline = Math.round(sold / random.between(0.95, 1.7) / 10_000) * 10_000;
    world.emit('campaigns', {
      campaign_id: id,
      name: `${themes[index % themes.length]} ${channel} ${Math.floor(index / 12) + 2023}`,
      channel,
      starts_on,
      ends_on,
      baseline_revenue: random.unless(0.08, baseline),
    });
  });
}
