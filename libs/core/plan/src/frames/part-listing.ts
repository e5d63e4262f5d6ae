import type { LeafSpec } from './leaf-spec';
import { rowKey } from './row-keys';

export type LeafGroup = [LeafSpec, ...LeafSpec[]];

/**
 * Parts leaves that list the groups of a result where both their windows and their contexts differ: in one frame a row in the
 * window of one leaf that meets the conditions of another would list a group that neither has.
 */
export function partListing(group: LeafGroup): readonly LeafGroup[] {
  const [first] = group;
  if (first.lists !== 'groups' || group.every(({ windows }) => windows === first.windows)) return [group];
  const parts = new Map<string, LeafGroup>();
  for (const leaf of group) {
    const key = JSON.stringify(leaf.context.map(rowKey).toSorted());
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [leaf]);
    else part.push(leaf);
  }
  return [...parts.values()];
}
