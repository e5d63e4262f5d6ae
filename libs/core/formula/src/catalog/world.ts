import type { CalendarDefinition, DatasetDefinition, MetricAliasDefinition, MetricDefinition } from '@core/definition';
import type { Names } from '../check/context';
import type { LazyGraph } from './lazy-graph';
import type { CatalogEntry } from './types';

export type DatasetEntry = CatalogEntry & { readonly definition: DatasetDefinition };
export type MetricEntry = CatalogEntry & { readonly definition: MetricDefinition };
export type AliasEntry = CatalogEntry & { readonly definition: MetricAliasDefinition };
export type MetricLine = MetricEntry | AliasEntry;
export type CalendarEntry = CatalogEntry & { readonly definition: CalendarDefinition };

/** What the checks of a catalog's metrics share: the names that texts can use, and the answers so far. */
export interface World {
  readonly names: Names;
  readonly graph: LazyGraph;
  /** Whether a current dataset is free of errors. */
  isSound(dataset: string): boolean;
}

export function isDataset(entry: CatalogEntry): entry is DatasetEntry {
  return entry.definition.kind === 'dataset';
}

export function isMetric(entry: CatalogEntry): entry is MetricLine {
  return entry.definition.kind === 'metric';
}

export function isCalendar(entry: CatalogEntry): entry is CalendarEntry {
  return entry.definition.kind === 'calendar';
}

export function isAlias(entry: MetricLine): entry is AliasEntry {
  return entry.definition.alias_of !== undefined;
}

/** What an entry is called in cycles, and the key of its answer: the bare name of a current one. */
export function entryName({ definition, version, current }: CatalogEntry): string {
  return current ? definition.name : `${definition.name}@${version}`;
}
