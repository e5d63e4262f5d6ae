import type { CurrentCatalog } from '../definitions/current-catalog';
import { eachByItself } from '../each-by-itself';
import type { IntervalLedger } from '../ports/interval-ledger';
import type { ExpectIntervals } from './expect-intervals';
import type { ReadSureTime } from './read-sure-time';
import { rulesOf } from './schedule-rules';
import { schedulesIn, type ScheduleVersion } from './schedule-version';
import type { StartDue } from './start-due';

/** Intervals of one schedule that a round looks at; the rest wait for the next. */
const MOST_AT_ONCE = 400;

/** Compares the intervals that schedules owe with those in the ledger, and starts what is due. May be killed anywhere. */
export class ReconcileSchedules {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly ledger: IntervalLedger,
    private readonly expected: ExpectIntervals,
    private readonly start: StartDue,
    private readonly time: ReadSureTime,
  ) {}

  /** Answers how many runs were started. */
  async execute(): Promise<number> {
    const { versions, catalog } = await this.current.read();
    const round = { catalog, now: await this.time.execute() };
    const unpaused: ScheduleVersion[] = [];
    let started = 0;
    await eachByItself(schedulesIn(versions), async (schedule) => {
      const { paused } = await this.expected.execute(schedule, round);
      if (!paused) unpaused.push(schedule);
    });
    const due = await this.ledger.findDue(round.now, MOST_AT_ONCE);
    const underWay = await this.ledger.countRuns();
    await eachByItself(unpaused, async (schedule) => {
      const { name } = schedule.definition;
      const free = rulesOf(schedule.definition).parallel - (underWay.get(name) ?? 0);
      const own = due.filter((interval) => interval.schedule === name);
      if (free > 0) started += await this.start.execute(schedule, own, { ...round, free });
    });
    return started;
  }
}
