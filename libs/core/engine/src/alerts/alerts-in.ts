import { parseCondition, type AlertCondition } from '@core/alert';
import type { AlertDefinition } from '@core/definition';
import type { StoredVersion } from '../ports/definition-store';
import type { ScheduleVersion } from '../schedules/schedule-version';
import { watchedSchedules } from './watched-schedules';

/** An alert in force with the schedule whose snapshots it is judged on. */
export interface WatchingAlert {
  readonly alert: AlertDefinition;
  readonly version: number;
  readonly schedule: string;
  readonly condition: AlertCondition;
}

/** All alerts in force; one whose schedule is gone watches nothing. */
export function alertsIn(
  versions: readonly StoredVersion[],
  schedules: readonly ScheduleVersion[],
): readonly WatchingAlert[] {
  return versions.flatMap(({ definition, version }) => {
    if (definition.kind !== 'alert') return [];
    const [watched] = watchedSchedules(definition, schedules);
    if (watched === undefined) return [];
    const condition = parseCondition(definition.when);
    return [{ alert: definition, version, schedule: watched.definition.name, condition }];
  });
}
