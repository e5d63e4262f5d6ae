import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { CalendarRules } from '@core/formula';
import { isFiscalPeriod, parseFiscalPeriod } from './fiscal-period';
import { parseInstant, type Range } from './moment';
import { parseNamedPeriod } from './named-period';
import { parseRelativePeriod, relativePeriods } from './relative-period';
import { startOfDay, type Instant } from './time-zone';

/** What a period is read against. */
export interface PeriodContext {
  readonly timezone: string;
  readonly as_of: Instant;
  /** Of the calendar at hand; without it there are no `FY2026`, and words mean Gregorian years and ISO weeks. */
  readonly rules?: CalendarRules;
  /** JSON pointer for findings. */
  readonly path?: string;
}

type Reading<T> = T | { readonly reason: string } | undefined;

/** Reads a period of a request; half-open, in milliseconds. */
export function parsePeriod(
  text: string,
  context: PeriodContext,
): { readonly range?: Required<Range>; readonly diagnostics: readonly Diagnostic[] } {
  const at = { path: context.path };
  if (context.rules === undefined && isFiscalPeriod(text))
    return { diagnostics: [diagnose('run.fiscal_period', { text }, at)] };
  const reading = readPeriod(text, context);
  if (reading === undefined) {
    const nearest = /^[a-z_]/i.test(text) ? nearestName(text, relativePeriods) : undefined;
    return { diagnostics: [diagnose('run.unknown_period', { text, nearest }, at)] };
  }
  if ('reason' in reading)
    return { diagnostics: [diagnose('run.impossible_period', { text, reason: reading.reason }, at)] };
  return { range: reading, diagnostics: [] };
}

function readPeriod(text: string, { timezone, as_of, rules }: PeriodContext): Reading<Required<Range>> {
  const slash = text.indexOf('/');
  if (slash >= 0) return readRange(text.slice(0, slash), text.slice(slash + 1), timezone);
  const named = parseNamedPeriod(text) ?? (rules && parseFiscalPeriod(text, rules));
  if (named === undefined) return parseRelativePeriod(text, { as_of, timezone, ...(rules && { rules }) });
  return 'reason' in named ? named : { from: startOfDay(named.start, timezone), to: startOfDay(named.end, timezone) };
}

function readRange(first: string, last: string, timezone: string): Reading<Required<Range>> {
  const [from, to] = [readPoint(first, timezone), readPoint(last, timezone)];
  if (from === undefined || to === undefined) return undefined;
  if (typeof from !== 'number') return from;
  if (typeof to !== 'number') return to;
  if (to === from) return { reason: 'it ends where it starts; the end is not part of it' };
  if (to < from) return { reason: 'it ends before it starts' };
  return { from, to };
}

/** An instant, or a date as its first moment in a zone; a reason for a date that is in no calendar, undefined for anything else. */
export function readPoint(text: string, timezone: string): Reading<Instant> {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  const named = parseNamedPeriod(text);
  if (named === undefined || 'reason' in named) return named;
  return named.grain === 'day' ? startOfDay(named.start, timezone) : undefined;
}
