import { END, monthOf, START, weekdayOf } from './calendar';

/** January … December: a dip in August, a peak in the last quarter. */
const months = [0.93, 0.92, 1, 0.98, 1, 0.99, 0.92, 0.76, 1.03, 1.12, 1.2, 1.15];

/** Monday … Sunday. */
const weekdays = {
  business: [1.3, 1.45, 1.45, 1.4, 1.2, 0.15, 0.05],
  shop: [0.85, 0.85, 0.9, 1, 1.2, 1.35, 0.85],
} as const;

export type Rhythm = keyof typeof weekdays;

/** How much the company grows in a year. */
const GROWTH = 0.17;

/** How busy a month of the sample is; about 1 on average. */
export function season(month: number): number {
  return months[((month % 12) + 12) % 12] ?? 1;
}

/** How busy a day is, by month and weekday; about 1 on average. */
export function busyness(day: number, rhythm: Rhythm): number {
  return season(monthOf(day)) * (weekdays[rhythm][weekdayOf(day) - 1] ?? 1);
}

/** What the company has grown to since the first day. */
export function growth(day: number): number {
  return (1 + GROWTH) ** ((day - START) / 365.25);
}

const margin = 40;
const clocks = { business: accumulate('business'), shop: accumulate('shop') };

function accumulate(rhythm: Rhythm): readonly number[] {
  const sums = [0];
  for (let day = START; day < END + margin; day++) sums.push((sums.at(-1) as number) + busyness(day, rhythm));
  return sums;
}

/**
 * The day on which the busyness since `from` adds up to `wait` average days: waits pass quickly in busy times.
 * Infinity where that lies beyond what is known.
 */
export function dayAfterBusyness(from: number, wait: number, rhythm: Rhythm): number {
  const clock = clocks[rhythm];
  const goal = (clock[Math.max(0, from - START)] ?? Infinity) + wait;
  if (!(goal < (clock.at(-1) as number))) return Infinity;
  let low = 0;
  let high = clock.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clock[middle] as number) > goal) high = middle;
    else low = middle + 1;
  }
  return START + low - 1;
}
