import type { RecipientDefinition } from './recipient';
import type { Grain, LocalizedText, SelectionDefinition } from './shared';

/** Which closed intervals are computed that were not computed in their time. */
export type CatchUp = 'all' | 'latest' | 'none';

export interface ScheduleDefinition {
  readonly kind: 'schedule';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** What is computed; absent where a scorecard says it. */
  readonly metrics?: readonly string[];
  /** The scorecard whose metrics are computed, in place of `metrics`. */
  readonly scorecard?: string;
  /** How it is broken down; its `calendar` also says where weeks, quarters and years of the intervals begin. */
  readonly query?: SelectionDefinition;
  readonly every: Grain;
  /** When to run, if not right after the interval's end plus `delay`: five fields, read in `timezone`. */
  readonly cron?: string;
  readonly timezone?: string;
  /** A delay after the interval's end: `30m`, `2h`, `1d`, as all durations of a schedule are written. */
  readonly delay?: string;
  /** Spreads schedules that are due at once: each runs up to so much later, always by the same amount. */
  readonly jitter?: string;
  /** How long after it is due an interval may wait for datasets whose `freshness` is behind; 0m when absent. */
  readonly max_wait?: string;
  /** `all` when absent. */
  readonly catch_up?: CatchUp;
  /** How far back `catch_up: all` reaches; 7d when absent. */
  readonly catch_up_within?: string;
  /** Intervals before the newest that each run computes again. */
  readonly lookback?: number;
  /** How long after its end a computed interval may be computed again; for ever when absent. */
  readonly lock_after?: string;
  /** Runs of one schedule that may be under way at once; 4 when absent. */
  readonly parallel?: number;
  /** Further tries after an infrastructure fault; 5 when absent. */
  readonly retries?: number;
  readonly retention?: RetentionDefinition;
  /** Who is sent what was computed, once per interval. */
  readonly deliver?: readonly ReportDefinition[];
  readonly owner?: string;
  readonly tags?: readonly string[];
}

export interface RetentionDefinition {
  /** Revisions between the first and the newest of a value are removed so long after they were superseded; kept for ever when absent. */
  readonly revisions: string;
}

/** One delivery of what a schedule computed; `where` is the row scope of those who receive it. */
export type ReportDefinition = RecipientDefinition & {
  readonly where?: string;
  /** BCP 47 tag of the report's texts; en when absent. */
  readonly language?: string;
};
