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
}

/** `params.name`, or `params.name.key` for a map. */
export interface ParameterReference extends Typed {
  readonly kind: 'parameter';
  readonly name: string;
  readonly key?: string;
}

/** `period.start`, `period.end`, `as_of`, `target`: values of the context in force. */
export interface ContextReference extends Typed {
  readonly kind: 'context';
  readonly name: 'period_start' | 'period_end' | 'as_of' | 'target';
}

/** An operator or scalar function; chains and `not in` are already spelled out. `x in [a, b]` is `in(x, a, b)`. */
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
  | { readonly kind: 'fill'; readonly value: Expression };

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
  | MetricReference
  | Modified;
