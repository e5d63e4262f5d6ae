export type {
  CalendarDefinition,
  CellValue,
  DatasetDefinition,
  Definition,
  DefinitionKind,
  ExpectedRow,
  FieldDefinition,
  FieldTypeText,
  FormatDefinition,
  Grain,
  LocalFieldDefinition,
  LocalizedText,
  MetricAliasDefinition,
  MetricDefinition,
  MetricTestDefinition,
  MetricTestQuery,
  ParameterDefinition,
  ParameterType,
  ParameterValue,
  ParsedDefinition,
  PositionIndex,
  RelationshipDefinition,
  ScheduleDefinition,
  ValidityDefinition,
  Weekday,
} from './types';
export { checkDefinition, type CheckedDocument } from './check-definition';
export { localize } from './localize';
export { locateDiagnostics } from './locate-diagnostics';
export { parseDefinitions, type ParsedText } from './parse-definitions';
export { readStretch } from './read-stretch';
export { definitionKinds, definitionSchemas } from './schema/definition-schemas';
export { compileSchema, type SchemaVerdict } from './validate/compile-schema';
export type { JsonSchema } from './schema/shared';
export { grains, weekdays } from './schema/shared';
