import { call, date, int, lasting, nil, time, word, type ScalarRow } from './scalar-arguments';

/** Dates and instants in UTC. */
export const calendar: readonly ScalarRow[] = [
  ['year', 'integer', [date('2017-01-31')], 2017],
  ['quarter', 'integer', [date('2017-04-01')], 2],
  ['month', 'integer', [date('2017-12-31')], 12],
  ['week', 'integer', [date('2027-01-01')], 53],
  ['week', 'integer', [date('2018-12-31')], 1],
  ['day', 'integer', [date('2017-01-31')], 31],
  ['day', 'integer', [nil('date')], null],
  ['weekday', 'integer', [date('2017-01-01')], 7],
  ['weekday', 'integer', [date('2017-01-02')], 1],
  ['hour', 'integer', [date('2017-01-01')], 0],
  ['hour', 'integer', [time('2017-01-01T23:59:59Z')], 23],
  ['days_between', 'integer', [date('2017-01-31'), date('2017-03-01')], 29],
  ['days_between', 'integer', [date('2017-03-01'), date('2017-01-31')], -29],
  ['days_between', 'integer', [nil('date'), date('2017-01-31')], null],
  ['days_between', 'number', [time('2017-01-01T00:00:00Z'), time('2017-01-02T12:00:00Z')], 1.5],
  ['hours_between', 'number', [date('2017-01-02'), date('2017-01-01')], -24],
  ['hours_between', 'number', [time('2017-01-01T00:00:00Z'), time('2017-01-01T01:30:00Z')], 1.5],
  ['minutes_between', 'number', [time('2017-01-01T00:00:00Z'), time('2017-01-01T00:00:30Z')], 0.5],
  ['months_between', 'number', [date('2017-01-31'), date('2017-02-28')], 1],
  ['months_between', 'number', [date('2017-01-15'), date('2017-02-01')], 17 / 31],
  ['months_between', 'number', [date('2017-03-31'), date('2017-02-28')], -1],
  ['months_between', 'number', [date('2017-01-01'), date('2018-01-01')], 12],
  ['months_between', 'number', [date('2017-01-01'), nil('date')], null],
  ['truncate_to', 'date', [date('2017-08-17'), word('day')], '2017-08-17'],
  ['truncate_to', 'date', [date('2017-08-17'), word('week')], '2017-08-14'],
  ['truncate_to', 'date', [date('2017-08-17'), word('month')], '2017-08-01'],
  ['truncate_to', 'date', [date('2017-08-17'), word('quarter')], '2017-07-01'],
  ['truncate_to', 'date', [date('2017-08-17'), word('year')], '2017-01-01'],
  ['add', 'date', [date('2016-01-31'), lasting(1, 'month')], '2016-02-29'],
  ['add', 'date', [date('2016-12-31'), lasting(1, 'day')], '2017-01-01'],
  ['add', 'date', [date('2016-02-29'), lasting(1, 'year')], '2017-02-28'],
  ['add', 'date', [nil('date'), lasting(1, 'year')], null],
  ['add', 'date', [lasting(1, 'quarter'), date('2016-11-30')], '2017-02-28'],
  ['subtract', 'date', [date('2016-03-31'), lasting(1, 'month')], '2016-02-29'],
  ['subtract', 'date', [date('2016-03-31'), lasting(2, 'week')], '2016-03-17'],
  ['add', 'date', [date('2017-01-01'), call('multiply', 'duration', int(3), lasting(1, 'week'))], '2017-01-22'],
  ['add', 'timestamp', [time('2017-01-01T23:30:00Z'), lasting(45, 'minute')], '2017-01-02T00:15:00Z'],
  ['add', 'timestamp', [date('2017-01-01'), lasting(3, 'hour')], '2017-01-01T03:00:00Z'],
];

/** Across the changes of the clocks. */
export const berlin: readonly ScalarRow[] = [
  ['hour', 'integer', [time('2017-06-30T22:30:00Z')], 0],
  ['month', 'integer', [time('2017-06-30T22:30:00Z')], 7],
  ['weekday', 'integer', [time('2017-07-02T22:00:00Z')], 1],
  ['truncate_to', 'date', [time('2017-06-30T22:30:00Z'), word('day')], '2017-07-01'],
  ['truncate_to', 'date', [time('2017-06-30T22:30:00Z'), word('month')], '2017-07-01'],
  ['truncate_to', 'timestamp', [time('2017-06-30T22:30:00Z'), word('hour')], '2017-06-30T22:00:00Z'],
  ['truncate_to', 'timestamp', [time('2026-10-25T00:30:00Z'), word('hour')], '2026-10-25T00:00:00Z'],
  ['truncate_to', 'timestamp', [time('2026-10-25T01:30:00Z'), word('hour')], '2026-10-25T01:00:00Z'],
  ['days_between', 'number', [date('2026-03-29'), time('2026-03-29T22:00:00Z')], 23 / 24],
  ['months_between', 'number', [time('2016-12-31T23:00:00Z'), time('2017-02-28T23:00:00Z')], 2],
  ['add', 'timestamp', [time('2026-03-28T11:00:00Z'), lasting(1, 'day')], '2026-03-29T10:00:00Z'],
  ['add', 'timestamp', [time('2026-03-28T11:00:00Z'), lasting(24, 'hour')], '2026-03-29T11:00:00Z'],
  ['subtract', 'timestamp', [time('2026-03-31T10:00:00Z'), lasting(1, 'month')], '2026-02-28T11:00:00Z'],
  ['less', 'boolean', [time('2026-03-28T22:59:59Z'), date('2026-03-29')], true],
  ['less', 'boolean', [time('2026-03-28T23:00:00Z'), date('2026-03-29')], false],
  ['equal', 'boolean', [date('2026-03-29'), time('2026-03-28T23:00:00Z')], true],
];

/** Half an hour off the whole hours of UTC. */
export const kolkata: readonly ScalarRow[] = [
  ['truncate_to', 'timestamp', [time('2026-01-01T10:15:00Z'), word('hour')], '2026-01-01T09:30:00Z'],
  ['hour', 'integer', [time('2026-01-01T10:30:00Z')], 16],
];

/** Midnight does not exist on 26 April 2024 in Cairo, and comes twice on 5 November 2023 in Havana. */
export const cairo: readonly ScalarRow[] = [
  ['hours_between', 'number', [date('2024-04-26'), time('2024-04-26T21:00:00Z')], 23],
];
export const havana: readonly ScalarRow[] = [
  ['hours_between', 'number', [date('2023-11-05'), time('2023-11-06T05:00:00Z')], 25],
];
