export type {
  CellValue,
  DatasetDefinition,
  Definition,
  DefinitionKind,
  ExpectedRow,
  FieldDefinition,
  FieldTypeText,
  FormatDefinition,
  Grain,
  LocalizedText,
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
} from './types';
export { checkDefinition, type CheckedDocument } from './check-definition';
export { checkName } from './check/check-name';
export { checkTimeZone } from './check/check-time-zone';
export { reservedNames } from './check/reserved-names';
export { hashDefinition } from './hash-definition';
export { localize } from './localize';
export { locateDiagnostics } from './locate-diagnostics';
export { parseDefinitions, type ParsedText } from './parse-definitions';
export { definitionKinds, definitionSchemas } from './schema/definition-schemas';
export { grains, type JsonSchema } from './schema/shared';
export { compileSchema, type SchemaVerdict } from './validate/compile-schema';
