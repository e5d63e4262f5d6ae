import type { Diagnostic } from '@core/diagnostics';
import { renameMetric } from './check-alias';
import { checkCalendarEntry } from './check-calendar';
import { checkDatasetEntry, type DatasetResult } from './check-dataset';
import { checkMetricEntry, type MetricResult } from './check-metric';
import { createWorld } from './create-world';
import { remember } from './remember';
import type { Catalog, CatalogEntry } from './types';
import { isAlias, type CalendarEntry, type DatasetEntry, type MetricLine } from './world';

/**
 * A catalog of definitions. Each is checked once, when it is first asked for; nothing is thrown for what users wrote.
 * Names in formulas mean current definitions.
 */
export function buildCatalog(entries: readonly CatalogEntry[]): Catalog {
  const datasets = indexEntries(entries.filter(isDataset));
  const metrics = indexEntries(entries.filter(isMetric));
  const calendars = indexEntries(entries.filter(isCalendar));
  const world = createWorld(datasets.current, metrics.current, {
    calendarNames: [...calendars.current.keys()],
    isSound: (name) => {
      const entry = datasets.current.get(name);
      return entry !== undefined && isSound(checkDataset(entry).diagnostics);
    },
  });
  const checkDataset = remember((entry: DatasetEntry): DatasetResult =>
    checkDatasetEntry(entry, world.lazyDataset(entry), world),
  );
  const checkMetric = remember((entry: MetricLine): MetricResult => {
    if (!isAlias(entry)) return checkMetricEntry(entry, world.signature(entry), world);
    const { metric, diagnostics } = world.aliasSignature(entry);
    const meant = metric && metrics.current.get(entry.definition.alias_of);
    const whole = meant && checkMetric(meant).metric;
    return { ...(whole && { metric: renameMetric(whole, entry) }), diagnostics };
  });
  const checkCalendar = remember(checkCalendarEntry);
  return {
    datasetNames: world.names.datasetNames,
    metricNames: world.names.metricNames,
    calendarNames: [...calendars.current.keys()],
    dataset(name) {
      const entry = datasets.current.get(name);
      const result = entry && checkDataset(entry);
      return result && isSound(result.diagnostics) ? result.dataset : undefined;
    },
    metric(name, version) {
      const entry = metrics.find(name, version);
      return entry && checkMetric(entry).metric;
    },
    calendar(name) {
      const entry = calendars.current.get(name);
      return entry && checkCalendar(entry);
    },
    diagnosticsOf(kind, name, version) {
      if (kind === 'calendar') return [];
      if (kind === 'metric') {
        const entry = metrics.find(name, version);
        return entry ? checkMetric(entry).diagnostics : [];
      }
      const entry = datasets.find(name, version);
      return entry ? checkDataset(entry).diagnostics : [];
    },
  };
}

function isDataset(entry: CatalogEntry): entry is DatasetEntry {
  return entry.definition.kind === 'dataset';
}

function isMetric(entry: CatalogEntry): entry is MetricLine {
  return entry.definition.kind === 'metric';
}

function isCalendar(entry: CatalogEntry): entry is CalendarEntry {
  return entry.definition.kind === 'calendar';
}

function indexEntries<E extends CatalogEntry>(entries: readonly E[]) {
  const current = new Map(entries.filter((entry) => entry.current).map((entry) => [entry.definition.name, entry]));
  const pinned = new Map(entries.map((entry) => [`${entry.definition.name}@${entry.version}`, entry]));
  const find = (name: string, version?: number) =>
    version === undefined ? current.get(name) : pinned.get(`${name}@${version}`);
  return { current, find };
}

function isSound(diagnostics: readonly Diagnostic[]): boolean {
  return !diagnostics.some(({ severity }) => severity === 'error');
}
