import { parseDefinitions } from '@core/definition';
import { dueAt, laterBy } from '@core/schedule';

/** A cron pattern is refused by the definition, or has a next tick; a delay that it takes can be waited for. */
export function fuzz(text: string): void {
  const [cron = '', delay = '0m'] = text.split('|');
  const schedule = { kind: 'schedule', name: 's', metrics: ['m'], interval: 'day', cron, delay };
  const { definitions } = parseDefinitions(JSON.stringify(schedule));
  const [found] = definitions;
  if (found?.definition.kind !== 'schedule') return;
  const end = '2026-03-28T00:00:00Z';
  const due = dueAt({ end }, { name: 's', cron, delay, timezone: 'Europe/Berlin' });
  const ready = laterBy(end, delay, 'Europe/Berlin');
  if (!(Date.parse(due) >= Date.parse(ready))) throw new Error(`it is due at ${due}, before ${ready}`);
}

export const seeds = [
  '0 6 1 * *|2h',
  '*/15 8-18 * * mon-fri|0m',
  '30 2 29 2 *|1d',
  '0 0 * * 0#1|90m',
  '@daily|1h',
  '0 6 L * *|1 day',
];

export const words = [
  ...'* / - , # L W ? 0 1 59 60 23 24 31 12 7 mon sun jan dec @yearly | m h d'.split(' '),
  ' ',
  '*/5',
  '1-5',
  '999999999',
];
