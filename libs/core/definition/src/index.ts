export type { AccessRole, AccessRuleDefinition } from './types/access-rule';
export type { AlertDefinition } from './types/alert';
export type { CalendarDefinition, Weekday } from './types/calendar';
export type {
  DatasetDefinition,
  FieldDefinition,
  FieldTypeText,
  FreshnessDefinition,
  RelationshipDefinition,
  ValidityDefinition,
} from './types/dataset';
export { charsets } from './types/dataset-source';
export type {
  Charset,
  ConnectionSource,
  FileFormat,
  FileSource,
  SourceDefinition,
  UploadSource,
} from './types/dataset-source';
export type { Definition, DefinitionKind, ParsedDefinition, PositionIndex } from './types/definition';
export type {
  BenchmarkDefinition,
  FormatDefinition,
  LocalFieldDefinition,
  MetricAliasDefinition,
  MetricDefinition,
  ParameterDefinition,
  ParameterType,
} from './types/metric';
export type { ExpectedRow, MetricTestDefinition, MetricTestQuery } from './types/metric-test';
export type { RecipientDefinition } from './types/recipient';
export type { CatchUp, ReportDefinition, RetentionDefinition, ScheduleDefinition } from './types/schedule';
export type { ScorecardDefinition, ScorecardQuery } from './types/scorecard';
export type {
  BinValue,
  AttributeValue,
  CellValue,
  Grain,
  LocalizedText,
  ParameterValue,
  PeriodValue,
  SelectionDefinition,
} from './types/shared';
export { isCivilDate } from './check/civil-date';
export { describeParameter, fitsParameter } from './check/fits-parameter';
export { checkDefinition, type CheckedDocument } from './check-definition';
export { formatValue } from './format-value';
export { canonicalJson } from './hash-definition';
export { localize } from './localize';
export { locateDiagnostics } from './locate-diagnostics';
export { parseDefinitions, type ParsedText } from './parse-definitions';
export { readStretch } from './read-stretch';
export { splitTableName } from './split-table-name';
export { definitionKinds, definitionSchemas } from './schema/definition-schemas';
export { readTimePattern, type TimePatternPart } from './time-pattern';
export { compileSchema, type SchemaVerdict } from './validate/compile-schema';
export type { JsonSchema } from './schema/shared';
export { grains, weekdays } from './schema/shared';
