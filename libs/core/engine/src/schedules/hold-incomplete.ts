import type { CheckedDataset } from '@core/formula';
import { laterBy } from '@core/schedule';
import type { Completeness, IntervalLedger, LedgerInterval } from '../ports/interval-ledger';
import type { ReadCompleteness } from '../runs/read-completeness';
import { zoneOf } from './interval-of';
import { rulesOf } from './schedule-rules';
import type { ScheduleVersion } from './schedule-version';

/** How often an interval that is held back asks again. */
const LOOK_AGAIN = '1m';

/** The datasets with `freshness` that a schedule reads, and the sure time. */
export interface AwaitedDatasets {
  readonly datasets: readonly CheckedDataset[];
  readonly now: string;
}

/** Holds back intervals whose datasets say that rows are still to come, until they are in or `max_wait` is over. */
export class HoldIncomplete {
  constructor(
    private readonly ledger: Pick<IntervalLedger, 'hold'>,
    private readonly completeness: Pick<ReadCompleteness, 'execute'>,
  ) {}

  /** Answers the intervals that may be computed now. */
  async execute(
    { definition }: ScheduleVersion,
    intervals: readonly LedgerInterval[],
    { datasets, now }: AwaitedDatasets,
  ): Promise<readonly LedgerInterval[]> {
    const { max_wait } = rulesOf(definition);
    const timezone = zoneOf(definition);
    const waiting = intervals.filter(
      ({ state, due_at }) => state === 'expected' && Date.parse(laterBy(due_at, max_wait, timezone)) > Date.parse(now),
    );
    if (datasets.length === 0 || waiting.length === 0) return intervals;
    const complete_until = await this.completeness.execute(datasets, timezone);
    const held = new Map(
      waiting.flatMap((interval) => {
        const reason = describeLack(interval, complete_until);
        return reason === undefined ? [] : [[interval, reason] as const];
      }),
    );
    for (const [interval, reason] of held) {
      const [soon, latest] = [laterBy(now, LOOK_AGAIN, timezone), laterBy(interval.due_at, max_wait, timezone)];
      await this.ledger.hold(definition.name, [interval], {
        try_at: Date.parse(soon) < Date.parse(latest) ? soon : latest,
        reason: `${reason}; stored as partial from ${latest} on`,
      });
    }
    return intervals.filter((interval) => !held.has(interval));
  }
}

/** Whether all rows of the time before an interval's end are in. */
export function isComplete(end: string, complete_until: Completeness): boolean {
  return Object.values(complete_until).every((until) => until !== null && Date.parse(until) >= Date.parse(end));
}

function describeLack({ end }: LedgerInterval, complete_until: Completeness): string | undefined {
  const behind = Object.entries(complete_until).filter(([dataset, until]) => !isComplete(end, { [dataset]: until }));
  if (behind.length === 0) return undefined;
  const names = behind.map(
    ([dataset, until]) => `${dataset} (${until === null ? 'nothing known' : `complete until ${until}`})`,
  );
  return `waits for rows up to ${end} of ${names.join(', ')}`;
}
