import { DomainError, nearestName, type Diagnostic } from '@core/diagnostics';
import type { DataInterval, IntervalCalendar } from '@core/schedule';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { parseMetricName } from '../definitions/dependencies';
import type { Clock } from '../ports/clock';
import type { IntervalLedger } from '../ports/interval-ledger';
import { takeTurns } from '../runs/take-turns';
import { findSchedule } from '../schedules/find-schedule';
import { calendarOf } from '../schedules/interval-of';
import type { PlanBatches } from '../schedules/plan-batches';
import type { ReadSureTime } from '../schedules/read-sure-time';
import { lockedUntil } from '../schedules/schedule-rules';
import { metricsOf, type ScheduleVersion } from '../schedules/schedule-version';
import type { BackfillAsk, BackfillPlan } from './backfill-ask';
import { chooseIntervals } from './choose-intervals';
import { closedIntervals } from './closed-intervals';
import { readBound } from './read-bound';

/** What a backfill takes, and what it does not have to be asked again. */
export interface PlannedBackfill {
  readonly schedule: ScheduleVersion;
  /** As instants. */
  readonly range: { readonly from: string; readonly to: string };
  /** Oldest first. */
  readonly intervals: readonly DataInterval[];
  /** Those that the ledger does not have yet. */
  readonly unknown: readonly DataInterval[];
  readonly plan: BackfillPlan;
}

/** Finds the intervals that a backfill takes; changes nothing. */
export class PlanBackfill {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly ledger: IntervalLedger,
    private readonly batches: PlanBatches,
    private readonly time: ReadSureTime,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `definition.not_found`, `backfill.unknown_metric`, findings about the bounds, `backfill.empty_range`,
   * `backfill.nothing_closed`, `backfill.too_long`.
   */
  async execute(name: string, ask: BackfillAsk): Promise<PlannedBackfill> {
    const { versions, catalog } = await this.current.read();
    const schedule = findSchedule(versions, name);
    const metrics = chooseMetrics(schedule, ask.metrics);
    const now = await this.time.execute();
    const calendar = calendarOf(schedule.definition, catalog);
    const range = readRange(ask, calendar, now);
    const closed = await takeTurns(closedIntervals(calendar, range, now), { clock: this.clock });
    const locked_until = lockedUntil(schedule.definition, now);
    const { chosen, by_state, locked } = chooseIntervals(closed, await this.ledger.readRange(name, range), {
      select: ask.select ?? 'missing',
      metrics: metrics.map((metric) => parseMetricName(metric).name), // as values are stored
      ...(locked_until !== undefined && { locked_until }),
    });
    const intervals = chosen.map(({ interval }) => interval);
    const batches = await this.batches.execute(schedule, intervals, { catalog, metrics });
    const [first, last] = [intervals.at(0), intervals.at(-1)];
    return {
      schedule,
      range,
      intervals,
      unknown: chosen.filter(({ row }) => row === undefined).map(({ interval }) => interval),
      plan: {
        total: intervals.length,
        by_state,
        locked,
        runs: batches.length,
        ...(first && last && { first: first.period, last: last.period }),
      },
    };
  }
}

function chooseMetrics(schedule: ScheduleVersion, asked: readonly string[] | undefined): readonly string[] {
  const known = metricsOf(schedule);
  for (const metric of asked ?? []) {
    if (known.includes(metric)) continue;
    const nearest = nearestName(metric, known);
    throw DomainError.of('backfill.unknown_metric', { schedule: schedule.definition.name, metric, nearest });
  }
  return asked ?? known;
}

function readRange(
  { from, to }: BackfillAsk,
  { timezone, rules }: IntervalCalendar,
  now: string,
): PlannedBackfill['range'] {
  const question = { timezone, as_of: now, ...(rules && { rules }) };
  const first = readBound(from, { ...question, path: '/from' });
  const last = to === undefined ? { instant: now, diagnostics: [] } : readBound(to, { ...question, path: '/to' });
  if (first.instant !== undefined && last.instant !== undefined) return { from: first.instant, to: last.instant };
  const findings: readonly Diagnostic[] = [...first.diagnostics, ...last.diagnostics];
  throw DomainError.from(findings);
}
