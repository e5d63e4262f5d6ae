import { regions, type Region } from '../people/regions';
import { monthOf, MONTHS } from '../time/calendar';

/** Completed sales in hundredths, as they add up: what plans, quotas, baselines and commissions are made from. */
export interface Ledger {
  /** By seller, then by month. */
  readonly sellers: Map<string, number[]>;
  /** All sales, by region, then by month. */
  readonly markets: Readonly<Record<Region, number[]>>;
  readonly campaigns: Map<string, number>;
}

export interface Sale {
  readonly day: number;
  readonly region: Region;
  readonly seller: string | null;
  readonly campaign: string | null;
  readonly amount: number;
}

function zeros(): number[] {
  return Array.from({ length: MONTHS }, () => 0);
}

function perRegion(): Record<Region, number[]> {
  return Object.fromEntries(regions.map((region) => [region, zeros()])) as Record<Region, number[]>;
}

export function newLedger(): Ledger {
  return { sellers: new Map(), markets: perRegion(), campaigns: new Map() };
}

/** Sales outside the three years are nobody's plan. */
export function book(ledger: Ledger, { day, region, seller, campaign, amount }: Sale): void {
  const month = monthOf(day);
  if (month < 0 || month >= MONTHS) return;
  addTo(ledger.markets[region], month, amount);
  if (seller !== null) addTo(sellerMonths(ledger, seller), month, amount);
  if (campaign !== null) ledger.campaigns.set(campaign, (ledger.campaigns.get(campaign) ?? 0) + amount);
}

export function sellerMonths({ sellers }: Ledger, seller: string): number[] {
  const months = sellers.get(seller) ?? zeros();
  sellers.set(seller, months);
  return months;
}

function addTo(months: number[], month: number, amount: number): void {
  months[month] = (months[month] ?? 0) + amount;
}
