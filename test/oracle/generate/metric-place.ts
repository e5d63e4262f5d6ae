import { childrenOf, type Expr, type FieldRef, type Type } from '../evaluator/formula';
import type { Grain, Metric } from '../evaluator/model';
import type { Data } from '../evaluator/data';
import { seenFrom } from '../evaluator/reach';
import type { Making } from './place';

/** What modifiers around an expression have settled, and what there is to group by. */
export interface MetricPlace {
  /** Dimensions of the query and keys around: every aggregate reaches them unless a total drops them. */
  readonly dimensions: readonly FieldRef[];
  /** Keys around and the metric's own breakdown: they may be used as values. */
  readonly values: readonly FieldRef[];
  /** Datasets that reach all of that and the fields of the query's filter. */
  readonly datasets: readonly string[];
  readonly grain?: Grain;
  readonly hasPeriod: boolean;
  /** Modifiers around that an inner one of their kind would leave without effect. */
  readonly settled: ReadonlySet<'window' | 'placed' | 'along' | 'shift' | 'total'>;
  /** How many `.per` are around. */
  readonly depthOfKeys: number;
  /** Whether rows belong to a bucket although their dataset has no time. */
  readonly timeless: boolean;
  /** Datasets under an `.at` or `.during`. */
  readonly placed: boolean;
}

export interface MetricMaking extends Making {
  /** Makes the expressions that modifiers stand on. */
  readonly metric: (place: MetricPlace, types: readonly Type[], depth: number, making: MetricMaking) => Expr;
  /** Metrics that may be named. */
  readonly metrics: readonly Metric[];
  /** The dataset of the document. */
  readonly home?: string;
  /** The type of the target, if it may be named. */
  readonly target?: Type;
}

/** Every aggregate's dataset beneath, those of other metrics included. */
export function datasetsOf(expr: Expr, metrics: readonly Metric[]): readonly string[] {
  if (expr.kind === 'agg') return [expr.dataset];
  if (expr.kind === 'metric') {
    const metric = metrics.find(({ name }) => name === expr.name);
    return metric ? datasetsOf(metric.formula, metrics) : [];
  }
  return [...new Set(childrenOf(expr).flatMap((child) => datasetsOf(child, metrics)))];
}

/** What a formula does with its context, other metrics included. */
export function habitsOf(expr: Expr, metrics: readonly Metric[]): ReadonlySet<string> {
  const own = expr.kind === 'mod' ? [expr.mod.kind] : expr.kind === 'per' ? ['per'] : [];
  const named = expr.kind === 'metric' ? metrics.find(({ name }) => name === expr.name) : undefined;
  const beneath = named ? [named.formula] : childrenOf(expr);
  const isAtPeriod = expr.kind === 'context' && expr.name.startsWith('period');
  return new Set([
    ...own,
    ...(isAtPeriod ? ['period'] : []),
    ...beneath.flatMap((child) => [...habitsOf(child, metrics)]),
  ]);
}

export function reaches(dataset: string, refs: readonly FieldRef[], data: Data): boolean {
  return refs.every((ref) => seenFrom(ref, dataset, data) !== undefined);
}
