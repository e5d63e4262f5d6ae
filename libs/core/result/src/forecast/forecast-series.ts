import type { PlannedForecast } from '@core/plan';
import { fitLine } from './fit-line';
import type { SeasonalModel } from './seasonal-model';

/** Why a series has no forecast. */
export type NoForecast = 'few_values' | 'few_seasons' | 'gaps' | 'no_fit' | 'no_number';

/** The values of the buckets to come, or why there are none. */
export type SeriesForecast = readonly number[] | NoForecast;

/** Carries one series on. */
export type Forecaster = (series: readonly (number | null)[]) => SeriesForecast;

export interface ForecastWay {
  /** What it is called in the header of a result. */
  readonly model: string;
  /** `series` holds the buckets that are learnt from. */
  readonly forecast: Forecaster;
}

/** `gap` is the number of buckets between the last that is learnt from and the first to come. Throws a TypeError without a model for seasons. */
export function chooseForecast(
  { method, season, buckets }: PlannedForecast,
  gap: number,
  seasonal: SeasonalModel | undefined,
): ForecastWay {
  const count = buckets.length;
  if (method === 'linear')
    return { model: 'ordinary least squares on the bucket index', forecast: (series) => carryLine(series, gap, count) };
  if (seasonal === undefined) throw new TypeError('a seasonal forecast needs a model, and none was given');
  const forecast: Forecaster = (series) => {
    const values = series.filter((value) => value !== null);
    if (values.length < series.length) return 'gaps';
    if (values.length < 2 * season) return 'few_seasons';
    const ahead = seasonal.forecast(values, { season, count: gap + count });
    return ahead === undefined ? 'no_fit' : keepFinite(ahead.slice(gap));
  };
  return { model: seasonal.nameFor(season), forecast };
}

function carryLine(series: readonly (number | null)[], gap: number, count: number): SeriesForecast {
  const line = fitLine(series);
  if (line === undefined) return 'few_values';
  return keepFinite(Array.from({ length: count }, (_, ahead) => line(series.length + gap + ahead)));
}

function keepFinite(values: readonly number[]): SeriesForecast {
  return values.every(Number.isFinite) ? values : 'no_fit';
}
