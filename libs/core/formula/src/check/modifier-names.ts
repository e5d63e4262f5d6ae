import type { Modifier } from '../tree/expression';

type ModifierName = Exclude<Modifier['kind'], 'running_along'> | 'per';

const NAMES: Readonly<Record<ModifierName, true>> = {
  where: true,
  on: true,
  previous: true,
  change: true,
  growth: true,
  rolling: true,
  to_date: true,
  running: true,
  whole: true,
  between: true,
  at: true,
  during: true,
  total: true,
  share: true,
  rank: true,
  per: true,
  fill: true,
};

/** Every modifier, as formulas name it. */
export const modifierNames: readonly string[] = Object.keys(NAMES);

export function isModifierName(name: string): boolean {
  return Object.hasOwn(NAMES, name);
}
