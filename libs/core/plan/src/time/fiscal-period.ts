import type { CalendarRules } from '@core/formula';
import { fiscalQuarter, fiscalYearStart, isShifted } from './calendar-rules';
import { addMonths, formatDate, type EpochDay } from './civil-date';
import { stepDate, type CivilGrain } from './grain';
import { namePeriod, type NamedPeriod } from './named-period';

const form = /^FY(?<year>\d{4})(?:-(?:Q(?<quarter>\d)|(?<part>.+)))?$/;

/** Whether a text stands for a year or quarter of a calendar: `FY2026`, `FY2026-Q3`. */
export function isFiscalPeriod(text: string): boolean {
  return form.test(text);
}

/** Reads `FY2026`, `FY2026-Q3`; undefined for another form. */
export function parseFiscalPeriod(text: string, rules: CalendarRules): NamedPeriod | undefined {
  const parts = form.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { quarter, part } = parts;
  if (part !== undefined)
    return { reason: 'a calendar has years and quarters; months and weeks are written 2026-03, 2026-W05' };
  const year = Number(parts['year']);
  if (year < 2 || year > 9998) return { reason: 'calendars reach from year 0002 to 9998' };
  const start = fiscalYearStart(year, rules);
  if (quarter === undefined) return { grain: 'year', start, end: stepDate(start, 'year', 1) };
  if (quarter < '1' || quarter > '4') return { reason: 'quarters are Q1 to Q4' };
  const first = addMonths(start, 3 * (Number(quarter) - 1));
  return { grain: 'quarter', start: first, end: stepDate(first, 'quarter', 1) };
}

/**
 * The name of the bucket of a calendar that starts at `start`: `FY2026`, `FY2026-Q3`, a range of dates for a week that does not
 * begin on Monday; the common name where the calendar is as any other.
 */
export function nameFiscalPeriod(start: EpochDay, grain: CivilGrain, rules: CalendarRules): string {
  if (!isShifted(grain, rules)) return namePeriod(start, grain);
  if (grain === 'week') return `${formatDate(start)}/${formatDate(stepDate(start, grain, 1))}`;
  const { year, quarter } = fiscalQuarter(start, rules);
  const name = `FY${String(year).padStart(4, '0')}`;
  return grain === 'quarter' ? `${name}-Q${quarter}` : name;
}
