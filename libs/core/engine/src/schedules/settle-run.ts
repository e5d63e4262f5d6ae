import type { RowScope } from '../access/row-scope';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { parseMetricName } from '../definitions/dependencies';
import type { IdSource } from '../ports/id-source';
import type { IntervalEnd, IntervalLedger, LedgerInterval, NewReport } from '../ports/interval-ledger';
import type { Run, RunOccasion, RunStore } from '../ports/run-store';
import { describeFailure } from './describe-failure';
import { isComplete } from './hold-incomplete';
import type { ReadSureTime } from './read-sure-time';
import { recipientsOf } from './recipients';
import { rulesOf } from './schedule-rules';
import { schedulesIn, type ScheduleVersion } from './schedule-version';
import { valuesByInterval } from './values-by-interval';

type IntervalsOccasion = Extract<RunOccasion, { readonly kind: 'intervals' }>;

/** Brings a finished run of a schedule home: values, ends and what follows from them, in one commit. May be repeated. */
export class SettleRun {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly runs: RunStore,
    private readonly ledger: IntervalLedger,
    private readonly time: ReadSureTime,
    private readonly ids: IdSource,
  ) {}

  /** A run that has no intervals, or no longer, changes nothing. */
  async execute(run_id: string): Promise<void> {
    const intervals = await this.ledger.heldBy(run_id);
    const [first] = intervals;
    if (first === undefined) return;
    const run = await this.runs.get(run_id);
    if (run !== undefined && run.finished_at === undefined) return;
    const schedule = await this.find(first.schedule);
    const occasion = run?.occasion?.kind === 'intervals' ? run.occasion : undefined;
    const at = earlierOf(run?.finished_at, await this.time.execute());
    await this.ledger.settle(
      { schedule: first.schedule, run_id, grain: occasion?.grain ?? schedule?.definition.every ?? 'day', at },
      await this.endsOf(run, intervals, { occasion, schedule, at }),
      this.reportsOf(occasion, schedule),
    );
  }

  private async endsOf(
    run: Run | undefined,
    intervals: readonly LedgerInterval[],
    { occasion, schedule, at }: SettledWith,
  ): Promise<readonly IntervalEnd[]> {
    if (run?.status === 'succeeded' && occasion !== undefined) return this.valuesOf(run, intervals);
    const retries = schedule === undefined ? 0 : rulesOf(schedule.definition).retries;
    const was_together = intervals.length > 1;
    return intervals.map((interval): IntervalEnd => {
      const { start, end } = interval;
      if (run?.status === 'cancelled' && occasion?.backfill !== undefined) return { start, end, state: 'withdrawn' };
      return { start, end, state: 'failed', ...describeFailure(run, interval, { retries, at, was_together }) };
    });
  }

  private async valuesOf(run: Run, intervals: readonly LedgerInterval[]): Promise<readonly IntervalEnd[]> {
    const values = await valuesByInterval(run, this.runs.readRows(run.id), intervals);
    const { definitions = {}, complete_until } = run.outcome?.used ?? {};
    const metrics = run.task.kind === 'query' ? run.task.request.metrics.map((name) => parseMetricName(name).name) : [];
    return intervals.map(({ start, end }) => ({
      start,
      end,
      state: 'succeeded',
      values: values.get(start) ?? [],
      metrics,
      definitions,
      scope: scopeOf(run),
      partial: !isComplete(end, complete_until ?? {}),
      ...(complete_until && { complete_until }),
    }));
  }

  /** Reports tell of what the schedule computed in its time, not of what a backfill added. */
  private reportsOf(
    occasion: IntervalsOccasion | undefined,
    schedule: ScheduleVersion | undefined,
  ): readonly NewReport[] {
    if (occasion === undefined || occasion.backfill !== undefined || schedule === undefined) return [];
    return recipientsOf(schedule.definition).map(({ key }) => ({ id: this.ids.nextId(), recipient: key }));
  }

  private async find(name: string): Promise<ScheduleVersion | undefined> {
    const { versions } = await this.current.read();
    return schedulesIn(versions).find(({ definition }) => definition.name === name);
  }
}

interface SettledWith {
  readonly occasion: IntervalsOccasion | undefined;
  readonly schedule: ScheduleVersion | undefined;
  readonly at: string;
}

/** A run that was accepted before scopes were written down read all rows. */
function scopeOf({ scope, pinned, created_by }: Run): RowScope {
  const datasets = pinned.flatMap(({ kind, name }) => (kind === 'dataset' ? [name] : []));
  return scope ?? { datasets, key: '', of: created_by };
}

/** A worker whose clock was ahead when it finished the run has not seen the future. */
function earlierOf(finished_at: string | undefined, sure: string): string {
  return finished_at !== undefined && Date.parse(finished_at) < Date.parse(sure) ? finished_at : sure;
}
