export { buildPlan, type PlanQuestion } from './build/build-plan';
export type { Bucketing, FrameDimension, FrameJoin, FrameQuery, Measure } from './frame/frame-query';
export type { ColumnReference, RowCall, RowDuration, RowExpression, RowLiteral } from './frame/row-expression';
export type {
  BucketChoice,
  BucketValue,
  DimensionValue,
  Leaf,
  Origin,
  ScalarDuration,
  ScalarExpression,
  ScalarLiteral,
  ScalarNode,
} from './frame/scalar-expression';
export { lowerRow } from './lower/lower-row';
export type { OrderBy, RunRequest } from './request/run-request';
export { runRequestSchema } from './request/run-request-schema';
export type { OutputColumn, PlanDimension, PlannedMetric, RunPlan } from './run-plan';
export { civilDate, epochDay, formatDate, addMonths, type CivilDate, type EpochDay } from './time/civil-date';
export { floorDate, floorInstant, nextInstant } from './time/grain';
export { isoWeek, mondayOf } from './time/iso-week';
export { formatInstant, isRepresentable } from './time/moment';
export { shiftBy, shiftInstant } from './time/shift';
export { dateOf, dayLength, hourLength, instantOf, startOfDay, wallClock, type Instant } from './time/time-zone';
export { dayStart, periodName, resolvePeriod, type ResolvedPeriod } from './time/resolve-period';
export type { Bucket, Moment, Window } from './time/window';
