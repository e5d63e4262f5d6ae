import type { DataInterval } from '@core/schedule';
import { systemCaller, type Caller } from '../access/caller';
import type { FindPrincipal } from '../access/find-principal';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { IntervalLedger } from '../ports/interval-ledger';
import type { RunQueue } from '../ports/run-queue';
import type { RunLane, RunStore } from '../ports/run-store';
import type { AcceptRun } from '../runs/accept-run';
import { requestIntervals } from './interval-requests';
import type { ReadSureTime } from './read-sure-time';
import { scorecardPin, type ScheduleVersion } from './schedule-version';

export interface StartOptions {
  /** Who asked; the schedule itself, in the name of its owner, when absent. */
  readonly caller?: Caller;
  readonly lane: RunLane;
  /** The backfill whose intervals these are. */
  readonly backfill?: string;
  /** Only these metrics of the schedule. */
  readonly metrics?: readonly string[];
}

/**
 * Starts the run of neighbouring data intervals; of two starters each interval goes to one. Whoever asks, rows are read on behalf of
 * the schedule's owner.
 */
export class StartIntervals {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly accept: AcceptRun,
    private readonly ledger: IntervalLedger,
    private readonly runs: RunStore,
    private readonly queue: RunQueue,
    private readonly time: ReadSureTime,
    private readonly principals: FindPrincipal,
  ) {}

  /**
   * Answers the run's id, or undefined when other runs have all the intervals already. A queue that is away costs nothing but
   * time: the run is written down and handed over later. Throws findings when the schedule's query no longer checks.
   */
  async execute(
    schedule: ScheduleVersion,
    intervals: readonly DataInterval[],
    { caller, lane, backfill, metrics }: StartOptions,
  ): Promise<string | undefined> {
    const { definition, version, saved_by } = schedule;
    const { catalog } = await this.current.read();
    const reader = await this.principals.execute(saved_by);
    const request = requestIntervals(schedule, intervals, { catalog, ...(metrics && { metrics }) });
    const run = await this.accept.write({
      task: { kind: 'query', request, ...(intervals.length > 1 && { sparse: true }) },
      caller: caller ?? { ...systemCaller, id: reader.id },
      reader,
      lane,
      asked: scorecardPin(schedule),
      occasion: {
        kind: 'intervals',
        schedule: definition.name,
        schedule_version: version,
        grain: definition.every,
        ...(backfill !== undefined && { backfill }),
      },
    });
    const taken = await this.ledger.start(definition.name, intervals, {
      run_id: run.id,
      at: await this.time.execute(),
      ...(backfill !== undefined && { backfill }),
    });
    if (taken.length === 0) {
      await this.runs.withdraw(run.id);
      return undefined;
    }
    await this.queue.enqueue({ run_id: run.id, attempt: 0, lane }).catch(() => undefined); // the reconciler hands it over
    return run.id;
  }
}
