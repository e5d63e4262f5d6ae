import type { CellValue } from '@core/definition';
import type { AggregateName, ScalarName, ValueType } from '@core/formula';
import type { Origin, ScalarExpression } from '@core/plan';

/** A node of a formula with the value that it had in one row; plain JSON. */
export interface ExplainedNode {
  readonly kind: ScalarExpression['kind'];
  readonly type: ValueType;
  readonly value: CellValue;
  readonly origin: Origin;
  /** The function of a call. */
  readonly function?: ScalarName;
  /** Where the value of a leaf came from. */
  readonly source?: ExplainedSource;
  /** Of a rank: how many groups of the bucket are ranked, and whether the greatest (`desc`) or the least comes first. */
  readonly rank?: { readonly of: number; readonly order: 'asc' | 'desc' };
  /** Of a per: over how many tuples of keys it goes. Its children are its arguments for the first few of them. */
  readonly per?: { readonly aggregate: AggregateName; readonly tuples: number };
  /** Of a child of a per: the tuple for which it is shown, by name. */
  readonly at?: Readonly<Record<string, CellValue>>;
  readonly children: readonly ExplainedNode[];
}

export interface ExplainedSource {
  readonly frame: string;
  readonly measure: string;
  /** The bucket of the frame, where it has buckets; null: before the beginning of data. */
  readonly bucket?: string | number | null;
  /** The first and last bucket that a window was put together from; no `from`: the first there is; null: none. */
  readonly buckets?: { readonly from?: string; readonly to: string } | null;
  /** The member of a running dimension that has the value; absent where none stands up to (or from) the group's own. */
  readonly member?: CellValue;
}
