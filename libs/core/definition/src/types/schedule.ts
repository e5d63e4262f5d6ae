import type { Grain, LocalizedText, SelectionDefinition } from './shared';

export interface ScheduleDefinition {
  readonly kind: 'schedule';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** What is computed; absent where a scorecard says it. */
  readonly metrics?: readonly string[];
  /** The scorecard whose metrics are computed, in place of `metrics`. */
  readonly scorecard?: string;
  readonly query?: SelectionDefinition;
  readonly every: Grain;
  /** When to run, if not right after the interval's end plus `delay`: five fields, read in `timezone`. */
  readonly cron?: string;
  readonly timezone?: string;
  /** A duration after the interval's end: `30m`, `2h`, `1d`. */
  readonly delay?: string;
  readonly owner?: string;
  readonly tags?: readonly string[];
}
