import type { AggregateName, Duration, ScalarName, ValueType, WorkingHours } from '@core/formula';

/**
 * A row-level expression ready for SQL: names are physical columns, parameters and context values are literals,
 * calculated fields are expanded.
 */
export type RowExpression =
  RowLiteral | RowDuration | ColumnReference | RowCall | BoundReference | SuccessorValue | RelatedValue | OuterValue;

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

/** A column of the dataset whose rows are at hand (`path` empty) or of the dataset at the end of a relationship path. */
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
  /** Of `business_minutes_between`, whose arguments are the two moments alone. */
  readonly hours?: WorkingHours;
}

/** A constant of the frame's window: an end of the bucket that a text sees. The frame's bucketing is `windows` and has it by this name. */
export interface BoundReference {
  readonly kind: 'bound';
  readonly type: 'date' | 'timestamp';
  readonly name: string;
}

/**
 * The value of the next row of the same keys, by `order`, nulls first; computed over all rows of the dataset before any filter.
 * All parts are expressions of columns of the dataset itself.
 */
export interface SuccessorValue {
  readonly kind: 'successor';
  readonly type: ValueType;
  readonly value: RowExpression;
  readonly per: readonly RowExpression[];
  readonly order: readonly RowExpression[];
}

/** An aggregate over the rows that are related to the row at hand; one value, so that nothing multiplies. */
export interface RelatedValue {
  readonly kind: 'related';
  readonly type: ValueType;
  readonly rows: RelatedRows;
  /** Its expressions, and those of `rows` but for `link.outer`, see the related row. */
  readonly measure: Omit<Measure, 'name'>;
}

export interface RelatedRows {
  readonly dataset: string;
  readonly joins: readonly FrameJoin[];
  /** Columns that must be equal; null equals nothing. `outer` is seen from the row at hand, `own` from the related row. */
  readonly link: readonly { readonly outer: RowExpression; readonly own: RowExpression }[];
}

/** Inside a related aggregate: a value of the row that the aggregate belongs to, one level up. */
export interface OuterValue {
  readonly kind: 'outer';
  readonly type: ValueType;
  readonly value: RowExpression;
}

export interface FrameJoin {
  /** Relationship names from the frame's dataset. */
  readonly path: readonly string[];
  readonly dataset: string;
  /** Column of the dataset at the path's prefix = column of the joined dataset. */
  readonly on: readonly { readonly left: string; readonly right: string }[];
}

export interface Measure {
  /** Unique in its frame and deterministic: `sum_close_value_1`. */
  readonly name: string;
  readonly aggregate: AggregateName;
  /** `weighted_avg`: value, weight. `percentile`: value, literal share. `any`, `all`: condition. `count`: none, or the value that must not be null. */
  readonly arguments: readonly RowExpression[];
  /** Rows where it is true count; null counts as not true. */
  readonly filter?: RowExpression;
  /** `first` and `last`: ascending order, time first, then primary key. */
  readonly order?: readonly RowExpression[];
  readonly type: ValueType;
}
