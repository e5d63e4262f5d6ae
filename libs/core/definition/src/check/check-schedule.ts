import { diagnose, type Diagnostic } from '@core/diagnostics';
import { CronExpressionParser } from 'cron-parser';
import type { ScheduleDefinition } from '../types';
import { checkName } from './check-name';
import { checkTimeZone } from './check-time-zone';

/** Whether a schedule's zone and cron pattern exist. */
export function checkSchedule({ name, timezone, cron }: ScheduleDefinition): readonly Diagnostic[] {
  return [...checkName(name, '/name'), ...checkTimeZone(timezone, '/timezone'), ...(cron === undefined ? [] : checkCron(cron))];
}

function checkCron(cron: string): readonly Diagnostic[] {
  const problem = findProblem(cron);
  return problem === undefined ? [] : [diagnose('definition.cron', { cron, problem }, { path: '/cron' })];
}

function findProblem(cron: string): string | undefined {
  const fields = cron.trim().split(/\s+/u).filter((field) => field !== '');
  // The library takes an empty pattern for every minute, and fewer or more fields for something else.
  if (fields.length !== 5) return `has ${fields.length} fields instead of five`;
  const strange = fields.find((field) => !/^[0-9A-Za-z*,/\-#?]+$/u.test(field));
  if (strange !== undefined || /[Hh?]/u.test(cron.replace(/thu/giu, '').replace(/march/giu, ''))) return 'has a sign that no field knows';
  try {
    CronExpressionParser.parse(cron, { tz: 'UTC' }).next();
    return undefined;
  } catch {
    return 'names a time that does not exist';
  }
}
