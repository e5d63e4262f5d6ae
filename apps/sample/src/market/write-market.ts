import { type Random, random } from '../chance/random';
import type { Emit } from '../output/tables';
import { regions } from '../people/regions';
import { monthStart, MONTHS } from '../time/calendar';
import { type Product, products } from './products';

const competitors = { Kassa: 0.16, Tillwerk: 0.11, Scanova: 0.07 } as const;

/** What the whole industry and the competitors sold, by market and quarter; `own` is by region, then by month. */
export function writeMarketSales(seed: number, own: Readonly<Record<string, readonly number[]>>, emit: Emit): void {
  for (let month = 0; month < MONTHS; month += 3)
    for (const market of regions) {
      const chance = random(seed, 'market', market, month);
      const sold = (own[market] ?? []).slice(month, month + 3).reduce((sum, amount) => sum + amount, 0);
      const industry = sold / (0.085 + month / 2000 + chance.between(-0.008, 0.008));
      const shares = Object.entries(competitors).map(
        ([name, share]) => [name, share * chance.between(0.85, 1.15)] as const,
      );
      for (const [company, share] of [['*', 1] as const, ...shares])
        emit('market_sales', {
          market_sales_id: `${market}-${month / 3 + 1}-${company}`,
          market,
          company,
          period_start: monthStart(month),
          period_end: monthStart(month + 3),
          amount: Math.round((industry * share) / 100_000) * 100_000,
        });
    }
}

/** Each competitor's price of each product is looked up once a month. */
export function writeCompetitorPrices(seed: number, emit: Emit): void {
  for (const competitor of Object.keys(competitors))
    for (const product of products)
      watchPrice(random(seed, 'price', competitor, product.id), { competitor, product }, emit);
}

function watchPrice(random: Random, seen: { competitor: string; product: Product }, emit: Emit): void {
  const { competitor, product } = seen;
  let price = product.list_price * random.between(0.88, 1.12);
  for (let month = 0; month < MONTHS; month++) {
    if (random.chance(0.2)) price = product.list_price * random.between(0.86, 1.14);
    if (random.chance(0.15)) continue; // not seen this month
    emit('competitor_prices', {
      price_id: `${competitor}-${product.id}-${month + 1}`,
      observed_on: monthStart(month) + random.whole(0, 27),
      competitor,
      product_id: product.id,
      price: Math.round(price),
    });
  }
}
