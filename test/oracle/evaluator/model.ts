import type { Expr, FieldRef, Type } from './formula';

/** What stands in a row as it is loaded: dates `2024-02-29`, instants ISO 8601 in UTC, decimals as numbers of two digits. */
export type Cell = number | string | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export interface Field {
  readonly name: string;
  readonly type: Type;
  /** Declared values in their order. */
  readonly values?: readonly string[];
  /** A calculated field. */
  readonly formula?: Expr;
}

export interface Relationship {
  readonly name: string;
  readonly to: string;
  /** Own field, key field of the other dataset. */
  readonly pairs: readonly (readonly [own: string, key: string])[];
}

export interface Validity {
  readonly from: string;
  readonly to?: string;
  readonly until_next_per?: readonly string[];
}

export interface Dataset {
  readonly name: string;
  readonly primary_key: readonly string[];
  readonly fields: readonly Field[];
  readonly relationships: readonly Relationship[];
  readonly time?: FieldRef;
  readonly valid?: Validity;
}

export type ParamValue =
  number | string | boolean | null | readonly (number | string)[] | Readonly<Record<string, number>>;

export interface Param {
  readonly name: string;
  readonly type: 'integer' | 'decimal' | 'number' | 'text' | 'boolean' | 'date' | 'list' | 'map' | 'calendar';
  readonly default?: ParamValue;
}

export interface Metric {
  readonly name: string;
  /** Another name of that metric; the formula is its. */
  readonly alias_of?: string;
  readonly dataset?: string;
  readonly formula: Expr;
  readonly time?: FieldRef;
  readonly where?: Expr;
  readonly empty?: number | null | 'hide';
  readonly direction?: 'higher_is_better' | 'lower_is_better';
  readonly fields?: readonly Field[];
  readonly params?: readonly Param[];
  readonly target?: number | Expr | Readonly<Record<string, number>>;
  readonly by?: readonly FieldRef[];
  readonly every?: readonly FieldRef[];
  readonly filters?: Readonly<Record<string, Expr>>;
  readonly calendar?: string;
}

export interface Calendar {
  readonly name: string;
  /** 1 to 12. */
  readonly first_month: number;
  /** 1 is Monday. */
  readonly first_weekday: number;
  readonly year_named_by: 'start' | 'end';
  readonly timezone?: string;
  /** From Monday: open stretches in minutes of the day. */
  readonly week?: readonly (readonly (readonly [from: number, to: number])[])[];
  readonly holidays?: readonly string[];
}

export interface World {
  readonly datasets: readonly Dataset[];
  readonly metrics: readonly Metric[];
  readonly calendars: readonly Calendar[];
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Request {
  /** Names of metrics of the world. */
  readonly metrics: readonly string[];
  readonly period?: string;
  readonly grain?: Grain;
  readonly by?: readonly FieldRef[];
  readonly every?: readonly FieldRef[];
  readonly where?: Expr;
  readonly filters?: readonly string[];
  readonly compare?: readonly string[];
  readonly parameters?: Readonly<Record<string, ParamValue>>;
  readonly calendar?: string;
  readonly timezone: string;
  readonly as_of: string;
}
