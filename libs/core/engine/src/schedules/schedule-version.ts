import type { ScheduleDefinition, ScorecardDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunRequest } from '@core/plan';
import type { Principal } from '../access/principal';
import type { StoredVersion } from '../ports/definition-store';
import type { PinnedVersion } from '../ports/run-store';
import { askScorecard } from '../scorecards/ask-scorecard';

/** A schedule with the scorecard that it names, if there is one. */
export interface ScheduleInForce {
  readonly definition: ScheduleDefinition;
  readonly scorecard?: { readonly definition: ScorecardDefinition };
}

/** A current version of a schedule, with the scorecard in force that it names. */
export interface ScheduleVersion extends ScheduleInForce {
  readonly version: number;
  /** Its owner: it reads rows on their behalf. */
  readonly saved_by: Principal;
  /** Since when it is in force. */
  readonly published_at: string;
  readonly scorecard?: { readonly definition: ScorecardDefinition; readonly version: number };
}

/** All schedules in force. */
export function schedulesIn(versions: readonly StoredVersion[]): readonly ScheduleVersion[] {
  const scorecards = new Map(
    versions.flatMap(({ definition, version }) =>
      definition.kind === 'scorecard' ? [[definition.name, { definition, version }] as const] : [],
    ),
  );
  return versions.flatMap(({ definition, version, saved_by, created_at, published_at = created_at }) => {
    if (definition.kind !== 'schedule') return [];
    const scorecard = scorecards.get(definition.scorecard ?? '');
    return [{ definition, version, saved_by, published_at, ...(scorecard && { scorecard }) }];
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

/** The metrics that a schedule computes, as it or its scorecard names them; none where its scorecard is gone. */
export function metricsOf({ definition, scorecard }: ScheduleInForce): readonly string[] {
  return definition.metrics ?? scorecard?.definition.metrics ?? [];
}

/** The scorecard's version among those that a run of the schedule uses. */
export function scorecardPin({ scorecard }: ScheduleVersion): readonly PinnedVersion[] {
  if (scorecard === undefined) return [];
  return [{ kind: 'scorecard', name: scorecard.definition.name, version: scorecard.version, current: true }];
}

/** The same question about fewer rows: those that `where` holds for, too. */
export function narrowRequest(request: RunRequest, where: string): RunRequest {
  return { ...request, where: request.where === undefined ? where : `(${request.where}) and (${where})` };
}
