import { dayLength, wallClock, type Instant } from '@core/plan';
import * as fc from 'fast-check';

/** Zones whose clocks do odd things: half hours, midnights that are skipped or shown twice, summers of six years only, a lost day. */
const zones = [
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Shanghai',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Apia',
];
const [from, until] = [Date.UTC(1985, 0), Date.UTC(2030, 0)];

/** A zone and an instant in whole minutes of 1985 to 2029, half of them at most two days before its clocks are set. */
export const placesInTime: fc.Arbitrary<{ readonly timezone: string; readonly at: Instant }> = fc.oneof(
  ...zones.map((timezone) => {
    const eves = evesOfChange(timezone).map((day) => minutesBetween(day - dayLength, day));
    const instants = fc.oneof(minutesBetween(from, until), fc.oneof(...eves));
    return fc.record({ timezone: fc.constant(timezone), at: instants });
  }),
);

function minutesBetween(first: Instant, last: Instant): fc.Arbitrary<Instant> {
  return fc.integer({ min: first / 60_000, max: last / 60_000 }).map((minute) => minute * 60_000);
}

/** Instants after which the clocks are set within a day. */
function evesOfChange(timezone: string): readonly Instant[] {
  const days = Array.from({ length: (until - from) / dayLength + 1 }, (_, day) => from + day * dayLength);
  const offsets = days.map((day) => offset(day, timezone));
  return days.filter((_, place) => place + 1 < days.length && offsets[place] !== offsets[place + 1]);
}

function offset(at: Instant, timezone: string): number {
  const { date, time } = wallClock(at, timezone);
  return date * dayLength + time - at;
}
