import { assertNever, type Diagnostic } from '@core/diagnostics';
import type { Definition } from '../types/definition';
import { checkAlert } from './check-alert';
import { checkCalendar } from './check-calendar';
import { checkDataset } from './check-dataset';
import { checkMetric } from './check-metric';
import { checkName } from './check-name';
import { checkSchedule } from './check-schedule';
import { checkScorecard } from './check-scorecard';

/** Findings that a schema cannot have: what the parts of one document say about one another. */
export function checkMeaning(definition: Definition): readonly Diagnostic[] {
  switch (definition.kind) {
    case 'calendar':
      return checkCalendar(definition);
    case 'dataset':
      return checkDataset(definition);
    case 'metric':
      return definition.alias_of === undefined ? checkMetric(definition) : checkName(definition.name, '/name');
    case 'scorecard':
      return checkScorecard(definition);
    case 'schedule':
      return checkSchedule(definition);
    case 'alert':
      return checkAlert(definition);
    default:
      return assertNever(definition);
  }
}
