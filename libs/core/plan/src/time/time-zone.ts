import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import { Temporal } from 'temporal-polyfill';
import type { EpochDay } from './civil-date';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const dayLength = 86_400_000;
export const hourLength = 3_600_000;

/** A stretch of time, half-open, in which a zone keeps one offset (milliseconds). */
interface OffsetSpan {
  readonly from: Instant;
  readonly until: Instant;
  readonly offset: number;
}

/** The farthest that instants reach; offsets do not change out there. */
const farAway = 8.6e15;

/** Spans met so far: a fact about the world, so remembering it changes no answer. Looking one up takes half a millisecond. */
const spansByZone = new Map<string, OffsetSpan[]>();

/** The canonical spelling of an IANA zone, or what is wrong with the name. */
export function checkZone(
  name: string,
  path?: string,
): { readonly timezone?: string; readonly diagnostics: readonly Diagnostic[] } {
  const known = canonicalZone(name);
  if (known !== undefined) return { timezone: known, diagnostics: [] };
  const nearest = nearestName(name, ['UTC', ...Intl.supportedValuesOf('timeZone')]);
  return { diagnostics: [diagnose('run.unknown_timezone', { timezone: name, nearest }, { path })] };
}

function canonicalZone(name: string): string | undefined {
  if (spansByZone.has(name)) return name;
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

function offsetSpan(instant: Instant, timezone: string): OffsetSpan {
  const at = Math.min(Math.max(instant, -farAway), farAway);
  let spans = spansByZone.get(timezone);
  if (spans === undefined) spansByZone.set(timezone, (spans = []));
  const place = spans.findIndex(({ from, until }) => from <= at && at < until);
  const known = spans[place];
  if (known !== undefined) {
    // Most questions are about the time of the last one.
    if (place > 0) [spans[0], spans[place]] = [known, spans[0] ?? known];
    return known;
  }
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  const span = {
    // The transition before the next instant is the one at or before this instant.
    from: zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    until: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offset: zoned.offsetNanoseconds / 1_000_000,
  };
  spans.push(span);
  return span;
}

/** An offset from UTC (milliseconds) that a zone keeps until an instant. */
export interface ZoneOffset {
  readonly offset: number;
  readonly until: Instant;
}

/** The offsets that a zone keeps within a stretch of time, half-open, in order: three for a year in which the clocks are set twice. */
export function offsetsWithin(from: Instant, to: Instant, timezone: string): readonly ZoneOffset[] {
  const offsets: ZoneOffset[] = [];
  for (let at = from; at < to;) {
    const { offset, until } = offsetSpan(at, timezone);
    offsets.push({ offset, until });
    at = until;
  }
  return offsets;
}

/** What the clocks on the wall show at an instant: the civil date and the milliseconds after its midnight. */
export function wallClock(at: Instant, timezone: string): { readonly date: EpochDay; readonly time: number } {
  const local = at + offsetSpan(at, timezone).offset;
  const date = Math.floor(local / dayLength);
  return { date, time: local - date * dayLength };
}

/** The first instant at which the clocks show this date and time; the end of the gap where they skip it. */
export function instantOf(date: EpochDay, time: number, timezone: string): Instant {
  const local = date * dayLength + time;
  const before = offsetSpan(local - dayLength, timezone);
  const after = offsetSpan(local + dayLength, timezone);
  if (before === after) return local - before.offset;
  for (const { offset } of [before, after]) {
    if (offsetSpan(local - offset, timezone).offset === offset) return local - offset;
  }
  return offsetSpan(local - before.offset, timezone).from;
}

/** The first instant of a civil day; where its midnight is skipped, the instant after the gap. */
export function startOfDay(date: EpochDay, timezone: string): Instant {
  return instantOf(date, 0, timezone);
}

/** As `wallClock`, but the first instant of a day is time 0 even where the clocks skip midnight. */
export function civilTime(at: Instant, timezone: string): { readonly date: EpochDay; readonly time: number } {
  const clock = wallClock(at, timezone);
  return startOfDay(clock.date, timezone) === at ? { ...clock, time: 0 } : clock;
}

/** The civil date that an instant falls on. */
export function dateOf(at: Instant, timezone: string): EpochDay {
  return wallClock(at, timezone).date;
}
