import type { IntervalLedger } from '../ports/interval-ledger';
import type { SettleRun } from './settle-run';

/** Brings home finished runs whose worker died before it could. */
export class SettleUnsettled {
  constructor(
    private readonly ledger: IntervalLedger,
    private readonly settle: SettleRun,
  ) {}

  /** Answers how many runs were settled. */
  async execute(): Promise<number> {
    const unsettled = await this.ledger.findUnsettled();
    for (const { run_id } of unsettled) await this.settle.execute(run_id);
    return unsettled.length;
  }
}
