import { grains, type Grain } from '@core/definition';
import { floorInstant, nextInstant, stepDate } from './grain';
import { isRepresentable, type Range } from './moment';
import type { Calendar } from './bucket-span';
import { dateOf, hourLength, startOfDay, type Instant } from './time-zone';

/** The words for a period that is counted from `as_of`; `last_N_days` and the like stand for any whole N. */
export const relativePeriods = [
  'today',
  'yesterday',
  ...grains.flatMap((unit) => [`this_${unit}`, `last_${unit}`, `${unit}_to_date`]),
  ...grains.map((unit) => `last_N_${unit}s`),
] as const;

const form =
  /^(?:(?<word>today|yesterday)|this_(?<current>hour|day|week|month|quarter|year)|(?<running>hour|day|week|month|quarter|year)_to_date|last_(?:(?<count>\d{1,6})_|(?!\w+s$))(?<unit>hour|day|week|month|quarter|year)s?)$/;

/**
 * Reads `this_month`, `last_quarter`, `last_12_months` (whole ones before the current), `month_to_date` (this month, which
 * `as_of` ends), in the calendar at hand. Undefined for another word or one that leaves the calendar.
 */
export function parseRelativePeriod(
  text: string,
  { as_of, timezone, rules }: Omit<Calendar, 'grain'>,
): Required<Range> | undefined {
  const parts = form.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { word, current, running, count, unit } = parts;
  const grain = (current ?? running ?? unit ?? 'day') as Grain;
  const start = floorInstant(as_of, grain, timezone, rules);
  if (current !== undefined || running !== undefined || word === 'today')
    return { from: start, to: nextInstant(start, grain, timezone) };
  const from = bucketsBefore(start, grain, Number(count ?? 1), timezone);
  return from < start && isRepresentable(from) ? { from, to: start } : undefined;
}

function bucketsBefore(start: Instant, grain: Grain, count: number, timezone: string): Instant {
  if (grain === 'hour') return floorInstant(start - count * hourLength, grain, timezone);
  return startOfDay(stepDate(dateOf(start, timezone), grain, -count), timezone);
}
