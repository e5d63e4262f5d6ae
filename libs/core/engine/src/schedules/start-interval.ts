import type { DataInterval } from '@core/schedule';
import type { Caller } from '../access/caller';
import type { IntervalLedger } from '../ports/interval-ledger';
import type { RunQueue } from '../ports/run-queue';
import type { RunStore } from '../ports/run-store';
import type { AcceptRun } from '../runs/accept-run';
import { zoneOf } from './interval-of';
import { askSchedule, type ScheduleVersion } from './schedule-version';

/** Starts the run of one data interval; two starters get one run. */
export class StartInterval {
  constructor(
    private readonly accept: AcceptRun,
    private readonly ledger: IntervalLedger,
    private readonly runs: RunStore,
    private readonly queue: RunQueue,
  ) {}

  /**
   * Answers the run's id, or undefined when another run has the interval already. A queue that is away costs nothing but time: the
   * run is written down and handed over later. Throws findings when the schedule's query no longer checks.
   */
  async execute(
    { definition, version, scorecard }: ScheduleVersion,
    interval: DataInterval,
    caller: Caller,
  ): Promise<string | undefined> {
    const run = await this.accept.write({
      task: {
        kind: 'query',
        request: {
          ...askSchedule(definition, scorecard?.definition),
          period: interval.period,
          timezone: zoneOf(definition),
          as_of: interval.end,
        },
      },
      caller,
      asked: scorecard
        ? [{ kind: 'scorecard', name: scorecard.definition.name, version: scorecard.version, current: true }]
        : [],
      occasion: {
        schedule: definition.name,
        schedule_version: version,
        interval_start: interval.start,
        grain: definition.every,
      },
    });
    if (!(await this.ledger.start(definition.name, interval.start, run.id))) {
      await this.runs.withdraw(run.id);
      return undefined;
    }
    await this.queue.enqueue({ run_id: run.id, attempt: 0 }).catch(() => undefined); // the reconciler hands it over
    return run.id;
  }
}
