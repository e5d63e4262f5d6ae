import type { Catalog } from '@core/formula';
import type { DataAccess } from '@core/plan';
import { canonicalJson } from '@core/definition';

/** Stands in for that of core/plan until it is there. */
export function accessKey(catalog: Catalog, datasets: readonly string[], access: DataAccess | undefined): string {
  if (access === undefined) return '';
  const ruled = datasets.filter((name) => {
    const definition = catalog.dataset(name)?.definition as { readonly access?: unknown } | undefined;
    return definition?.access !== undefined;
  });
  return ruled.length === 0 ? '' : canonicalJson([ruled, access]);
}
