import type { Catalog, CheckedMetric } from '@core/formula';

/** A metric and all that it refers to or is another name of, itself first. */
export function reachedMetrics(metric: CheckedMetric, catalog: Catalog): readonly CheckedMetric[] {
  const reached = new Map([[metric.name, metric]]);
  for (const { references, alias_of } of reached.values()) {
    for (const name of [alias_of ?? [], references].flat()) {
      const next = reached.has(name) ? undefined : catalog.metric(name);
      if (next !== undefined) reached.set(name, next);
    }
  }
  return [...reached.values()];
}
