export type {
  Catalog,
  CatalogEntry,
  CheckedDataset,
  CheckedField,
  CheckedMetric,
  CheckedRelationship,
  CheckedTarget,
} from './catalog/types';
export { aggregateAdditivity, valueOverNothing, type Additivity, type AggregateName } from './tree/aggregates';
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
  ScalarCall,
  Typed,
} from './tree/expression';
export { scalarNames, type ScalarName } from './tree/scalars';
export type { Duration, DurationUnit, Level, ValueType } from './tree/types';
