import type { CellValue } from '@core/definition';
import type { WorkingHours } from '@core/formula';
import { date, nil, time, type ScalarArgument } from './scalar-arguments';
import type { ScalarCase } from './scalar-cases';

const weekday = [
  [9 * 60, 13 * 60],
  [14 * 60, 18 * 60],
] as const;

/** Monday to Thursday 9 to 13 and 14 to 18, Friday 9 to 13; New Year and 7 January (a Tuesday in 2025) are holidays. */
const office: WorkingHours = {
  week: [weekday, weekday, weekday, weekday, weekday.slice(0, 1), [], []],
  holidays: ['2025-01-01', '2025-01-04', '2025-01-07'],
};

/** Round the clock, so that clocks that are set can be seen. */
const nights: WorkingHours = { week: Array.from({ length: 7 }, () => [[0, 1440]] as const), holidays: [] };

const inMinsk: WorkingHours = { ...office, timezone: 'Europe/Minsk' };

/** Working hours, from, to, minutes. */
type BusinessRow = readonly [WorkingHours, ScalarArgument, ScalarArgument, CellValue];

const utc: readonly BusinessRow[] = [
  [office, time('2025-01-13T10:00:00Z'), time('2025-01-13T11:30:00Z'), 90],
  [office, time('2025-01-13T10:00:00Z'), time('2025-01-13T10:00:01.500Z'), 0.025],
  [office, time('2025-01-13T10:00:00Z'), time('2025-01-13T10:00:20Z'), 1 / 3],
  [office, time('2025-01-13T11:30:00Z'), time('2025-01-13T10:00:00Z'), -90],
  [office, time('2025-01-13T12:30:00Z'), time('2025-01-13T14:30:00Z'), 60],
  [office, time('2025-01-13T13:10:00Z'), time('2025-01-13T13:50:00Z'), 0],
  [office, time('2025-01-13T05:00:00Z'), time('2025-01-13T23:00:00Z'), 480],
  [office, time('2025-01-16T17:00:00Z'), time('2025-01-20T09:15:00Z'), 60 + 240 + 15],
  [office, time('2025-01-18T00:00:00Z'), time('2025-01-19T23:59:59Z'), 0],
  [office, date('2025-01-13'), date('2025-01-20'), 4 * 480 + 240],
  [office, date('2025-01-13'), date('2025-01-14'), 480],
  [office, date('2025-01-13'), time('2025-01-13T10:00:00Z'), 60],
  [office, date('2024-12-30'), date('2025-01-13'), 3 * 480 + 240 + 3 * 480 + 240],
  [office, time('2025-01-07T10:00:00Z'), time('2025-01-07T12:00:00Z'), 0],
  [office, time('2025-01-06T17:00:00Z'), time('2025-01-08T10:00:00Z'), 120],
  [office, time('2025-01-08T10:00:00Z'), time('2025-01-06T17:00:00Z'), -120],
  [office, nil('timestamp'), time('2025-01-06T17:00:00Z'), null],
  [office, time('2025-01-06T17:00:00Z'), nil('timestamp'), null],
  [inMinsk, time('2025-01-13T06:00:00Z'), time('2025-01-13T07:00:00Z'), 60],
  [inMinsk, time('2025-01-13T05:00:00Z'), time('2025-01-13T06:30:00Z'), 30],
  [inMinsk, time('2025-01-06T22:00:00Z'), time('2025-01-08T00:00:00Z'), 0],
  [inMinsk, date('2025-01-13'), time('2025-01-13T06:30:00Z'), 30],
];

/** The clocks go forward on 30 March 2025 and back on 26 October, both between 1 and 3 in the morning. */
const berlin: readonly BusinessRow[] = [
  [office, time('2025-01-13T08:00:00Z'), time('2025-01-13T09:00:00Z'), 60],
  [office, time('2025-06-30T07:00:00Z'), time('2025-06-30T08:00:00Z'), 60],
  [office, date('2025-03-28'), date('2025-04-01'), 240 + 480],
  [office, date('2025-01-13'), time('2025-01-13T09:00:00Z'), 60],
  [nights, time('2025-03-30T00:30:00Z'), time('2025-03-30T01:30:00Z'), 120],
  [nights, time('2025-10-26T00:15:00Z'), time('2025-10-26T01:15:00Z'), 0],
  [nights, time('2025-10-26T00:45:00Z'), time('2025-10-26T01:15:00Z'), 0],
  [nights, date('2025-10-26'), date('2025-10-27'), 1440],
  [inMinsk, time('2025-01-13T06:00:00Z'), time('2025-01-13T07:00:00Z'), 60],
  [inMinsk, date('2025-01-13'), date('2025-01-14'), 480],
];

export const businessCases: readonly ScalarCase[] = [...inZone(undefined, utc), ...inZone('Europe/Berlin', berlin)];

function inZone(timezone: string | undefined, rows: readonly BusinessRow[]): readonly ScalarCase[] {
  return rows.map(([hours, from, to, expected]) => ({
    function: 'business_minutes_between',
    type: 'number',
    arguments: [from, to],
    expected,
    hours,
    ...(timezone !== undefined && { timezone }),
  }));
}
