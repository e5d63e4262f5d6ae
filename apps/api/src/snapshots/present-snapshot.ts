import type { Snapshot } from '@core/engine';

/** A stored value as the API tells of it: by whose rows it is where these are not all, never by which rights. */
export function presentSnapshot<Item extends Snapshot>({ scope, is_restatement: _, ...item }: Item) {
  return { ...item, ...(scope.key !== '' && { rows_of: scope.of }) };
}
