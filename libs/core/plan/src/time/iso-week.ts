import { civilDate, epochDay, type EpochDay } from './civil-date';

/** The last day on or before `date` that is a `weekday`: 1 is Monday, 7 is Sunday. */
export function weekStart(date: EpochDay, weekday: number): EpochDay {
  return date - ((((date + 4 - weekday) % 7) + 7) % 7);
}

/** The Monday on or before `date`. */
export function mondayOf(date: EpochDay): EpochDay {
  return weekStart(date, 1);
}

/** ISO 8601: week 1 is the one that holds 4 January. */
export function firstMonday(year: number): EpochDay {
  return mondayOf(epochDay(year, 1, 4));
}

/** 52 or 53. */
export function weeksInYear(year: number): number {
  return (firstMonday(year + 1) - firstMonday(year)) / 7;
}

/** The ISO year and week that hold `date`; the year is that of the week's Thursday. */
export function isoWeek(date: EpochDay): { readonly year: number; readonly week: number } {
  const monday = mondayOf(date);
  const { year } = civilDate(monday + 3);
  return { year, week: (monday - firstMonday(year)) / 7 + 1 };
}
