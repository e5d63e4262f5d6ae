import { neededByDataset, neededByMetric, type Catalog } from '@core/formula';
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

/** What a request reads beside its metrics: in its `where`, as its calendar, or as a parameter. */
export interface NamedBeside {
  readonly datasets?: readonly string[];
  readonly calendars?: readonly string[];
}

/**
 * Every version that the metrics need, themselves included: metrics that they name, datasets that they read, datasets that those
 * lead to or read in turn, and calendars.
 */
export function collectDependencies(
  catalog: Catalog,
  metrics: readonly MetricName[],
  { datasets = [], calendars = [] }: NamedBeside = {},
): readonly PinnedVersion[] {
  const pinned = new Map<string, PinnedVersion>();
  const addCalendar = (name: string): void => {
    const calendar = catalog.calendar(name);
    if (calendar === undefined) return;
    pinned.set(`calendar:${name}`, { kind: 'calendar', name, version: calendar.version, current: true });
  };
  const addDataset = (name: string): void => {
    const dataset = catalog.dataset(name);
    if (dataset === undefined || pinned.has(`dataset:${name}`)) return;
    pinned.set(`dataset:${name}`, { kind: 'dataset', name, version: dataset.version, current: true });
    const needed = neededByDataset(dataset);
    needed.datasets.forEach(addDataset);
    needed.calendars.forEach(addCalendar);
  };
  const addMetric = ({ name, version }: MetricName): void => {
    const metric = catalog.metric(name, version);
    if (metric === undefined) return;
    const key = `metric:${name}@${metric.version}`;
    if (pinned.has(key)) return;
    const current = catalog.metric(name)?.version === metric.version;
    pinned.set(key, { kind: 'metric', name, version: metric.version, current });
    const needed = neededByMetric(metric);
    needed.datasets.forEach(addDataset);
    needed.calendars.forEach(addCalendar);
    needed.metrics.forEach((reference) => addMetric({ name: reference }));
  };
  metrics.forEach(addMetric);
  datasets.forEach(addDataset);
  calendars.forEach(addCalendar);
  return [...pinned.values()];
}
