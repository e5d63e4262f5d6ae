import type { Catalog } from '@core/formula';
import type { PinnedVersion } from '../ports/run-store';

/** A metric as a request names it. */
export interface MetricName {
  readonly name: string;
  readonly version?: number;
}

/** Versions count from 1 and fit the integers of the store; anything else is part of a name that nothing bears. */
const numberedName = /^(?<name>.+)@(?<version>[1-9]\d{0,8})$/s;

/** Reads `revenue` or `revenue@2`. */
export function parseMetricName(text: string): MetricName {
  const { name, version } = numberedName.exec(text)?.groups ?? {};
  return name === undefined ? { name: text } : { name, version: Number(version) };
}

/** Every version that the metrics need, themselves included: referenced metrics, datasets, and datasets that relationships lead to. */
export function collectDependencies(catalog: Catalog, metrics: readonly MetricName[]): readonly PinnedVersion[] {
  const pinned = new Map<string, PinnedVersion>();
  const addDataset = (name: string): void => {
    const dataset = catalog.dataset(name);
    if (dataset === undefined || pinned.has(`dataset:${name}`)) return;
    pinned.set(`dataset:${name}`, { kind: 'dataset', name, version: dataset.version, current: true });
    for (const { to } of dataset.relationships.values()) addDataset(to);
  };
  const addMetric = ({ name, version }: MetricName): void => {
    const metric = catalog.metric(name, version);
    if (metric === undefined) return;
    const key = `metric:${name}@${metric.version}`;
    if (pinned.has(key)) return;
    const current = catalog.metric(name)?.version === metric.version;
    pinned.set(key, { kind: 'metric', name, version: metric.version, current });
    [metric.definition.dataset ?? [], metric.datasets].flat().forEach(addDataset);
    metric.references.forEach((reference) => addMetric({ name: reference }));
  };
  metrics.forEach(addMetric);
  return [...pinned.values()];
}

/** Names of current definitions whose text uses this one directly. */
export function findDependents(catalog: Catalog, kind: 'dataset' | 'metric', name: string): readonly string[] {
  const metrics = catalog.metricNames.filter((candidate) => {
    const metric = catalog.metric(candidate);
    return kind === 'metric' ? metric?.references.includes(name) : metric?.datasets.includes(name);
  });
  if (kind === 'metric') return metrics;
  const related = catalog.datasetNames.filter((candidate) =>
    [...(catalog.dataset(candidate)?.relationships.values() ?? [])].some(({ to }) => to === name && candidate !== name),
  );
  return [...new Set([...metrics, ...related])];
}
