import type { IntervalLedger, LedgerInterval } from '../ports/interval-ledger';
import type { ReadCompleteness } from '../runs/read-completeness';
import { isComplete, type AwaitedDatasets } from './hold-incomplete';
import { zoneOf } from './interval-of';
import { lockedUntil, rulesOf } from './schedule-rules';
import type { ScheduleVersion } from './schedule-version';

/**
 * Finds computed intervals whose values may be others now: those that the schedule's lookback reaches, and partial ones whose rows
 * have come in. Closed books stay closed.
 */
export class FindAgain {
  constructor(
    private readonly ledger: IntervalLedger,
    private readonly completeness: ReadCompleteness,
  ) {}

  async execute(
    { definition }: ScheduleVersion,
    { datasets, now }: AwaitedDatasets,
  ): Promise<readonly LedgerInterval[]> {
    const locked_until = lockedUntil(definition, now);
    const { lookback } = rulesOf(definition);
    const rule = { lookback, ...(locked_until !== undefined && { locked_until }) };
    const lookedBack = lookback === 0 ? [] : await this.ledger.findLookedBack(definition.name, rule);
    const partial = await this.ledger.findPartial(definition.name, locked_until);
    if (partial.length === 0) return lookedBack;
    const complete_until = await this.completeness.execute(datasets, zoneOf(definition));
    return [...lookedBack, ...partial.filter(({ end }) => isComplete(end, complete_until))];
  }
}
