import type { AggregateName, ScalarName, ValueType } from '@core/formula';
import type { Measure, RowCall, RowExpression } from '@core/plan';
import type { Fragment } from '../fragment';
import type { DialectName } from './dialect-name';

/** Writes a call of a function; arguments are compiled by the function itself, through `scope`. */
export type ScalarCompiler = (call: RowCall, scope: Scope) => Fragment;

/** Writes an aggregate with its filter. */
export type AggregateCompiler = (measure: Measure, scope: Scope) => Fragment;

/** A physical type: that of a value, or of a number with its digits. */
export type PhysicalType =
  Exclude<ValueType, 'decimal' | 'duration' | 'null'> | 'small_integer' | 'wide_integer' | Digits;

export interface Digits {
  readonly precision: number;
  readonly scale: number;
}

/** One engine's way of writing. Everything that two engines write alike is in `default/`. */
export interface Dialect {
  readonly name: DialectName;
  readonly quote: (identifier: string) => string;
  /** The placeholder of the parameter at `position` (from 1), read as `sqlType`. */
  readonly placeholder: (position: number, sqlType: string) => string;
  readonly typeName: (type: PhysicalType) => string;
  /** A text in which `name` stands for a value that is evaluated once. */
  readonly bindOnce: (value: Fragment, name: string, body: Fragment) => Fragment;
  /** What a clock shows at an instant that goes so many microseconds before that of UTC. */
  readonly clockAhead: (instant: Fragment, microseconds: Fragment) => Fragment;
  readonly scalars: Readonly<Record<ScalarName, ScalarCompiler>>;
  readonly aggregates: Readonly<Record<AggregateName, AggregateCompiler>>;
}

/** How the expressions on one level of rows are written: what the query shares, and what its tables are called. */
export interface Scope {
  readonly dialect: Dialect;
  compile(expression: RowExpression): Fragment;
  /** A number literal as a double or, with `exact`, without loss; anything else as it is. */
  compileNumber(expression: RowExpression, exact: boolean): Fragment;
  /** Binds a value; equal values share a placeholder. */
  bind(value: string, physical: PhysicalType, type: ValueType): Fragment;
  /** The name of a zone, bound: that of the query unless another is given. */
  zone(name?: string): Fragment;
  /** A name that nothing else in the query has, for a parameter of a lambda. */
  name(): string;
  /**
   * `body` with a value that it (or the engine, when it expands a macro such as NULLIF) repeats `uses` times. A heavy
   * value is evaluated once instead: repeated at each level of a nested formula it would grow without bound.
   */
  once(value: Fragment, uses: number, body: (value: Fragment) => Fragment): Fragment;
}
