import type { Definition, ScorecardDefinition } from '@core/definition';
import type { Catalog, CheckedMetric } from '@core/formula';
import { measure, type Measured, type Measuring } from './measure';
import { compareSections } from './section-names';

/** Metrics that only exist to be parts of others bear this tag. */
const HELPER = 'helper';

export interface CatalogueMetric {
  readonly metric: CheckedMetric;
  readonly measured?: Measured;
  /** Other names of the same metric. */
  readonly aliases: readonly string[];
}

export interface CatalogueSection {
  readonly name: string;
  readonly metrics: readonly CatalogueMetric[];
  readonly helpers: readonly CatalogueMetric[];
}

/** All that a catalogue tells, in no language yet. */
export interface Catalogue {
  readonly catalog: Catalog;
  readonly sections: readonly CatalogueSection[];
  readonly scorecards: readonly ScorecardDefinition[];
  /** Undefined where no values were asked for. */
  readonly period?: string;
}

/** Gathers sound definitions by section, each metric with its value where `measuring` says how to ask for it. */
export async function gatherCatalogue(
  catalog: Catalog,
  definitions: readonly Definition[],
  measuring: Measuring | undefined,
): Promise<Catalogue> {
  const sections = new Map<string, { metrics: CatalogueMetric[]; helpers: CatalogueMetric[] }>();
  for (const name of catalog.metricNames) {
    const metric = catalog.metric(name);
    if (metric === undefined) continue;
    const { tags = [] } = definitions.find((one) => one.kind === 'metric' && one.name === name) ?? {};
    const section = tags[0] ?? 'metrics';
    const { metrics, helpers } = sections.get(section) ?? { metrics: [], helpers: [] };
    sections.set(section, { metrics, helpers });
    (tags.includes(HELPER) ? helpers : metrics).push({
      metric,
      aliases: catalog.metricNames.filter((other) => catalog.metric(other)?.alias_of === name),
      ...(measuring && metric.alias_of === undefined && { measured: await measure(metric, measuring) }),
    });
  }
  return {
    catalog,
    sections: [...sections]
      .map(([name, parts]) => ({ name, ...parts }))
      .toSorted((a, b) => compareSections(a.name, b.name)),
    scorecards: definitions.flatMap((one) => (one.kind === 'scorecard' ? [one] : [])),
    ...(measuring && { period: measuring.period }),
  };
}
