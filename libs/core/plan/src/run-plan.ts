import type { FormatDefinition, Grain } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import type { ValueType } from '@core/formula';
import type { FrameQuery } from './frame/frame-query';
import type { GroupSpace } from './frame/group-space';
import type { ScalarExpression } from './frame/scalar-expression';
import type { ForecastMethod, OrderBy } from './request/run-request';
import type { Bucket, Window } from './time/window';

/** Everything a worker needs to answer a request; a pure function of request, definitions and `as_of`. */
export interface RunPlan {
  readonly period: Window;
  readonly timezone: string;
  readonly as_of: string;
  readonly grain?: Grain;
  /** In order of time; exactly one when there is no grain. */
  readonly buckets: readonly Bucket[];
  /**
   * Buckets stand apart: a group that is listed in one of them need not be there in the others, and each bucket has the rows that
   * it would have as a period of its own. Otherwise the result is dense: each group that is there is there in every bucket.
   */
  readonly sparse?: true;
  /** The calendar by its name; absent for the Gregorian one. */
  readonly calendar?: string;
  readonly frames: readonly FrameQuery[];
  /** The groups of the result. */
  readonly space: GroupSpace;
  readonly forecast?: PlannedForecast;
  readonly metrics: readonly PlannedMetric[];
  readonly columns: readonly OutputColumn[];
  readonly order_by: readonly OrderBy[];
  readonly limit?: number;
  /** Versions used, dependencies included: `{crm_win_rate: 1, crm_opportunities: 1}`. */
  readonly definitions: Readonly<Record<string, number>>;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Series carried on beyond the last bucket of the result, as learnt from its whole buckets: those of the calendar that neither the
 * period nor `as_of` cuts, and that are over at `as_of`.
 */
export interface PlannedForecast {
  readonly method: ForecastMethod;
  /** The first bucket of the result that is learnt from: 1 where the period cuts the one before it, else 0. */
  readonly first: number;
  /** The bucket of the result after the last one that is learnt from; not beyond `first` where there is none. */
  readonly complete: number;
  /** Buckets in a season: 12 for months, 7 for days. */
  readonly season: number;
  /** They follow the last bucket of the result, so the first lies `buckets of the result − complete + 1` steps after the last one that is learnt from. */
  readonly buckets: readonly Bucket[];
}

export interface PlannedMetric {
  /** As asked: `revenue` or `revenue@2`; the name of its column. */
  readonly label: string;
  readonly name: string;
  readonly version: number;
  readonly format?: FormatDefinition;
}

/** One value column of the result: a metric (`win_rate`) or a comparison of it (`win_rate.previous`, `win_rate.1 year`, `win_rate.target`). */
export interface OutputColumn {
  readonly name: string;
  readonly metric: string;
  readonly type: ValueType;
  readonly expression: ScalarExpression;
  /** Where it is true the metric has nothing to show; a row is left out when that holds for every column. */
  readonly hide?: ScalarExpression;
}
