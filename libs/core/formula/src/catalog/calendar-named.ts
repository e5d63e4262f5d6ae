import type { Expression } from '../tree/expression';

/** The calendar that a node names: `support` in `business_minutes_between(a, b, "support")`; undefined where it names none. */
export function calendarNamed(part: Expression): string | undefined {
  if (part.kind !== 'call' || part.function !== 'business_minutes_between') return undefined;
  const named = part.arguments[2];
  return named?.kind === 'literal' && typeof named.value === 'string' ? named.value : undefined;
}
