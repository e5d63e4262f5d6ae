import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';

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

/** The answer to a run: `period` first when there is a grain, then dimensions, then metrics and comparisons. */
export interface RunResult {
  readonly columns: readonly ResultColumn[];
  /** One array per row, cells in the order of `columns`. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly warnings: readonly ResultWarning[];
}
