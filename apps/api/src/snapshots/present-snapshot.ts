import type { Snapshot } from '@core/engine';

/** A stored value as the API tells of it: by whose rows it is where these are not all, never by which rights. */
export function presentSnapshot<Item extends Snapshot>(snapshot: Item) {
  const { scope, is_restatement: _, ...item } = snapshot;
  return { ...item, ...(scope.key !== '' && { rows_of: scope.of }) };
}
