import type { Grain, LocalizedText, SelectionDefinition } from './shared';

/** Metrics that are looked at together: one run computes them all. */
export interface ScorecardDefinition {
  readonly kind: 'scorecard';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** Metric names, `name` or `name@version`, in the order in which they are shown. */
  readonly metrics: readonly string[];
  /** What a run asks where its request says nothing. */
  readonly query?: ScorecardQuery;
  readonly owner?: string;
  readonly tags?: readonly string[];
}

export interface ScorecardQuery extends SelectionDefinition {
  readonly period?: string;
  readonly grain?: Grain;
  readonly compare?: readonly string[];
  readonly timezone?: string;
}
