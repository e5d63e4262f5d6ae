import { diagnose, type Diagnostic } from '@core/diagnostics';
import { CronExpressionParser } from 'cron-parser';
import type { ScheduleDefinition } from '../types/schedule';
import { checkName } from './check-name';
import { checkRecipient } from './check-recipient';
import { checkTimeZone } from './check-time-zone';

/** Whether a schedule's zone and cron pattern exist, its recipients can be reached, and every key has an effect. */
export function checkSchedule(schedule: ScheduleDefinition): readonly Diagnostic[] {
  const { name, timezone, cron, deliver = [] } = schedule;
  return [
    ...checkName(name, '/name'),
    ...checkTimeZone(timezone, '/timezone'),
    ...(cron === undefined ? [] : checkCron(cron)),
    ...checkCatchUp(schedule),
    ...deliver.flatMap((recipient, index) => checkRecipient(recipient, `/deliver/${index}`)),
  ];
}

function checkCatchUp({ catch_up = 'all', catch_up_within }: ScheduleDefinition): readonly Diagnostic[] {
  if (catch_up_within === undefined || catch_up === 'all') return [];
  const words = { key: 'catch_up_within', reason: `catch_up is ${catch_up}`, hint: 'it bounds catch_up: all' };
  return [diagnose('definition.no_effect', words, { path: '/catch_up_within' })];
}

function checkCron(cron: string): readonly Diagnostic[] {
  const problem = findProblem(cron);
  return problem === undefined ? [] : [diagnose('definition.cron', { cron, problem }, { path: '/cron' })];
}

const KNOWN_SIGNS = /^(?:[0-9*,/#-]|L|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)+$/iu;

function findProblem(cron: string): string | undefined {
  // The library takes an empty pattern for every minute, and fewer or more fields for something else.
  const fields = cron.split(/\s+/u).filter((field) => field !== '');
  if (fields.length !== 5) return `has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} instead of five`;
  const strange = fields.find((field) => !KNOWN_SIGNS.test(field));
  if (strange !== undefined) return `has "${strange}", which names no time`;
  try {
    CronExpressionParser.parse(cron, { tz: 'UTC' }).next();
    return undefined;
  } catch {
    return 'names a time that does not exist';
  }
}
