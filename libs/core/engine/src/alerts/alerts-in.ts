import { parseCondition, type AlertCondition } from '@core/alert';
import type { AlertDefinition, FormatDefinition } from '@core/definition';
import type { Principal } from '../access/principal';
import type { CatalogSnapshot } from '../definitions/current-catalog';
import { schedulesIn } from '../schedules/schedule-version';
import { watchedSchedules } from './watched-schedules';

/** An alert in force with the schedule whose snapshots it is judged on. */
export interface WatchingAlert {
  readonly alert: AlertDefinition;
  readonly version: number;
  /** Its owner: it tells of nothing that they may not read. */
  readonly saved_by: Principal;
  readonly schedule: string;
  readonly condition: AlertCondition;
  /** How values of the metric are written. */
  readonly format: FormatDefinition | undefined;
}

/** All alerts in force; one whose schedule is gone watches nothing. */
export function alertsIn({ versions, catalog }: CatalogSnapshot): readonly WatchingAlert[] {
  const schedules = schedulesIn(versions);
  return versions.flatMap(({ definition, version, saved_by }) => {
    if (definition.kind !== 'alert') return [];
    const [watched] = watchedSchedules(definition, schedules);
    if (watched === undefined) return [];
    const condition = parseCondition(definition.when);
    const format = catalog.metric(definition.metric)?.definition.format;
    return [{ alert: definition, version, saved_by, schedule: watched.definition.name, condition, format }];
  });
}
