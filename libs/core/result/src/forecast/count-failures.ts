import { diagnose } from '@core/diagnostics';
import type { PlannedForecast } from '@core/plan';
import type { ResultWarning } from '../run-result';
import type { NoForecast, SeriesForecast } from './forecast-series';

export interface FailureCounter {
  /** The values of a forecast; none where it failed, which is counted. */
  readonly keepValues: (metric: string, forecast: SeriesForecast) => readonly number[];
  /** By metric and reason, in the order in which they first occurred. */
  readonly list: () => readonly ResultWarning[];
}

interface Failure {
  readonly metric: string;
  readonly reason: NoForecast;
  count: number;
}

/** Counts the series that could not be carried on. */
export function countFailures({ season }: Pick<PlannedForecast, 'season'>): FailureCounter {
  const failures = new Map<string, Failure>();
  return {
    keepValues: (metric, forecast) => {
      if (typeof forecast !== 'string') return forecast;
      const key = `${forecast} ${metric}`;
      const failure = failures.get(key) ?? { metric, reason: forecast, count: 0 };
      failure.count += 1;
      failures.set(key, failure);
      return [];
    },
    list: () =>
      [...failures.values()].map(({ metric, reason, count }) => {
        const { code, message } = diagnose('run.no_forecast', { metric, count, reason: reasons[reason](season) });
        return { code, metric, count, message };
      }),
  };
}

const reasons: Readonly<Record<NoForecast, (season: number) => string>> = {
  few_values: () => 'fewer than two whole buckets have a value',
  few_seasons: (season) => `two seasons of ${season} whole buckets are needed`,
  gaps: () => 'a whole bucket has no value, and seasons are learnt from a series without gaps',
  no_fit: () => 'the model found no fit',
  no_number: () => 'its values are no numbers',
};
