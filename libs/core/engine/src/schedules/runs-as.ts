import type { Catalog } from '@core/formula';
import type { Principal } from '../access/principal';
import { readsAllRows } from '../access/row-scope';
import { datasetsRead } from './datasets-awaited';
import type { ScheduleVersion } from './schedule-version';

/** On whose behalf a schedule reads rows. */
export type RunsAs = Omit<Principal, 'id'> & {
  /** Whether these are all rows of what it reads. */
  readonly scope: 'all' | 'restricted';
};

export function runsAs(schedule: ScheduleVersion, { name, roles, attributes }: Principal, catalog: Catalog): RunsAs {
  const datasets = datasetsRead(schedule, catalog).map((dataset) => dataset.name);
  const isAll = readsAllRows({ roles, attributes }, datasets, catalog);
  return { name, roles, attributes, scope: isAll ? 'all' : 'restricted' };
}
