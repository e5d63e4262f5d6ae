import type { Catalog } from '@core/formula';
import type { DataAccess } from '../request/data-access';
import { openAccess } from './open-access';

/**
 * What tells answers about datasets apart by who asked: empty where a caller sees all rows and fields of them, otherwise the same text
 * for equal conditions and equal hidden fields. A dataset that may not be read, or that the catalog does not have, counts as
 * restricted. The text grows with the conditions: keep a hash of it.
 */
export function accessKey(catalog: Catalog, datasets: readonly string[], access: DataAccess | undefined): string {
  if (access === undefined) return '';
  const view = openAccess(catalog, access);
  const restrictions = [...new Set(datasets)].toSorted().flatMap((name): readonly object[] => {
    const seen = catalog.dataset(name) && view.of(name);
    if (seen === undefined || seen.kind === 'refused') return [{ dataset: name, refused: true }];
    const { restriction, hidden } = seen;
    if (restriction === undefined && hidden.size === 0) return [];
    return [{ dataset: name, ...restriction, hidden: [...hidden].toSorted() }];
  });
  return restrictions.length === 0 ? '' : JSON.stringify(restrictions);
}
