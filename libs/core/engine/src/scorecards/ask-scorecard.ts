import type { ScorecardDefinition } from '@core/definition';
import type { RunRequest } from '@core/plan';

/** A run request without metrics: what it says stands in the place of what a scorecard's query says. */
export type ScorecardAsk = Omit<RunRequest, 'metrics'>;

/** The request that asks for all metrics of a scorecard; parameters are replaced one by one, other parts as a whole. */
export function askScorecard({ metrics, query = {} }: ScorecardDefinition, ask: ScorecardAsk): RunRequest {
  const parameters = { ...query.parameters, ...ask.parameters };
  return { ...query, ...ask, ...(Object.keys(parameters).length > 0 && { parameters }), metrics };
}
