import type { Catalog, CheckedMetric } from '@core/formula';

/** A metric and all that it refers to, itself first. */
export function reachedMetrics(metric: CheckedMetric, catalog: Catalog): readonly CheckedMetric[] {
  const reached = new Map([[metric.name, metric]]);
  for (const { references } of reached.values()) {
    for (const name of references) {
      const next = reached.has(name) ? undefined : catalog.metric(name);
      if (next !== undefined) reached.set(name, next);
    }
  }
  return [...reached.values()];
}
