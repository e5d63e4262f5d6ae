import type { Span } from '@core/diagnostics';
import type { AggregateName } from './aggregates';
import type { ScalarName } from './scalars';
import type { Duration, Level, ValueType } from './types';

/** What every node of a checked formula knows: where it was written, what it is and where it lives. */
export interface Typed {
  readonly span: Span;
  readonly type: ValueType;
  readonly level: Level;
}

/** Numbers and dates are kept as written (`"0.10"`, `"2026-01-31"`), so that nothing is lost before the engine binds them. */
export interface Literal extends Typed {
  readonly kind: 'literal';
  readonly value: string | boolean | null;
}

export interface DurationLiteral extends Typed {
  readonly kind: 'duration';
  readonly duration: Duration;
}

/**
 * A field of `dataset`, reached over many-to-one relationships (`path`, empty for its own field).
 * `dataset` is where the path starts, not where it ends. The field may be calculated; the planner expands it.
 */
export interface FieldReference extends Typed {
  readonly kind: 'field';
  readonly dataset: string;
  readonly path: readonly string[];
  readonly field: string;
  /** A calculated field of one metric: not in the dataset, so it is carried along. */
  readonly local?: CheckedField;
}

/** A field of a dataset, or a calculated one of a metric. */
export interface CheckedField {
  readonly name: string;
  readonly type: ValueType;
  /** Digits of a decimal. */
  readonly decimal?: { readonly precision: number; readonly scale: number };
  /** Declared values; `ordered` ones compare by position. */
  readonly values?: readonly string[];
  readonly ordered: boolean;
  /** Where the value comes from: a column of the source, or a checked row-level expression of the same dataset. */
  readonly origin:
    | { readonly kind: 'column'; readonly column: string }
    | { readonly kind: 'calculated'; readonly expression: Expression };
}

/** `params.name`, or `params.name.key` for a map; in a rule of access `user.name`, an attribute of whoever asks. */
export interface ParameterReference extends Typed {
  readonly kind: 'parameter';
  /** Absent: a parameter of the metric. */
  readonly of?: 'user';
  readonly name: string;
  readonly key?: string;
  /** A whole list: values of `type` to look among, numbers in rising order, or named spans of numbers. */
  readonly list?: 'members' | 'bounds' | 'bins';
  /** The declared values in whose order an attribute is compared: it is one of them. */
  readonly among?: readonly string[];
}

/** `period.start`, `period.end`, `as_of`, `target`: values of the context in force. */
export interface ContextReference extends Typed {
  readonly kind: 'context';
  readonly name: 'period_start' | 'period_end' | 'as_of' | 'target';
}

/**
 * An aggregate over the rows related to a row of `outer`: those of `dataset` that lead (`down`) to the same row of a third
 * dataset, or of `outer` itself, as the outer row does (`up`). One value per outer row. In `arguments` and `conditions` a field
 * whose `dataset` is that of an enclosing row speaks of that row. Its level is a row of `outer`.
 */
export interface RelatedAggregate extends Typed {
  readonly kind: 'related';
  readonly function: AggregateName;
  readonly outer: string;
  readonly dataset: string;
  /** Many-to-one path from `outer`, empty when the related rows lead to the outer row itself. */
  readonly up: readonly string[];
  /** Many-to-one path from `dataset` to where `up` leads; never empty. */
  readonly down: readonly string[];
  readonly arguments: readonly Expression[];
  /** All must be true: `count(condition)` and every `.where`. */
  readonly conditions: readonly Expression[];
  /** Only rows that are valid at an end of the outer bucket, or some time of it. */
  readonly validity?: 'start' | 'end' | 'during';
}

/**
 * An aggregate over the values that metric expressions have for each distinct tuple of keys: `avg(sum(amount).per(customer_id))`.
 * Its level is aggregate. A key may stand in `arguments` as a field.
 */
export interface PerAggregate extends Typed {
  readonly kind: 'per';
  readonly function: AggregateName;
  readonly arguments: readonly Expression[];
  readonly keys: readonly FieldReference[];
}

/**
 * An operator or scalar function; chains and `not in` are already spelled out. `x in [a, b]` is `in(x, a, b)`.
 * `business_minutes_between(a, b, calendar)` may leave its calendar out; else that is a text or a parameter of that type.
 */
export interface ScalarCall extends Typed {
  readonly kind: 'call';
  readonly function: ScalarName;
  readonly arguments: readonly Expression[];
}

/**
 * One value per bucket and group. `arguments` are row-level; `condition` is that of `count(condition)`.
 * `count()` has no arguments; `count(x)` of a non-boolean has one.
 */
export interface Aggregate extends Typed {
  readonly kind: 'aggregate';
  readonly function: AggregateName;
  readonly dataset: string;
  readonly arguments: readonly Expression[];
  readonly condition?: Expression;
}

/** Another metric, evaluated in the context at hand. */
export interface MetricReference extends Typed {
  readonly kind: 'metric';
  readonly name: string;
}

/** A metric expression in a changed context. */
export interface Modified extends Typed {
  readonly kind: 'modified';
  readonly operand: Expression;
  readonly modifier: Modifier;
}

export type Modifier =
  | { readonly kind: 'where'; readonly condition: Expression }
  | { readonly kind: 'on'; readonly field: FieldReference }
  | { readonly kind: 'previous' | 'change' | 'growth'; readonly duration?: Duration }
  /** Dimensions are kept as written (`agent.regional_office`, `period`); none means all. */
  | { readonly kind: 'total' | 'share'; readonly dimensions: readonly DimensionName[] }
  | { readonly kind: 'fill'; readonly value: Expression }
  | { readonly kind: 'rolling'; readonly duration: Duration }
  | { readonly kind: 'to_date'; readonly unit: ToDateUnit }
  /** All time up to the end of the bucket. */
  | { readonly kind: 'running' }
  | { readonly kind: 'whole' }
  /** Constants: dates or timestamps, moved by durations. */
  | { readonly kind: 'between'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'at'; readonly end: 'start' | 'end' }
  | { readonly kind: 'during' }
  /** All values of a dimension up to (`asc`) or from (`desc`) the group's own. */
  | { readonly kind: 'running_along'; readonly dimension: DimensionName; readonly order: 'asc' | 'desc' }
  /** Without an order, that of the metric's direction. */
  | { readonly kind: 'rank'; readonly order?: 'asc' | 'desc' };

export type ToDateUnit = 'week' | 'month' | 'quarter' | 'year';

export interface DimensionName {
  readonly name: string;
  readonly span: Span;
}

export type Expression =
  | Literal
  | DurationLiteral
  | FieldReference
  | ParameterReference
  | ContextReference
  | ScalarCall
  | Aggregate
  | RelatedAggregate
  | PerAggregate
  | MetricReference
  | Modified;
