import type { BackfillSelection } from '../ports/backfill-store';
import type { IntervalState } from '../ports/interval-ledger';

/** What a caller wants computed again. */
export interface BackfillAsk {
  /** Intervals that start in `[from, to)`: instants, or dates and periods in the schedule's zone and calendar, by their start. */
  readonly from: string;
  /** Now when absent. */
  readonly to?: string;
  /** Only these metrics of the schedule; all when absent. */
  readonly metrics?: readonly string[];
  /** `missing` when absent. */
  readonly select?: BackfillSelection;
  /** True when absent. */
  readonly newest_first?: boolean;
  /** Runs that may be under way at once; 2 when absent. */
  readonly parallel?: number;
}

/** How an interval stands before it is computed again; `missing` ones are not in the ledger. */
export type StandingBefore = IntervalState | 'missing';

/** What a backfill would do. */
export interface BackfillPlan {
  /** Intervals that would be computed. */
  readonly total: number;
  /** How these stand now; states without intervals are left out. */
  readonly by_state: Readonly<Partial<Record<StandingBefore, number>>>;
  /** Intervals left out because their books are closed. */
  readonly locked: number;
  /** Runs that would compute them: neighbours are computed together where their values allow it. */
  readonly runs: number;
  /** Names of the first and the last one, in order of time. */
  readonly first?: string;
  readonly last?: string;
}
