import type { Duration, DurationUnit } from '@core/formula';

const units: Readonly<Record<string, DurationUnit>> = { m: 'minute', h: 'hour', d: 'day' };

/** Reads `30m`, `2h` or `1d`; undefined for anything else. */
export function parseDelay(text: string): Duration | undefined {
  const [, amount, letter = ''] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  const unit = units[letter];
  return amount === undefined || unit === undefined ? undefined : { amount: Number(amount), unit };
}
