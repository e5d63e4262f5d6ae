import type { FormatDefinition } from './types/metric';
import type { CellValue } from './types/shared';

const durations: Readonly<Record<string, string>> = {
  seconds: 'second',
  minutes: 'minute',
  hours: 'hour',
  days: 'day',
  weeks: 'week',
  months: 'month',
  years: 'year',
};

/**
 * A value as people of a language write it, with its unit; nothing is a dash. Spaces are plain. `nameUnit` says what units are
 * called there; they keep their names without it.
 */
export function formatValue(
  value: CellValue,
  format: FormatDefinition | undefined,
  language: string,
  nameUnit: (unit: string) => string = (unit) => unit,
): string {
  if (value === null) return '–';
  const number = typeof value === 'boolean' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) return String(value);
  return formatNumber(number, format, { language, nameUnit }).replace(/[\u00A0\u202F]/gu, ' ');
}

interface Reader {
  readonly language: string;
  readonly nameUnit: (unit: string) => string;
}

function formatNumber(number: number, format: FormatDefinition | undefined, { language, nameUnit }: Reader): string {
  const { style, decimals, unit } = format ?? {};
  const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 2 };
  const write = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, { ...digits, ...options }).format(number);
  if (style === 'percent') return write({ style: 'percent' });
  if (style === 'currency' && /^[A-Z]{3}$/u.test(unit ?? ''))
    return write({ style: 'currency', currency: unit, currencyDisplay: 'code' });
  const length = durations[unit ?? ''];
  if (length !== undefined) return write({ style: 'unit', unit: length, unitDisplay: 'long' });
  return unit === undefined ? write({}) : `${write({})} ${nameUnit(unit)}`;
}
