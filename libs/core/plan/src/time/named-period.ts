import { civilDate, daysInMonth, epochDay, twoDigits, type EpochDay } from './civil-date';
import { stepDate, type CivilGrain } from './grain';
import { firstMonday, isoWeek, weeksInYear } from './iso-week';

/** A period of the calendar by its name, or why there is none of that name. */
export type NamedPeriod =
  { readonly grain: CivilGrain; readonly start: EpochDay; readonly end: EpochDay } | { readonly reason: string };

const namedForm = /^(?<year>\d{4})(?:-Q(?<quarter>\d)|-W(?<week>\d{2})|-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/;

/** Reads `2017`, `2017-Q3`, `2017-03`, `2017-W05`, `2017-03-05`; undefined for another form. */
export function parseNamedPeriod(text: string): NamedPeriod | undefined {
  const parts = namedForm.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { quarter, week, month, day } = parts;
  const year = Number(parts['year']);
  if (year === 0 || year === 9999) return { reason: 'the calendar reaches from year 0001 to 9998' };
  if (quarter !== undefined) return quarterOf(year, Number(quarter));
  if (week !== undefined) return weekOf(year, Number(week));
  if (month === undefined) return whole('year', epochDay(year, 1, 1));
  if (Number(month) < 1 || Number(month) > 12) return { reason: 'months are 01 to 12' };
  if (day === undefined) return whole('month', epochDay(year, Number(month), 1));
  return dayOf(year, Number(month), Number(day));
}

function quarterOf(year: number, quarter: number): NamedPeriod {
  if (quarter < 1 || quarter > 4) return { reason: 'quarters are Q1 to Q4' };
  return whole('quarter', epochDay(year, 3 * quarter - 2, 1));
}

function weekOf(year: number, week: number): NamedPeriod {
  const weeks = weeksInYear(year);
  if (week < 1 || week > weeks) return { reason: `${year} has the ISO weeks W01 to W${weeks}` };
  return whole('week', firstMonday(year) + 7 * (week - 1));
}

function dayOf(year: number, month: number, day: number): NamedPeriod {
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return { reason: `${year}-${twoDigits(month)} has ${days} days` };
  return whole('day', epochDay(year, month, day));
}

function whole(grain: CivilGrain, start: EpochDay): NamedPeriod {
  return { grain, start, end: stepDate(start, grain, 1) };
}

/** The name of the bucket that starts at `start`: `2017-03`, `2017-Q1`, `2017-W05`, `2017-03-05`, `2017`. */
export function namePeriod(start: EpochDay, grain: CivilGrain): string {
  const { year, month, day } = civilDate(start);
  const digits = String(year).padStart(4, '0');
  switch (grain) {
    case 'year':
      return digits;
    case 'quarter':
      return `${digits}-Q${(month + 2) / 3}`;
    case 'month':
      return `${digits}-${twoDigits(month)}`;
    case 'week': {
      const iso = isoWeek(start);
      return `${String(iso.year).padStart(4, '0')}-W${twoDigits(iso.week)}`;
    }
    case 'day':
      return `${digits}-${twoDigits(month)}-${twoDigits(day)}`;
  }
}
