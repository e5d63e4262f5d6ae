import { readTimePattern } from '@core/definition';
import { parseDuration } from '@core/formula';
import { resolvePeriod } from '@core/plan';

const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Africa/Cairo', 'Asia/Shanghai'];

/** Periods, durations and patterns of dates are read or refused; a period that is read has an end after its start. */
export function fuzz(text: string): void {
  const timezone = zones[text.length % zones.length] ?? 'UTC';
  const { period, diagnostics } = resolvePeriod(text, { timezone, as_of: '2026-11-22T12:00:00Z' });
  if (period === undefined && diagnostics.length === 0) throw new Error('it is neither read nor refused');
  parseDuration(text);
  readTimePattern(text, 'date');
  readTimePattern(text, 'timestamp');
}

export const seeds = [
  '2017',
  '2017-03',
  '2017-Q1',
  '2017-W05',
  '2017-03-01',
  '2017-01-01/2018-01-01',
  'last 3 months',
  'this year',
  'previous quarter',
  '3 days',
  'dd.MM.yyyy HH:mm:ss',
  '2017-03-26T02:30:00/P1D',
];

export const words = [
  ...'last this previous next days weeks months quarters years today yesterday 2017 0000 9999 10000 -01 W53 Q4 / T Z P yyyy MM dd HH mm ss . -'.split(
    ' ',
  ),
  ' ',
  '  ',
  '999999999',
  '１',
];
