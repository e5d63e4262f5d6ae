/**
 * Civil dates of the Gregorian calendar as whole days since 1970-01-01, so that they add and compare as numbers.
 * @see https://howardhinnant.github.io/date_algorithms.html
 */
export type EpochDay = number;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

const daysPerEra = 146_097;
const daysBeforeEpoch = 719_468;

export function epochDay(year: number, month: number, day: number): EpochDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysBeforeEpoch;
}

export function civilDate(date: EpochDay): CivilDate {
  const shifted = date + daysBeforeEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : epochDay(year, month + 1, 1) - epochDay(year, month, 1);
}

/** Clamps to the end of the month: 31 March − 1 month is 28 or 29 February. */
export function addMonths(date: EpochDay, months: number): EpochDay {
  const { year, month, day } = civilDate(date);
  const index = year * 12 + month - 1 + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return epochDay(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** `2017-03-05` */
export function formatDate(date: EpochDay): string {
  const { year, month, day } = civilDate(date);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
