export { batchesOf } from './batches-of';
export { chooseCatchUp, type CatchUpChoice, type CatchUpRule } from './catch-up';
export type { DataInterval } from './data-interval';
export { dueAt, type DueRule } from './due-at';
export type { IntervalCalendar } from './interval-calendar';
export { intervalOfPeriod, intervalsBetween } from './intervals';
export { earlierBy, laterBy } from './later-by';
export { retryAt } from './retry-at';
