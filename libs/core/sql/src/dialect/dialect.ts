import type { AggregateName, ScalarName, ValueType } from '@core/formula';
import type { Measure, RowCall } from '@core/plan';
import type { Fragment } from '../fragment';
import type { Scope } from '../scope';
import type { DialectName } from './dialect-name';

/** Writes a call of a function; arguments are compiled by the function itself, through `scope`. */
export type ScalarCompiler = (call: RowCall, scope: Scope) => Fragment;

/** Writes an aggregate with its filter. */
export type AggregateCompiler = (measure: Measure, scope: Scope) => Fragment;

/** A physical type: that of a value, or of a number with its digits. */
export type PhysicalType = Exclude<ValueType, 'decimal' | 'duration' | 'null'> | 'small_integer' | 'wide_integer' | Digits;

export interface Digits {
  readonly precision: number;
  readonly scale: number;
}

/** One engine's way of writing. Everything that two engines write alike is in `default/`. */
export interface Dialect {
  readonly name: DialectName;
  quote(identifier: string): string;
  /** The placeholder of the parameter at `position` (from 1), read as `sqlType`. */
  placeholder(position: number, sqlType: string): string;
  typeName(type: PhysicalType): string;
  /** A text in which `name` stands for a value that is evaluated once. */
  bindOnce(value: Fragment, name: string, body: Fragment): Fragment;
  readonly scalars: Readonly<Record<ScalarName, ScalarCompiler>>;
  readonly aggregates: Readonly<Record<AggregateName, AggregateCompiler>>;
}
