import { earlierBy } from '@core/schedule';
import type { IntervalLedger, LedgerInterval } from '../ports/interval-ledger';
import type { ReadCompleteness } from '../runs/read-completeness';
import { isComplete, type AwaitedDatasets } from './hold-incomplete';
import { zoneOf } from './interval-of';
import { lockedUntil, rulesOf } from './schedule-rules';
import type { ScheduleVersion } from './schedule-version';

const SOON = '1m';

/**
 * Finds computed intervals whose values may be others now: those that the schedule's lookback reaches, and partial ones whose rows
 * have come in. Closed books stay closed. Only runs under the definition in force look back, so that a lookback that is new does
 * not compute all history again.
 */
export class FindAgain {
  constructor(
    private readonly ledger: Pick<IntervalLedger, 'findLookedBack' | 'findPartial'>,
    private readonly completeness: Pick<ReadCompleteness, 'execute'>,
  ) {}

  async execute(
    { definition, published_at: since }: ScheduleVersion,
    { datasets, now }: AwaitedDatasets,
  ): Promise<readonly LedgerInterval[]> {
    const locked_until = lockedUntil(definition, now);
    const { lookback } = rulesOf(definition);
    const rule = { lookback, since, ...(locked_until !== undefined && { locked_until }) };
    const lookedBack = lookback === 0 ? [] : await this.ledger.findLookedBack(definition.name, rule);
    const partial = (await this.ledger.findPartial(definition.name, locked_until)).filter(isUntried);
    if (partial.length === 0) return lookedBack;
    const complete_until = await this.completeness.execute(datasets, zoneOf(definition));
    const settled = partial.filter((interval) => !isFresh(interval, now));
    return [...lookedBack, ...settled.filter(({ end }) => isComplete(end, complete_until))];
  }
}

/** One that was computed a moment ago, and is partial still, is not computed over and over. */
function isFresh({ started_at }: LedgerInterval, now: string): boolean {
  return started_at !== undefined && Date.parse(started_at) > Date.parse(earlierBy(now, SOON, 'UTC'));
}

/** A recomputation that failed has left a reason: its retry brings it again, or a backfill. Else it would be tried in every round. */
function isUntried({ reason }: LedgerInterval): boolean {
  return reason === undefined;
}
