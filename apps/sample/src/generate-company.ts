import { random } from './chance/random';
import { generateBranch } from './generate-branch';
import { emitProducts } from './market/products';
import { writeCompetitorPrices, writeMarketSales } from './market/write-market';
import type { Emit } from './output/tables';
import { regions } from './people/regions';
import { MONTHS } from './time/calendar';
import type { World } from './world';

export interface Size {
  readonly seed: number;
  /** So many branches of some forty sellers. */
  readonly scale: number;
}

/** Emits three years of a company, branch by branch; the same rows in the same order for the same size. */
export function generateCompany({ seed, scale }: Size, emit: Emit): void {
  emitProducts(emit);
  writeCompetitorPrices(seed, emit);
  const id = countKeys();
  const sold = Object.fromEntries(regions.map((region) => [region, Array.from({ length: MONTHS }, () => 0)]));
  for (let branch = 1; branch <= scale; branch++) {
    const world: World = { id, emit, random: (...labels) => random(seed, branch, ...labels) };
    const { markets } = generateBranch(world);
    for (const region of regions)
      sold[region] = (sold[region] ?? []).map((amount, month) => amount + (markets[region][month] ?? 0));
  }
  writeMarketSales(seed, sold, emit);
}

function countKeys(): World['id'] {
  const counts = new Map<string, number>();
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}${count}`;
  };
}
