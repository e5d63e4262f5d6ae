import { DomainError, nearestName } from '@core/diagnostics';
import type { StoredVersion } from '../ports/definition-store';
import { schedulesIn, type ScheduleVersion } from './schedule-version';

/** The schedule in force of that name. Throws `definition.not_found`. */
export function findSchedule(versions: readonly StoredVersion[], name: string): ScheduleVersion {
  const schedules = schedulesIn(versions);
  const found = schedules.find(({ definition }) => definition.name === name);
  if (found !== undefined) return found;
  const names = schedules.map(({ definition }) => definition.name);
  throw DomainError.of('definition.not_found', { kind: 'schedule', name, nearest: nearestName(name, names) });
}
