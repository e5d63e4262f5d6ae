import type { MetricAnswer, Names } from '../check/context';
import { checkAlias, type AliasSignature } from './check-alias';
import type { Ground } from './ground';
import { createLazyGraph, type Answer } from './lazy-graph';
import { checkSignature, type MetricSignature } from './metric-signature';
import { entryName, isAlias, type AliasEntry, type MetricEntry, type MetricLine, type World } from './world';

/** What the checks of a catalog's metrics share, and how they ask for what they need of one another. */
export interface CatalogWorld extends World {
  signature(entry: MetricEntry): MetricSignature;
  aliasSignature(entry: AliasEntry): AliasSignature;
}

/** The world of the current metrics; each signature is checked once, and needs no other than it names. */
export function createWorld(ground: Ground, metrics: ReadonlyMap<string, MetricLine>): CatalogWorld {
  const graph = createLazyGraph();
  const names: Names = {
    ...ground.names,
    metricNames: [...metrics.keys()],
    metric: (name) => {
      const entry = metrics.get(name);
      return entry ? askMetric(entry) : { kind: 'unknown' };
    },
  };
  const world: World = { names, graph, isSound: (name) => ground.dataset(name) !== undefined };
  const askSignature = (entry: MetricEntry) => graph.ask(entryName(entry), () => checkSignature(entry, world));
  const askAlias = (entry: AliasEntry) => graph.ask(entryName(entry), () => checkAlias(entry, world));
  function askMetric(entry: MetricLine): MetricAnswer {
    const answer: Answer<AliasSignature | MetricSignature> = isAlias(entry) ? askAlias(entry) : askSignature(entry);
    if (answer.kind === 'cycle') return answer;
    return answer.value.metric ? { kind: 'metric', metric: answer.value.metric } : { kind: 'unsound' };
  }
  return {
    ...world,
    signature: (entry) => valueOf(askSignature(entry)),
    aliasSignature: (entry) => valueOf(askAlias(entry)),
  };
}

function valueOf<T>(answer: Answer<T>): T {
  if (answer.kind === 'cycle') throw new RangeError('a metric is checked while it is being checked');
  return answer.value;
}
