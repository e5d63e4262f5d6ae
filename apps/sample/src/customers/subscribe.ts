import { exponential, logNormal } from '../chance/distributions';
import type { Random } from '../chance/random';
import { END, START, addMonths } from '../time/calendar';

/** A stretch of unchanged price: whole days, half-open; null = running. Money in hundredths a month. */
export interface Stretch {
  readonly kind: 'base' | 'addon';
  readonly mrr: number;
  readonly starts_on: number;
  readonly ends_on: number | null;
}

/** Days on average until a customer leaves, the price changes, or an addon is added. */
const STAY = 1500;
const PRICE = 420;
const ADDON = 620;

/**
 * The subscriptions of a customer from its first day on: price changes, addons, and for some a return after they left.
 * Nobody leaves before the sample begins.
 */
export function subscribe(random: Random, first: number, size: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let day = first;
  let mrr = Math.round(logNormal(random, 520 * size, 0.35)) * 100;
  while (day < END) {
    const leaves = Math.max(day + 30, START) + Math.ceil(exponential(random, STAY));
    stretches.push(
      ...price(random, { from: day, until: leaves, mrr }),
      ...addons(random, { from: day, until: leaves, mrr }),
    );
    if (!random.chance(0.3)) break;
    day = leaves + random.whole(35, 240);
    mrr = Math.round((mrr * random.between(0.7, 1)) / 100) * 100;
  }
  return stretches;
}

interface Stay {
  readonly from: number;
  readonly until: number;
  readonly mrr: number;
}

/** The base price, stretch by stretch without a gap. */
function price(random: Random, { from, until, mrr }: Stay): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let day = from;
  let now = mrr;
  while (day < Math.min(until, END)) {
    const changes = Math.min(until, day + Math.ceil(30 + exponential(random, PRICE)));
    stretches.push({ kind: 'base', mrr: now, starts_on: day, ends_on: changes < END ? changes : null });
    const factor = random.chance(0.78) ? random.between(1.03, 1.16) : random.between(0.75, 0.95);
    now = Math.max(1000, Math.round((now * factor) / 100) * 100);
    day = changes;
  }
  return stretches;
}

function addons(random: Random, { from, until, mrr }: Stay): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let day = from + Math.ceil(exponential(random, ADDON));
  while (day < Math.min(until, END)) {
    const ends = Math.min(until, day + Math.ceil(60 + exponential(random, 500)));
    const price = Math.round((mrr * random.between(0.08, 0.3)) / 100) * 100;
    stretches.push({ kind: 'addon', mrr: price, starts_on: day, ends_on: ends < END ? ends : null });
    day += 30 + Math.ceil(exponential(random, ADDON));
  }
  return stretches;
}

/** A contract: its term, and the price a month that it was signed for. */
export interface Term {
  readonly starts_on: number;
  readonly ends_on: number;
  readonly total: number;
}

/** The contracts of a subscription, one term after the other as long as it runs. */
export function contractTerms(random: Random, stretches: readonly Stretch[]): readonly Term[] {
  const base = stretches.filter(({ kind }) => kind === 'base');
  const terms: Term[] = [];
  for (const { mrr, starts_on, ends_on } of base) {
    let day = Math.max(starts_on, terms.at(-1)?.ends_on ?? starts_on);
    while (day < Math.min(ends_on ?? END, END)) {
      const months = random.pick([12, 12, 24, 36]);
      terms.push({ starts_on: day, ends_on: addMonths(day, months), total: mrr * months });
      day = addMonths(day, months);
    }
  }
  return terms;
}
