import type { CellValue } from '@core/definition';
import type { OutputColumn, PlannedForecast, RunPlan } from '@core/plan';
import type { BoundPlan } from '../bind-plan';
import type { ResultForecast, ResultWarning } from '../run-result';
import type { RowPlace } from '../space/row-place';
import { chooseForecast, type Forecaster, type SeriesForecast } from './forecast-series';
import type { Steps } from '../steps/steps';
import { countFailures } from './count-failures';
import type { SeasonalModel } from './seasonal-model';

/** A row of the result and where it stands. */
export interface PlacedRow extends RowPlace {
  readonly cells: readonly CellValue[];
}

export interface ForecastRows {
  readonly header: ResultForecast;
  readonly rows: readonly (readonly CellValue[])[];
  readonly warnings: readonly ResultWarning[];
}

export interface ForecastBasis {
  readonly plan: RunPlan;
  readonly forecast: PlannedForecast;
  readonly nameRow: BoundPlan['nameRow'];
  readonly rows: readonly PlacedRow[];
  readonly seasonal: SeasonalModel | undefined;
  /** Told how much of the work is done, from 0 to 1. */
  readonly report: (share: number) => void;
}

/**
 * Rows for the buckets to come, for every group that has a row: metrics are carried on, comparisons are null. Forecasts are
 * doubles, also of whole numbers, and may be negative. What cannot be carried on is null with a warning.
 */
export function* forecastRows({ plan, forecast, nameRow, rows, seasonal, report }: ForecastBasis): Steps<ForecastRows> {
  const { first, complete, method, buckets } = forecast;
  const way = chooseForecast(forecast, plan.buckets.length - Math.max(complete, first), seasonal);
  const failures = countFailures(forecast);
  const names = plan.space.dimensions.length + 1;
  const ahead: { readonly group: number; readonly values: readonly (readonly number[])[] }[] = [];
  const groups = rowsByGroup(rows);
  for (const [group, ofBucket] of groups) {
    const learnt = Array.from({ length: Math.max(complete - first, 0) }, (_, index) => ofBucket[first + index]);
    const values: (readonly number[])[] = [];
    for (const [place, column] of plan.columns.entries()) {
      const isMetric = plan.metrics.some(({ label }) => label === column.name);
      const series = learnt.map((cells) => cells?.[names + place] ?? null);
      values.push(isMetric ? failures.keepValues(column.name, carryOn(column, series, way.forecast)) : []);
      yield;
    }
    ahead.push({ group, values });
    report(ahead.length / groups.length);
  }
  return {
    header: { method, model: way.model, periods: buckets.length, first_period: buckets[0]?.label ?? '' },
    rows: buckets.flatMap(({ label }, index) =>
      ahead.map(({ group, values }) => [...nameRow(label, group), ...values.map((value) => value[index] ?? null)]),
    ),
    warnings: failures.list(),
  };
}

/** For each group, in order, its rows by bucket. */
function rowsByGroup(rows: readonly PlacedRow[]): readonly (readonly [number, (readonly CellValue[] | undefined)[]])[] {
  const groups = new Map<number, (readonly CellValue[] | undefined)[]>();
  for (const { group, bucket, cells } of rows) {
    const own = groups.get(group) ?? [];
    own[bucket] = cells;
    groups.set(group, own);
  }
  return [...groups].toSorted(([a], [b]) => a - b);
}

function carryOn({ type }: OutputColumn, series: readonly CellValue[], forecast: Forecaster): SeriesForecast {
  if (type !== 'integer' && type !== 'decimal' && type !== 'number') return 'no_number';
  return forecast(series.map((cell) => (cell === null ? null : Number(cell))));
}
