import type { Diagnostic } from '@core/diagnostics';
import type { ScorecardDefinition } from '../types/scorecard';
import { checkName } from './check-name';
import { checkTimeZone } from './check-time-zone';

/** Whether a scorecard's name may stand, and its zone exists. */
export function checkScorecard({ name, query }: ScorecardDefinition): readonly Diagnostic[] {
  return [...checkName(name, '/name'), ...checkTimeZone(query?.timezone, '/query/timezone')];
}
