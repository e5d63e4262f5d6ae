import type { Diagnostic } from '@core/diagnostics';
import type { MetricAnswer, Names } from '../check/context';
import { checkDatasetEntry, type DatasetResult } from './check-dataset';
import { checkMetricEntry, type MetricResult } from './check-metric';
import { createLazyGraph } from './lazy-graph';
import { checkSignature } from './metric-signature';
import { createNamedDataset, type LazyDataset } from './named-dataset';
import type { Catalog, CatalogEntry } from './types';
import { entryName, type DatasetEntry, type MetricEntry, type World } from './world';

/**
 * A catalog of definitions. Each is checked once, when it is first asked for; nothing is thrown for what users wrote.
 * Names in formulas mean current definitions.
 */
export function buildCatalog(entries: readonly CatalogEntry[]): Catalog {
  const datasets = indexEntries(entries.filter(isDataset));
  const metrics = indexEntries(entries.filter(isMetric));
  const world = createWorld(datasets.current, metrics.current, (name) => {
    const entry = datasets.current.get(name);
    return entry !== undefined && isSound(checkDataset(entry).diagnostics);
  });
  const checkDataset = remember((entry: DatasetEntry): DatasetResult =>
    checkDatasetEntry(entry, world.lazyDataset(entry), world),
  );
  const checkMetric = remember((entry: MetricEntry): MetricResult =>
    checkMetricEntry(entry, world.signature(entry), world),
  );
  return {
    datasetNames: world.names.datasetNames,
    metricNames: world.names.metricNames,
    dataset(name) {
      const entry = datasets.current.get(name);
      const result = entry && checkDataset(entry);
      return result && isSound(result.diagnostics) ? result.dataset : undefined;
    },
    metric(name, version) {
      const entry = metrics.find(name, version);
      return entry && checkMetric(entry).metric;
    },
    diagnosticsOf(kind, name, version) {
      if (kind === 'metric') {
        const entry = metrics.find(name, version);
        return entry ? checkMetric(entry).diagnostics : [];
      }
      const entry = datasets.find(name, version);
      return entry ? checkDataset(entry).diagnostics : [];
    },
  };
}

function createWorld(
  datasets: ReadonlyMap<string, DatasetEntry>,
  metrics: ReadonlyMap<string, MetricEntry>,
  soundDataset: World['isSound'],
) {
  const graph = createLazyGraph();
  const names: Names = {
    datasetNames: [...datasets.keys()],
    metricNames: [...metrics.keys()],
    dataset: (name) => {
      const entry = datasets.get(name);
      return entry && lazyDataset(entry);
    },
    metric: (name) => {
      const entry = metrics.get(name);
      return entry ? askMetric(entry) : { kind: 'unknown' };
    },
  };
  const lazyDataset = remember((entry: DatasetEntry): LazyDataset => createNamedDataset(entry, { names, graph }));
  const world: World = { names, graph, datasets, metrics, isSound: soundDataset };
  const askSignature = (entry: MetricEntry) => graph.ask(entryName(entry), () => checkSignature(entry, world));
  function askMetric(entry: MetricEntry): MetricAnswer {
    const answer = askSignature(entry);
    if (answer.kind === 'cycle') return answer;
    return answer.value.metric ? { kind: 'metric', metric: answer.value.metric } : { kind: 'unsound' };
  }
  function signature(entry: MetricEntry) {
    const answer = askSignature(entry);
    if (answer.kind === 'cycle') throw new RangeError('a metric is checked while it is being checked');
    return answer.value;
  }
  return { ...world, lazyDataset, signature };
}

function isDataset(entry: CatalogEntry): entry is DatasetEntry {
  return entry.definition.kind === 'dataset';
}

function isMetric(entry: CatalogEntry): entry is MetricEntry {
  return entry.definition.kind === 'metric';
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

/** The same answer for the same entry. */
function remember<E extends object, T>(compute: (entry: E) => T): (entry: E) => T {
  const known = new Map<E, T>();
  return (entry) => {
    const answer = known.get(entry) ?? compute(entry);
    known.set(entry, answer);
    return answer;
  };
}
