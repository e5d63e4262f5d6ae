export { buildCatalog } from './catalog/build-catalog';
export type { CheckedText } from './catalog/check-text';
export { entersCatalog } from './catalog/enters-catalog';
export {
  checkCondition,
  findPath,
  reachField,
  resolveDimension,
  resolveField,
  type ConditionContext,
} from './catalog/lookups';
export { neededByDataset, neededByMetric, type NeededNames } from './catalog/needed-by';
export type { NamedPart, Reading } from './catalog/reading-collection';
export {
  readingsOfCondition,
  readingsOfDataset,
  readingsOfDimension,
  readingsOfMetric,
  type DatasetReading,
} from './catalog/readings';
export type {
  CalendarRules,
  Catalog,
  CatalogEntry,
  CheckedAccessRule,
  CheckedCalendar,
  CheckedDataset,
  CheckedField,
  CheckedFreshness,
  CheckedMetric,
  CheckedRelationship,
  CheckedTarget,
  CheckedValidity,
  WorkingHours,
} from './catalog/types';
export { requireArity, type Arity } from './check/arity';
export { describeList, fitsList } from './check/fits-list';
export { orderedValues } from './check/ordered-values';
export { relatedLinks, type RelatedLink } from './paths/related-links';
export { printExpression } from './print/print-expression';
export { parseDuration } from './source/duration';
export { createFindings, type Findings } from './source/findings';
export { parseFormula } from './syntax/parse-formula';
export { childrenOf, ungrouped, type CallNode, type SyntaxNode } from './syntax/syntax-node';
export { valueOverNothing, type Additivity, type AggregateName } from './tree/aggregates';
export type {
  Aggregate,
  ContextReference,
  DimensionName,
  DurationLiteral,
  Expression,
  FieldReference,
  Literal,
  MetricReference,
  Modified,
  Modifier,
  ParameterReference,
  PerAggregate,
  RelatedAggregate,
  ScalarCall,
  ToDateUnit,
  Typed,
} from './tree/expression';
export type { MetricLeaf } from './tree/metric-leaf';
export { scalarNames, type ScalarName } from './tree/scalars';
export type { Duration, DurationUnit, Level, ValueType } from './tree/types';
