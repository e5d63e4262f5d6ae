import type { DefinitionKind } from '../types/definition';
import { alertSchema } from './alert-schema';
import { calendarSchema } from './calendar-schema';
import { datasetSchema } from './dataset-schema';
import { metricSchema } from './metric-schema';
import { scheduleSchema } from './schedule-schema';
import { scorecardSchema } from './scorecard-schema';
import type { JsonSchema } from './shared';

/** The published JSON Schema (draft 2020-12) of every kind of document. */
export const definitionSchemas: Readonly<Record<DefinitionKind, JsonSchema>> = {
  calendar: calendarSchema,
  dataset: datasetSchema,
  metric: metricSchema,
  scorecard: scorecardSchema,
  schedule: scheduleSchema,
  alert: alertSchema,
};

/** Every kind of document, in the order in which they build on one another. */
export const definitionKinds: readonly DefinitionKind[] = [
  'calendar',
  'dataset',
  'metric',
  'scorecard',
  'schedule',
  'alert',
];
