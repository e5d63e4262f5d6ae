import type { RecipientDefinition } from './recipient';
import type { LocalizedText } from './shared';

/** A condition on the snapshots of a metric, judged for each dimension member whenever an interval is stored. */
export interface AlertDefinition {
  readonly kind: 'alert';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** One of the metrics of the schedule, by its bare name. */
  readonly metric: string;
  /** Whose snapshots are judged; may be absent where exactly one schedule computes the metric. */
  readonly schedule?: string;
  /**
   * A condition over `value`, `previous`, `change`, `growth`, `target`, `attainment`, `mean(n)`, `stddev(n)` and
   * `zscore(n)`, where `n` is a number of intervals before the one that is judged.
   */
  readonly when: string;
  /** Intervals in a row for which it must hold; 1 when absent. */
  readonly for?: number;
  /** Values that `mean`, `stddev` and `zscore` need to say anything; 8 when absent, never more than their `n`. */
  readonly min_history?: number;
  readonly notify?: readonly RecipientDefinition[];
  /** Whether those who were told of a problem are told of its end; true when absent. */
  readonly on_recover?: boolean;
  /** After so much time a problem that goes on is told again, at the next snapshot: `12h`, `7d`; never when absent. */
  readonly renotify_after?: string;
  readonly owner?: string;
  readonly tags?: readonly string[];
}
