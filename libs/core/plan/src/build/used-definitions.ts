import type { Catalog, CheckedMetric } from '@core/formula';
import { datasetsIn } from '../frame/datasets-in';
import type { FrameQuery } from '../frame/frame-query';
import type { AskedMetric } from './asked-metric';

/** The versions that a plan rests on: metrics, those they refer to, every dataset that is read, and calendars. */
export function usedDefinitions(
  asked: readonly AskedMetric[],
  frames: readonly FrameQuery[],
  { catalog, calendars }: { readonly catalog: Catalog; readonly calendars: readonly string[] },
): Readonly<Record<string, number>> {
  const used = new Map<string, number>();
  for (const { label, metric, reached } of asked) {
    used.set(label.includes('@') ? label : metric.name, metric.version);
    for (const { name, version } of reached.slice(1)) used.set(name, version);
    for (const { name, version } of reached.flatMap((one) => standsFor(one, catalog))) used.set(name, version);
  }
  const datasets = [...asked.flatMap(({ metric }) => metric.datasets), ...frames.flatMap(datasetsIn)];
  for (const name of datasets) used.set(name, catalog.dataset(name)?.version ?? 0);
  for (const name of calendars) used.set(name, catalog.calendar(name)?.version ?? 0);
  return Object.fromEntries(used);
}

/** The metrics that an alias stands for: it may stand for another one. */
function standsFor({ alias_of }: CheckedMetric, catalog: Catalog): readonly CheckedMetric[] {
  const target = alias_of === undefined ? undefined : catalog.metric(alias_of);
  return target === undefined ? [] : [target, ...standsFor(target, catalog)];
}
