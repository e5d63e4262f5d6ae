import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';

/**
 * A table of values in columns, as a warehouse answers a frame query.
 *
 * Cells: numbers as JavaScript numbers where a double holds the exact value, else as decimal text; dates as
 * `2017-01-31`, instants as ISO 8601 in UTC, null for nothing. Never NaN or Infinity.
 */
export interface Frame {
  readonly columns: readonly FrameColumn[];
  readonly row_count: number;
}

export interface FrameColumn {
  readonly name: string;
  readonly type: ValueType;
  readonly values: readonly CellValue[];
}
