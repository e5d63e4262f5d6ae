import type { MetricAnswer, Names } from '../check/context';
import { checkAlias, type AliasSignature } from './check-alias';
import { createLazyGraph, type Answer } from './lazy-graph';
import { checkSignature, type MetricSignature } from './metric-signature';
import { createNamedDataset, type LazyDataset } from './named-dataset';
import { remember } from './remember';
import {
  entryName,
  isAlias,
  type AliasEntry,
  type DatasetEntry,
  type MetricEntry,
  type MetricLine,
  type World,
} from './world';

/** What the checks of a catalog share, and how they ask for what they need of one another. */
export interface CatalogWorld extends World {
  lazyDataset(entry: DatasetEntry): LazyDataset;
  signature(entry: MetricEntry): MetricSignature;
  aliasSignature(entry: AliasEntry): AliasSignature;
}

/** The world of the current datasets and metrics; each signature is checked once, and needs no other than it names. */
export function createWorld(
  datasets: ReadonlyMap<string, DatasetEntry>,
  metrics: ReadonlyMap<string, MetricLine>,
  { calendarNames, isSound }: { readonly calendarNames: readonly string[]; readonly isSound: World['isSound'] },
): CatalogWorld {
  const graph = createLazyGraph();
  const names: Names = {
    datasetNames: [...datasets.keys()],
    metricNames: [...metrics.keys()],
    calendarNames,
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
  const world: World = { names, graph, datasets, isSound };
  const askSignature = (entry: MetricEntry) => graph.ask(entryName(entry), () => checkSignature(entry, world));
  const askAlias = (entry: AliasEntry) => graph.ask(entryName(entry), () => checkAlias(entry, world));
  function askMetric(entry: MetricLine): MetricAnswer {
    const answer: Answer<AliasSignature | MetricSignature> = isAlias(entry) ? askAlias(entry) : askSignature(entry);
    if (answer.kind === 'cycle') return answer;
    return answer.value.metric ? { kind: 'metric', metric: answer.value.metric } : { kind: 'unsound' };
  }
  return {
    ...world,
    lazyDataset,
    signature: (entry) => valueOf(askSignature(entry)),
    aliasSignature: (entry) => valueOf(askAlias(entry)),
  };
}

function valueOf<T>(answer: Answer<T>): T {
  if (answer.kind === 'cycle') throw new RangeError('a metric is checked while it is being checked');
  return answer.value;
}
