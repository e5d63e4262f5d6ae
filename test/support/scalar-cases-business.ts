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

/** From ten in the evening to six, every night in two stretches; Easter Monday of 2025 is a holiday. */
const shifts: WorkingHours = {
  week: Array.from(
    { length: 7 },
    () =>
      [
        [0, 360],
        [1320, 1440],
      ] as const,
  ),
  holidays: ['2025-04-21'],
};
const sundays: WorkingHours = { week: [[], [], [], [], [], [], [[600, 720]]], holidays: [] };
const never: WorkingHours = { week: [[], [], [], [], [], [], []], holidays: ['2025-01-01'] };

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
  [office, nil('timestamp'), nil('date'), null],
  [office, time('2025-01-13T17:59:59Z'), time('2025-01-14T09:00:15.5Z'), 16.5 / 60],
  // a holiday at the start, at the end, on both sides, and one at a weekend
  [office, time('2025-01-07T10:00:00Z'), time('2025-01-08T10:00:00Z'), 60],
  [office, time('2025-01-06T17:00:00Z'), time('2025-01-07T17:00:00Z'), 60],
  [office, time('2025-01-07T12:00:00Z'), time('2025-01-07T10:00:00Z'), 0],
  [office, date('2025-01-07'), date('2025-01-08'), 0],
  [office, time('2025-01-04T10:00:00Z'), time('2025-01-06T10:00:00Z'), 60],
  [office, date('2025-01-13'), date('2024-12-30'), -(3 * 480 + 240 + 3 * 480 + 240)],
  // before the epoch, and far apart: 1 January 1900 and 4 January 2100 are Mondays
  [office, date('1900-01-01'), date('1900-01-08'), 2160],
  [office, date('1969-12-29'), time('1970-01-01T10:00:00Z'), 3 * 480 + 60],
  [office, date('1900-01-01'), date('2100-01-04'), 10_436 * 2160 - 2 * 480],
  // nights that end at midnight and go on
  [shifts, time('2025-01-13T21:00:00Z'), time('2025-01-14T07:00:00Z'), 480],
  [shifts, time('2025-01-13T23:59:30Z'), time('2025-01-14T00:00:30Z'), 1],
  [shifts, time('2025-04-20T20:00:00Z'), time('2025-04-22T01:00:00Z'), 180],
  [nights, date('2025-01-13'), time('2025-02-13T00:00:30Z'), 31 * 1440 + 0.5],
  [sundays, time('2025-01-12T11:00:00Z'), time('2025-01-19T11:00:00Z'), 120],
  [sundays, date('2025-01-13'), date('2025-01-19'), 0],
  [never, date('2025-01-01'), date('2026-01-01'), 0],
  [never, date('2025-01-01'), nil('date'), null],
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
  [nights, time('2025-10-26T01:15:00Z'), time('2025-10-26T00:45:00Z'), 0],
  [nights, date('2025-10-26'), date('2025-10-27'), 1440],
  [shifts, time('2025-03-29T21:00:00Z'), time('2025-03-30T05:00:00Z'), 480],
  [shifts, time('2025-10-25T20:00:00Z'), time('2025-10-26T05:00:00Z'), 480],
  [inMinsk, date('2025-01-13'), time('2025-01-13T14:00:00Z'), 420],
  [inMinsk, time('2025-01-13T06:00:00Z'), time('2025-01-13T07:00:00Z'), 60],
  [inMinsk, date('2025-01-13'), date('2025-01-14'), 480],
];

/** On 26 April 2024 a day begins at one o'clock. */
const cairo: readonly BusinessRow[] = [[nights, date('2024-04-26'), date('2024-04-27'), 1380]];

export const businessCases: readonly ScalarCase[] = [
  ...inZone(undefined, utc),
  ...inZone('Europe/Berlin', berlin),
  ...inZone('Africa/Cairo', cairo),
];

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
