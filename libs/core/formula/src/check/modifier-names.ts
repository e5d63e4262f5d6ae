import type { Modifier } from '../tree/expression';

/** Every modifier of this version, as the tree has it. */
const CURRENT: ReadonlySet<string> = new Set<Modifier['kind']>([
  'where',
  'on',
  'previous',
  'change',
  'growth',
  'total',
  'share',
  'fill',
]);

/** Modifiers that the language has and this version does not: a row moves up when its case is written. */
export const LATER_MODIFIERS: ReadonlySet<string> = new Set([
  'rolling',
  'to_date',
  'running',
  'at',
  'per',
  'rank',
  'during',
  'between',
]);

/** Whether a name is that of a modifier, in this version or later. */
export function isModifierName(name: string): boolean {
  return CURRENT.has(name) || LATER_MODIFIERS.has(name);
}
