import type { FindPrincipal } from '../access/find-principal';
import { maySee } from '../access/row-scope';
import type { CatalogSnapshot, CurrentCatalog } from '../definitions/current-catalog';
import type { AlertStore } from '../ports/alert-store';
import type { Clock } from '../ports/clock';
import type { IntervalBounds, IntervalLedger, LedgerInterval } from '../ports/interval-ledger';
import type { SnapshotStore } from '../ports/snapshot-store';
import { alertsIn, type WatchingAlert } from './alerts-in';
import { judgeInterval } from './judge-interval';
import { pointsOf, windowStart, withheldPoints } from './points-of';
import { seenByAlert } from './seen-by-alert';

/** Intervals judged in one round; the rest wait for the next. */
const MOST_AT_ONCE = 200;

/**
 * Judges alerts on intervals that were settled, in order of time. An interval older than the newest judged one is history: what
 * changes there is seen in the snapshots and alarms nobody. An alert tells of nothing that whoever saved it may not read.
 */
export class JudgeAlerts {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly ledger: IntervalLedger,
    private readonly snapshots: SnapshotStore,
    private readonly alerts: AlertStore,
    private readonly principals: FindPrincipal,
    private readonly clock: Clock,
  ) {}

  /** Answers how many intervals were judged. May be killed anywhere: what was not judged to the end is judged again. */
  async execute(): Promise<number> {
    const intervals = await this.ledger.findUnjudged(MOST_AT_ONCE);
    if (intervals.length === 0) return 0;
    const world = await this.current.read();
    const alerts = alertsIn(world);
    for (const interval of intervals) {
      for (const alert of alerts) if (alert.schedule === interval.schedule) await this.judge(alert, interval, world);
      await this.ledger.setJudged(interval.schedule, interval, interval.run_id ?? '');
    }
    return intervals.length;
  }

  private async judge(watching: WatchingAlert, interval: LedgerInterval, { catalog }: CatalogSnapshot): Promise<void> {
    const { alert, schedule } = watching;
    const standing = await this.alerts.standing(alert.name);
    const { judged } = standing;
    if (judged !== undefined ? isOlder(interval, judged) : interval.backfill !== undefined) return;
    const from = windowStart(watching, interval);
    const to = interval.end;
    const [rows, snapshots] = await Promise.all([
      this.ledger.readRange(schedule, { from, to }),
      this.snapshots.read({ metric: alert.metric, schedule, from, to }),
    ]);
    const seen = seenByAlert(interval, snapshots, standing);
    const at = this.clock.now().toISOString();
    const owner = await this.principals.execute(watching.saved_by);
    if (seen.scope !== undefined && !maySee(owner, seen.scope, catalog)) {
      const points = withheldPoints(interval);
      const known = standing.scope === undefined ? standing.members : [];
      return this.alerts.record(judgeInterval({ watching, interval, points, known, at, scope: undefined }));
    }
    const points = pointsOf({ interval, rows, ...seen });
    await this.alerts.record(judgeInterval({ watching, interval, points, at, ...seen }));
  }
}

/** An interval that ends before the one that was judged last; the same one again is judged again. */
function isOlder({ end }: IntervalBounds, judged: IntervalBounds): boolean {
  return Date.parse(end) < Date.parse(judged.end);
}
