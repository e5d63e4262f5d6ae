import { assertNever, type Diagnostic } from '@core/diagnostics';
import type { Definition } from '../types';
import { checkDataset } from './check-dataset';
import { checkMetric } from './check-metric';
import { checkSchedule } from './check-schedule';

/** Findings that a schema cannot have: what the parts of one document say about one another. */
export function checkMeaning(definition: Definition): readonly Diagnostic[] {
  switch (definition.kind) {
    case 'dataset':
      return checkDataset(definition);
    case 'metric':
      return checkMetric(definition);
    case 'schedule':
      return checkSchedule(definition);
    default:
      return assertNever(definition);
  }
}
