import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import type { ForecastMethod } from '@core/plan';

/** A finding about values, counted: `run.division_by_zero` in two rows. */
export interface ResultWarning {
  readonly code: string;
  readonly metric?: string;
  readonly count?: number;
  readonly message: string;
}

export interface ResultColumn {
  readonly name: string;
  readonly type: ValueType;
  /** True where some cells are decimal text, because a double would lose digits. */
  readonly exact?: boolean;
}

/** What the last rows of a result are: forecasts, in place of values. */
export interface ResultForecast {
  readonly method: ForecastMethod;
  /** The model by name: `ordinary least squares on the bucket index`. */
  readonly model: string;
  /** How many buckets are forecast. */
  readonly periods: number;
  /** The `period` of the first of them; it and all after it are forecasts. */
  readonly first_period: string;
}

/** One row of a comparison. */
export interface ComparedRow {
  /** The row by its period and dimensions. */
  readonly of: Readonly<Record<string, CellValue>>;
  readonly old: CellValue;
  readonly new: CellValue;
  /** New less old; null where one of them is none, or they are no numbers. */
  readonly difference: CellValue;
  /** The difference as a part of the old value; null where that is zero or none. */
  readonly change: CellValue;
}

/** What two series have in common, in numbers of rows. */
export interface ResultComparison {
  readonly rows: number;
  /** The same value, or none, in both. */
  readonly equal: number;
  /** Another value. */
  readonly changed: number;
  /** A value in the first series alone, and in the second alone. */
  readonly only_in_old: number;
  readonly only_in_new: number;
  /** Rows that differ most, the greatest difference first. */
  readonly largest: readonly ComparedRow[];
}

/** The answer to a run: `period` first when there is a grain, then dimensions, then metrics and comparisons. */
export interface RunResult {
  readonly columns: readonly ResultColumn[];
  /** One array per row, cells in the order of `columns`. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly warnings: readonly ResultWarning[];
  readonly forecast?: ResultForecast;
  /** Where two series were set against each other: the last columns are `old`, `new`, `difference` and `change`. */
  readonly comparison?: ResultComparison;
}
