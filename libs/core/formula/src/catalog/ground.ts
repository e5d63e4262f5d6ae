import type { Diagnostic } from '@core/diagnostics';
import type { Names } from '../check/context';
import { checkCalendarEntry } from './check-calendar';
import { checkDatasetEntry, type DatasetResult } from './check-dataset';
import { indexEntries, type EntryIndex } from './entry-index';
import { createLazyGraph } from './lazy-graph';
import { createNamedDataset } from './named-dataset';
import { remember } from './remember';
import type { CatalogEntry, CheckedCalendar, CheckedDataset } from './types';
import { isCalendar, isDataset, isMetric, type DatasetEntry } from './world';

/** What the metrics of a catalog stand on: its datasets and calendars, each checked once, when it is first asked for. */
export interface Ground {
  /** All but the metrics: on rows none can be used, though messages know their names. */
  readonly names: Names;
  dataset(name: string): CheckedDataset | undefined;
  calendar(name: string): CheckedCalendar | undefined;
  datasetDiagnostics(name: string, version?: number): readonly Diagnostic[];
}

export function createGround(entries: readonly CatalogEntry[]): Ground {
  const datasets = indexEntries(entries.filter(isDataset));
  const calendars = indexEntries(entries.filter(isCalendar)).current;
  const metricNames = [...indexEntries(entries.filter(isMetric)).current.keys()];
  const graph = createLazyGraph();
  const names: Names = {
    datasetNames: [...datasets.current.keys()],
    metricNames,
    calendarNames: [...calendars.keys()],
    dataset: (name) => {
      const entry = datasets.current.get(name);
      return entry && named(entry);
    },
    metric: () => ({ kind: 'unknown' }),
  };
  const named = remember((entry: DatasetEntry) => createNamedDataset(entry, { names, graph }));
  const check = remember((entry: DatasetEntry) => checkDatasetEntry(entry, named(entry), { names, datasets }));
  const checkCalendar = remember(checkCalendarEntry);
  return {
    names,
    dataset: (name) => soundDataset(datasets, name, check),
    calendar: (name) => {
      const entry = calendars.get(name);
      return entry && checkCalendar(entry);
    },
    datasetDiagnostics: (name, version) => {
      const entry = datasets.find(name, version);
      return entry ? check(entry).diagnostics : [];
    },
  };
}

function soundDataset(
  { current }: EntryIndex<DatasetEntry>,
  name: string,
  check: (entry: DatasetEntry) => DatasetResult,
): CheckedDataset | undefined {
  const entry = current.get(name);
  const result = entry && check(entry);
  return result?.diagnostics.some(({ severity }) => severity === 'error') ? undefined : result?.dataset;
}
