export type { DataInterval } from './data-interval';
export { dueAt, type DueRule } from './due-at';
export type { IntervalCalendar } from './interval-calendar';
export { intervalOfPeriod, intervalsBetween } from './intervals';
