/** Formulas as they are generated: every name is resolved and every node knows its type. */
export type Type = 'integer' | 'decimal' | 'number' | 'text' | 'boolean' | 'date' | 'timestamp';

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Duration {
  readonly amount: number;
  readonly unit: Unit;
}

/** A field at the end of many-to-one relationships from `dataset`; or a calculated one of a metric. */
export interface FieldRef {
  readonly dataset: string;
  readonly path: readonly string[];
  readonly field: string;
  /** Name of the metric whose own field it is. */
  readonly local?: string;
}

export type AggregateName =
  | 'count'
  | 'count_distinct'
  | 'approx_count_distinct'
  | 'sum'
  | 'avg'
  | 'min'
  | 'max'
  | 'median'
  | 'percentile'
  | 'stddev'
  | 'variance'
  | 'first'
  | 'last'
  | 'weighted_avg'
  | 'any'
  | 'all';

export interface Lit {
  readonly kind: 'lit';
  readonly type: Type;
  readonly value: string | boolean | null;
}

export interface FieldNode {
  readonly kind: 'field';
  readonly type: Type;
  readonly ref: FieldRef;
  /** Declared values, where they are ordered. */
  readonly values?: readonly string[];
}

export interface ParamNode {
  readonly kind: 'param';
  readonly type: Type;
  readonly name: string;
  readonly key?: string;
}

export interface ContextNode {
  readonly kind: 'context';
  readonly type: Type;
  readonly name: 'period_start' | 'period_end' | 'as_of' | 'target';
}

/** A date or timestamp moved by `sign * count * amount unit`. */
export interface ShiftNode {
  readonly kind: 'shift';
  readonly type: Type;
  readonly base: Expr;
  readonly sign: 1 | -1;
  readonly duration: Duration;
  readonly count?: Expr;
}

export interface Call {
  readonly kind: 'call';
  readonly type: Type;
  readonly fn: string;
  readonly args: readonly Expr[];
  /** `truncate_to`: the grain. `lookup`, `in`: the parameter. `business_minutes_between`: the calendar. */
  readonly word?: string;
}

export interface Agg {
  readonly kind: 'agg';
  readonly type: Type;
  readonly fn: AggregateName;
  readonly dataset: string;
  readonly args: readonly Expr[];
  /** Of `count(condition)`. */
  readonly condition?: Expr;
}

export interface Related {
  readonly kind: 'related';
  readonly type: Type;
  readonly fn: AggregateName;
  readonly outer: string;
  readonly dataset: string;
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly args: readonly Expr[];
  readonly condition?: Expr;
  readonly where?: Expr;
  readonly validity?: 'start' | 'end' | 'during';
}

export interface Per {
  readonly kind: 'per';
  readonly type: Type;
  readonly fn: AggregateName;
  readonly operand: Expr;
  readonly share?: string;
  readonly keys: readonly FieldRef[];
}

export interface MetricNode {
  readonly kind: 'metric';
  readonly type: Type;
  readonly name: string;
}

export interface Mod {
  readonly kind: 'mod';
  readonly type: Type;
  readonly operand: Expr;
  readonly mod: Modifier;
}

export type Modifier =
  | { readonly kind: 'where'; readonly condition: Expr }
  | { readonly kind: 'on'; readonly field: FieldRef }
  | { readonly kind: 'previous' | 'change' | 'growth'; readonly duration?: Duration }
  /** `all` for every dimension; `period` takes out the bucket. */
  | {
      readonly kind: 'total' | 'share';
      readonly dimensions: 'all' | readonly FieldRef[];
      readonly period?: boolean;
    }
  | { readonly kind: 'fill'; readonly value: Expr }
  | { readonly kind: 'rolling'; readonly duration: Duration }
  | { readonly kind: 'to_date'; readonly unit: 'week' | 'month' | 'quarter' | 'year' }
  | { readonly kind: 'running' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'between'; readonly from: Expr; readonly to: Expr }
  | { readonly kind: 'at'; readonly end: 'start' | 'end' }
  | { readonly kind: 'during' }
  | { readonly kind: 'running_along'; readonly dimension: FieldRef; readonly order: 'asc' | 'desc' }
  | { readonly kind: 'rank'; readonly order?: 'asc' | 'desc' };

export type Expr =
  Lit | FieldNode | ParamNode | ContextNode | ShiftNode | Call | Agg | Related | Per | MetricNode | Mod;

/** What stands directly beneath a node. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'call':
      return expr.args;
    case 'shift':
      return [expr.base, ...(expr.count ? [expr.count] : [])];
    case 'agg':
      return [...expr.args, ...(expr.condition ? [expr.condition] : [])];
    case 'related':
      return [...expr.args, ...(expr.condition ? [expr.condition] : []), ...(expr.where ? [expr.where] : [])];
    case 'per':
      return [expr.operand];
    case 'mod':
      return [expr.operand, ...modifierParts(expr.mod)];
    default:
      return [];
  }
}

function modifierParts(mod: Modifier): readonly Expr[] {
  switch (mod.kind) {
    case 'where':
      return [mod.condition];
    case 'fill':
      return [mod.value];
    case 'between':
      return [mod.from, mod.to];
    default:
      return [];
  }
}

/** The node and everything beneath it. */
export function nodesOf(expr: Expr): readonly Expr[] {
  return [expr, ...childrenOf(expr).flatMap(nodesOf)];
}
