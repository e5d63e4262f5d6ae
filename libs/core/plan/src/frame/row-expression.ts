import type { Duration, ScalarName, ValueType } from '@core/formula';

/**
 * A row-level expression ready for SQL: names are physical columns, parameters and context values are literals,
 * calculated fields are expanded.
 */
export type RowExpression = RowLiteral | RowDuration | ColumnReference | RowCall;

/** Numbers, dates (`2017-01-31`) and instants (`2017-01-31T00:00:00Z`) as text; `type` says how to bind them. */
export interface RowLiteral {
  readonly kind: 'literal';
  readonly type: ValueType;
  readonly value: string | boolean | null;
}

export interface RowDuration {
  readonly kind: 'duration';
  readonly type: 'duration';
  readonly duration: Duration;
}

/** A column of the frame's dataset (`path` empty) or of the dataset at the end of a relationship path. */
export interface ColumnReference {
  readonly kind: 'column';
  readonly type: ValueType;
  readonly path: readonly string[];
  readonly column: string;
}

/** For `truncate_to` the second argument is a literal text: the grain. For `lookup` the map is spelled out as `case`. */
export interface RowCall {
  readonly kind: 'call';
  readonly type: ValueType;
  readonly function: ScalarName;
  readonly arguments: readonly RowExpression[];
}
