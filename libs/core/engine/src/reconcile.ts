import type { JudgeAlerts } from './alerts/judge-alerts';
import type { ReconcileBackfills } from './backfills/reconcile-backfills';
import type { ReconcileReports } from './reports/reconcile-reports';
import type { ReconcileRuns } from './runs/reconcile-runs';
import type { CompactSnapshots } from './schedules/compact-snapshots';
import type { ReconcileSchedules } from './schedules/reconcile-schedules';
import type { SettleUnsettled } from './schedules/settle-unsettled';
import type { SweepUploads } from './uploads/sweep-uploads';

/** What one round found to do; steps that found nothing are left out. */
export interface Reconciled {
  readonly done: Readonly<Record<string, number>>;
  readonly failures: readonly { readonly step: string; readonly error: unknown }[];
}

/**
 * One round of comparing what should be with what is: what a crash or an outage left behind is picked up, what is due is started,
 * what was settled is judged and told. Each step may be killed anywhere, and one that fails does not hold up the others.
 */
export class Reconcile {
  readonly #steps: Readonly<Record<string, { execute(): Promise<number> }>>;

  constructor(
    runs: ReconcileRuns,
    unsettled: SettleUnsettled,
    schedules: ReconcileSchedules,
    backfills: ReconcileBackfills,
    alerts: JudgeAlerts,
    reports: ReconcileReports,
    snapshots: CompactSnapshots,
    uploads: SweepUploads,
  ) {
    this.#steps = {
      runs_handed_over_again: runs,
      runs_settled_late: unsettled,
      schedule_runs_started: schedules,
      backfill_runs_started: backfills,
      intervals_judged: alerts,
      reports_moved: reports,
      revisions_removed: snapshots,
      upload_files_removed: uploads,
    };
  }

  async execute(): Promise<Reconciled> {
    const done: Record<string, number> = {};
    const failures: { step: string; error: unknown }[] = [];
    for (const [step, work] of Object.entries(this.#steps)) {
      try {
        const count = await work.execute();
        if (count > 0) done[step] = count;
      } catch (error) {
        failures.push({ step, error });
      }
    }
    return { done, failures };
  }
}
