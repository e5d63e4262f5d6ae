import type { CellValue } from '@core/definition';
import type { AggregateName, ScalarName, ValueType } from '@core/formula';
import type { NamedWindow, Origin, ScalarExpression } from '@core/plan';

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
  readonly rank?: ExplainedRank;
  /** Of a per: its keys as the formula calls them, and how many values there are. Its children are its arguments for the first few. */
  readonly per?: { readonly aggregate: AggregateName; readonly keys: readonly string[]; readonly values: number };
  /** Of a child of a per: the keys for which it is shown. */
  readonly at?: Readonly<Record<string, CellValue>>;
  readonly children: readonly ExplainedNode[];
}

export interface ExplainedRank {
  /** How many groups of the bucket are ranked. */
  readonly of: number;
  /** Whether the greatest (`desc`) or the least comes first. */
  readonly order: 'asc' | 'desc';
  /** The groups that stand before and behind the one explained. */
  readonly neighbours: readonly {
    readonly of: Readonly<Record<string, CellValue>>;
    readonly rank: number;
    readonly value: CellValue;
  }[];
}

export interface ExplainedSource {
  readonly frame: string;
  readonly measure: string;
  /** The time that its rows are from; null: none. Absent where time does not concern them. */
  readonly window?: NamedWindow | null;
  /** The bucket of the frame, where it has buckets; null: before the beginning of data. */
  readonly bucket?: string | number | null;
  /** The first and last bucket that a window was put together from; no `from`: the first there is; null: none. */
  readonly buckets?: { readonly from?: string; readonly to: string } | null;
  /** The member of a running dimension that has the value; absent where none stands up to (or from) the group's own. */
  readonly member?: CellValue;
}
