import { DomainError } from '@core/diagnostics';
import type { Catalog, CheckedDataset } from '@core/formula';
import { buildPlan, type RunRequest } from '@core/plan';
import { datasetsOf } from '../runs/query-runner';
import { requestIntervals } from './interval-requests';
import type { ScheduleVersion } from './schedule-version';

/** What is read does not depend on when: any interval stands for all. */
const SOME_DAY = { start: '2000-01-01T00:00:00Z', end: '2000-01-02T00:00:00Z', period: '2000-01-01' };

/** Answers so far: catalogs do not change, so remembering changes none. Reconcilers ask every second, and planning takes milliseconds. */
const answered = new WeakMap<Catalog, Map<string, readonly CheckedDataset[]>>();

/** The datasets with `freshness` that a schedule's runs read, and so may wait for. */
export function datasetsAwaited(schedule: ScheduleVersion, catalog: Catalog): readonly CheckedDataset[] {
  return datasetsRead(schedule, catalog).filter(({ freshness }) => freshness !== undefined);
}

/** The datasets that a schedule's runs read. None where its query does not check: the run will say so. */
export function datasetsRead(schedule: ScheduleVersion, catalog: Catalog): readonly CheckedDataset[] {
  const request = ask(schedule, catalog);
  if (request === undefined) return [];
  const known = answered.get(catalog) ?? new Map<string, readonly CheckedDataset[]>();
  answered.set(catalog, known);
  const key = JSON.stringify(request);
  const datasets = known.get(key) ?? readBy(request, catalog);
  known.set(key, datasets);
  return datasets;
}

function ask(schedule: ScheduleVersion, catalog: Catalog): RunRequest | undefined {
  try {
    return requestIntervals(schedule, [SOME_DAY], { catalog });
  } catch (error) {
    if (error instanceof DomainError) return undefined; // its scorecard is gone
    throw error;
  }
}

function readBy(request: RunRequest, catalog: Catalog): readonly CheckedDataset[] {
  const { plan } = buildPlan({ request, catalog, now: SOME_DAY.end });
  return plan === undefined ? [] : datasetsOf(plan.frames, catalog);
}
