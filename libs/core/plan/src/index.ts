export { accessKey } from './access/access-key';
export { buildPlan, type PlanQuestion } from './build/build-plan';
export { intervalsAreIndependent } from './build/intervals-are-independent';
export { datasetsIn } from './frame/datasets-in';
export { nameWindow, windowOfLeaf, type NamedWindow } from './frame/leaf-window';
export type {
  Bucketing,
  FrameDimension,
  FrameQuery,
  RowFailureKind,
  RowRestriction,
  RunningDimension,
  WindowBound,
} from './frame/frame-query';
export type { BucketKey, BucketKeySpan, GroupListing, GroupSpace, PlanDimension } from './frame/group-space';
export type {
  BoundReference,
  ColumnReference,
  FrameJoin,
  Measure,
  OuterValue,
  RelatedRows,
  RelatedValue,
  RowCall,
  RowDuration,
  RowExpression,
  RowLiteral,
  SuccessorValue,
} from './frame/row-expression';
export type {
  BucketValue,
  DimensionValue,
  Leaf,
  LeafRange,
  Origin,
  PerValue,
  RankValue,
  ScalarDuration,
  ScalarExpression,
  ScalarLiteral,
  ScalarNode,
} from './frame/scalar-expression';
export { lowerRow } from './lower/lower-row';
export { planPreview } from './preview/plan-preview';
export type { PreviewPlan } from './preview/preview-plan';
export type { DataAccess } from './request/data-access';
export type { ForecastMethod, ForecastRequest, OrderBy, RunRequest } from './request/run-request';
export { runRequestSchema } from './request/run-request-schema';
export type { OutputColumn, PlannedForecast, PlannedMetric, RunPlan } from './run-plan';
export { civilDate, epochDay, formatDate, addMonths, type CivilDate, type EpochDay } from './time/civil-date';
export { floorDate, floorInstant, nextInstant } from './time/grain';
export { isoWeek, mondayOf } from './time/iso-week';
export { formatInstant, isRepresentable, nameInstant } from './time/moment';
export { shiftBy, shiftInstant } from './time/shift';
export {
  dateOf,
  dayLength,
  hourLength,
  instantOf,
  offsetsWithin,
  startOfDay,
  wallClock,
  type Instant,
  type ZoneOffset,
} from './time/time-zone';
export { bucketStart, dayStart, periodName, resolvePeriod, type ResolvedPeriod } from './time/resolve-period';
export type { Bucket, Moment, Window } from './time/window';
