import type { Grain } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { CalendarRules } from '@core/formula';
import { gregorian } from './calendar-rules';
import { epochDay, formatDate, type EpochDay } from './civil-date';
import { nameFiscalPeriod } from './fiscal-period';
import { floorInstant, nextInstant } from './grain';
import { formatInstant, momentOf, parseInstant } from './moment';
import { parsePeriod } from './period';
import { checkZone, dateOf, startOfDay } from './time-zone';
import type { Moment } from './window';

export interface ResolvedPeriod {
  readonly from: Moment;
  readonly to: Moment;
}

/** What a period's text is seen from; `rules` are those of a calendar, if there is one. */
export interface PeriodQuestion {
  readonly timezone: string;
  readonly as_of: string;
  readonly rules?: CalendarRules;
  /** JSON pointer for findings. */
  readonly path?: string;
}

/**
 * The half-open stretch of time that a period's text stands for, seen from `as_of` (ISO 8601) in an IANA zone.
 * Findings: `run.unknown_period`, `run.impossible_period`, `run.fiscal_period`, `run.unknown_timezone`, `run.bad_instant`.
 */
export function resolvePeriod(
  text: string,
  { timezone, as_of, rules, path }: PeriodQuestion,
): { readonly period?: ResolvedPeriod; readonly diagnostics: readonly Diagnostic[] } {
  const zone = checkZone(timezone);
  const at = parseInstant(as_of);
  if (zone.timezone === undefined) return { diagnostics: zone.diagnostics };
  if (at === undefined) return { diagnostics: [diagnose('run.bad_instant', { text: as_of })] };
  const { range, diagnostics } = parsePeriod(text, {
    timezone: zone.timezone,
    as_of: at,
    ...(rules && { rules }),
    ...(path !== undefined && { path }),
  });
  if (range === undefined) return { diagnostics };
  return { period: { from: momentOf(range.from, zone.timezone), to: momentOf(range.to, zone.timezone) }, diagnostics };
}

/**
 * The period text of the bucket that holds `instant`: `2017-03`, `2017-W05`, `FY2017-Q1` in a calendar; `…/…` with both instants for
 * hours, with both dates for weeks that do not begin on Monday. Throws RangeError for no instant.
 */
export function periodName(instant: string, grain: Grain, timezone: string, rules = gregorian): string {
  const start = floorInstant(readInstant(instant), grain, timezone, rules);
  if (grain !== 'hour') return nameFiscalPeriod(dateOf(start, timezone), grain, rules);
  return `${formatInstant(start)}/${formatInstant(nextInstant(start, grain, timezone))}`;
}

/** The first instant (ISO 8601, UTC) of a civil date in a zone. Throws RangeError for a text that is no date. */
export function dayStart(date: string, timezone: string): string {
  return formatInstant(startOfDay(readDate(date), timezone));
}

/** The first instant (ISO 8601, UTC) of the bucket that a label names. Throws RangeError for a text that is no label. */
export function bucketStart(label: string, timezone: string): string {
  return label.includes('T') ? formatInstant(readInstant(label)) : dayStart(label, timezone);
}

/** Throws RangeError for a text that is no date. */
export function readDate(date: string): EpochDay {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const start = epochDay(Number(year), Number(month), Number(day));
  if (year === undefined || formatDate(start) !== date) throw new RangeError(`"${date}" is not a date`);
  return start;
}

function readInstant(text: string): number {
  const at = parseInstant(text);
  if (at === undefined) throw new RangeError(`"${text}" is not an instant`);
  return at;
}
