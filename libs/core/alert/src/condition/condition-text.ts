import type { Findings, SyntaxNode } from '@core/formula';

/** What a condition is checked against: its own text. */
export interface ConditionText {
  readonly source: string;
  readonly findings: Findings;
  /** Nodes that mathjs reads in another way than is written: only what stands beneath is checked. */
  readonly misread: ReadonlySet<SyntaxNode>;
}
