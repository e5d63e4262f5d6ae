import type { ScheduleDefinition, ScorecardDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunRequest } from '@core/plan';
import type { StoredVersion } from '../ports/definition-store';
import { askScorecard } from '../scorecards/ask-scorecard';

/** A current version of a schedule, with the scorecard in force that it names. */
export interface ScheduleVersion {
  readonly definition: ScheduleDefinition;
  readonly version: number;
  readonly scorecard?: { readonly definition: ScorecardDefinition; readonly version: number };
}

/** All schedules in force. */
export function schedulesIn(versions: readonly StoredVersion[]): readonly ScheduleVersion[] {
  const scorecards = new Map(
    versions.flatMap(({ definition, version }) =>
      definition.kind === 'scorecard' ? [[definition.name, { definition, version }] as const] : [],
    ),
  );
  return versions.flatMap(({ definition, version }) => {
    if (definition.kind !== 'schedule') return [];
    const scorecard = scorecards.get(definition.scorecard ?? '');
    return [{ definition, version, ...(scorecard && { scorecard }) }];
  });
}

/**
 * What a schedule asks of each interval: its metrics, or those of its scorecard with what that selects. The interval says
 * when; comparisons of a scorecard are no values to keep.
 */
export function askSchedule(
  { metrics, scorecard: name, query }: ScheduleDefinition,
  scorecard?: ScorecardDefinition,
): RunRequest {
  if (name === undefined) return { ...query, metrics: metrics ?? [] };
  if (scorecard === undefined) throw DomainError.of('definition.not_found', { kind: 'scorecard', name });
  const { period: _, grain: __, compare: ___, timezone: ____, ...selection } = scorecard.query ?? {};
  return askScorecard({ ...scorecard, query: selection }, query ?? {});
}
