import { renameMetric } from './check-alias';
import { checkMetricEntry, type MetricResult } from './check-metric';
import { createWorld } from './create-world';
import { indexEntries } from './entry-index';
import { createGround, type Ground } from './ground';
import { remember } from './remember';
import type { Catalog, CatalogEntry } from './types';
import { isAlias, isMetric, type MetricLine } from './world';

/**
 * A catalog of definitions. Each is checked once, when it is first asked for; nothing is thrown for what users wrote.
 * Names in formulas mean current definitions.
 */
export function buildCatalog(entries: readonly CatalogEntry[]): Catalog {
  return catalogOn(createGround(entries), entries);
}

function catalogOn(ground: Ground, entries: readonly CatalogEntry[]): Catalog {
  const metrics = indexEntries(entries.filter(isMetric));
  const world = createWorld(ground, metrics.current);
  const checkMetric = remember((entry: MetricLine): MetricResult => {
    if (!isAlias(entry)) return checkMetricEntry(entry, world.signature(entry), world);
    const { metric, diagnostics } = world.aliasSignature(entry);
    const meant = metric && metrics.current.get(entry.definition.alias_of);
    const whole = meant && checkMetric(meant).metric;
    return { ...(whole && { metric: renameMetric(whole, entry) }), diagnostics };
  });
  const { datasetNames, metricNames, calendarNames = [] } = world.names;
  return {
    datasetNames,
    metricNames,
    calendarNames,
    dataset: (name) => ground.dataset(name),
    calendar: (name) => ground.calendar(name),
    metric(name, version) {
      const entry = metrics.find(name, version);
      return entry && checkMetric(entry).metric;
    },
    diagnosticsOf(kind, name, version) {
      if (kind === 'calendar') return [];
      if (kind === 'dataset') return ground.datasetDiagnostics(name, version);
      const entry = metrics.find(name, version);
      return entry ? checkMetric(entry).diagnostics : [];
    },
    with(more) {
      const all = [...withoutRivals(entries, more), ...more];
      return more.every(isMetric) ? catalogOn(ground, all) : buildCatalog(all);
    },
  };
}

/** Entries beside newer ones: those of the same name are no longer current. */
function withoutRivals(entries: readonly CatalogEntry[], newer: readonly CatalogEntry[]): readonly CatalogEntry[] {
  const keyOf = ({ definition: { kind, name } }: CatalogEntry) => `${kind}:${name}`;
  const taken = new Set(newer.filter(({ current }) => current).map(keyOf));
  return entries.map((entry) => (entry.current && taken.has(keyOf(entry)) ? { ...entry, current: false } : entry));
}
