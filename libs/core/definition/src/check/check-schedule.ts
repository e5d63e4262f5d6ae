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
    ...checkJitter(schedule),
    ...checkCatchUp(schedule),
    ...deliver.flatMap((recipient, index) => checkRecipient(recipient, `/deliver/${index}`)),
  ];
}

/** How long an interval is at least. */
const shortest: Readonly<Record<ScheduleDefinition['every'], string>> = {
  hour: '60m',
  day: '23h',
  week: '167h',
  month: '28d',
  quarter: '90d',
  year: '365d',
};

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };
const minutesOf = (duration: string) => Number.parseInt(duration, 10) * (MINUTES[duration.slice(-1)] ?? 0);

function checkJitter({ every, jitter = '0m' }: ScheduleDefinition): readonly Diagnostic[] {
  const most = shortest[every];
  if (minutesOf(jitter) <= minutesOf(most)) return [];
  return [diagnose('definition.jitter', { jitter, every, most }, { path: '/jitter' })];
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
