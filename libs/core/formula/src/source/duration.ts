import type { Duration, DurationUnit } from '../tree/types';

const UNITS: ReadonlyMap<string, DurationUnit> = new Map(
  (['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const).flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);

/** Every word that names a unit. */
export const unitWords: readonly string[] = [...UNITS.keys()];

/** The unit that a word names, in singular or plural. */
export function durationUnit(word: string): DurationUnit | undefined {
  return UNITS.get(word);
}

/** Reads `3 months`; undefined when the text is anything else. */
export function parseDuration(text: string): Duration | undefined {
  const [, amount, word] = /^\s*([0-9]{1,9})\s*([a-z]+)\s*$/u.exec(text) ?? [];
  const unit = word === undefined ? undefined : durationUnit(word);
  return amount === undefined || unit === undefined ? undefined : { amount: Number(amount), unit };
}

/** `3 months`, `1 year`: as a formula writes it. */
export function printDuration({ amount, unit }: Duration): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
