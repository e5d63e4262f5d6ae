import { Temporal } from 'temporal-polyfill';
import type { Rng } from './rng';

/** Zones whose clocks are set by an hour, by none, and at midnight. */
export const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'America/Havana', 'Africa/Cairo'];

/** Month ends, a leap day, days on which the clocks of the zones are set, ends of years and of ISO weeks. */
const BORDERS = [
  '2023-12-31',
  '2024-01-01',
  '2024-01-31',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2024-03-10',
  '2024-03-30',
  '2024-03-31',
  '2024-04-01',
  '2024-04-26',
  '2024-04-30',
  '2024-05-31',
  '2024-06-30',
  '2024-07-01',
  '2024-10-26',
  '2024-10-27',
  '2024-11-03',
  '2024-11-30',
  '2024-12-29',
  '2024-12-30',
  '2024-12-31',
  '2025-01-01',
  '2023-11-05',
  '2023-10-29',
  '2023-02-28',
  '2023-03-01',
];

/** Dates, half of them at a border of the calendar, most in three quarters, some in the two years around. */
export function makeDate(rng: Rng): string {
  const kind = rng.int(0, 9);
  if (kind < 4) return rng.pick(BORDERS);
  const first = Temporal.PlainDate.from(kind < 8 ? '2023-12-01' : '2023-01-01');
  return first.add({ days: rng.int(0, kind < 8 ? 200 : 760) }).toString();
}

/** Instants, many of them at a midnight of some zone, or a moment beside it. */
export function makeInstant(rng: Rng): string {
  const date = Temporal.PlainDate.from(makeDate(rng));
  const zone = rng.pick(zones);
  if (rng.chance(0.45)) {
    const beside = rng.pick([0, 0, -1, 1, -1000, 3_600_000, 1_800_000]);
    return date.toZonedDateTime(zone).add({ milliseconds: beside }).toInstant().toString();
  }
  const time = { hour: rng.int(0, 23), minute: rng.pick([0, 15, 30, 59]), second: rng.pick([0, 0, 59]) };
  return date
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString();
}
