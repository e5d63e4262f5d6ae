import { FindPrincipal } from './access/find-principal';
import { JudgeAlerts } from './alerts/judge-alerts';
import { ReconcileBackfills } from './backfills/reconcile-backfills';
import { CurrentCatalog } from './definitions/current-catalog';
import { MetricTester } from './definitions/metric-tester';
import { SendDeliveries } from './deliveries/send-deliveries';
import { BackfillStore } from './ports/backfill-store';
import { Clock } from './ports/clock';
import { DatasetLibrary } from './ports/dataset-library';
import { DefinitionStore } from './ports/definition-store';
import { DeliveryStore } from './ports/delivery-store';
import { IdSource } from './ports/id-source';
import { AlertStore } from './ports/alert-store';
import { InstanceSettings } from './ports/instance-settings';
import { Limits } from './ports/limits';
import { IntervalLedger } from './ports/interval-ledger';
import { ReportStore } from './ports/report-store';
import { Notifier } from './ports/notifier';
import { RunQueue } from './ports/run-queue';
import { RunStore } from './ports/run-store';
import { ScheduleStateStore } from './ports/schedule-state-store';
import { SnapshotStore } from './ports/snapshot-store';
import { Sandbox } from './ports/sandbox';
import { StatusBoard } from './ports/status-board';
import { UploadFolder } from './ports/upload-folder';
import { UploadLoader } from './ports/upload-loader';
import { UploadStore } from './ports/upload-store';
import { AcceptRun } from './runs/accept-run';
import { ExecuteRun } from './runs/execute-run';
import { PerformTask } from './runs/perform-task';
import { PinnedWorlds } from './runs/pinned-worlds';
import { ReadCompleteness } from './runs/read-completeness';
import { Reconcile } from './reconcile';
import { ReconcileReports } from './reports/reconcile-reports';
import { ReconcileRuns } from './runs/reconcile-runs';
import { SandboxedMetricTester } from './runs/sandboxed-metric-tester';
import { CompactSnapshots } from './schedules/compact-snapshots';
import { ExpectIntervals } from './schedules/expect-intervals';
import { FindAgain } from './schedules/find-again';
import { HoldIncomplete } from './schedules/hold-incomplete';
import { PlanBatches } from './schedules/plan-batches';
import { ReconcileSchedules } from './schedules/reconcile-schedules';
import { SettleUnsettled } from './schedules/settle-unsettled';
import { ReadSureTime } from './schedules/read-sure-time';
import { SettleRun } from './schedules/settle-run';
import { StartDue } from './schedules/start-due';
import { StartIntervals } from './schedules/start-intervals';
import { ReportStatus } from './status/report-status';
import { PerformUpload } from './uploads/perform-upload';
import { SweepUploads } from './uploads/sweep-uploads';
import { wire, type EngineProvider } from './wire';

/** Use cases of the process that has the warehouse and works the queue off. */
export const workerProviders: readonly EngineProvider[] = [
  wire(PinnedWorlds, [DefinitionStore]),
  wire(ReadCompleteness, [Sandbox, Clock]),
  wire(PerformUpload, [PinnedWorlds, UploadStore, UploadFolder, UploadLoader, Clock]),
  wire(PerformTask, [PinnedWorlds, Sandbox, RunStore, Limits, Clock, PerformUpload]),
  wire(SettleRun, [CurrentCatalog, RunStore, IntervalLedger, ReadSureTime, IdSource]),
  wire(ExecuteRun, [RunStore, PerformTask, SettleRun, Clock, IdSource]),
  wire(ReportStatus, [CurrentCatalog, DatasetLibrary, Sandbox, StatusBoard, Clock, IdSource, InstanceSettings]),
  wire(ReconcileRuns, [RunStore, RunQueue]),
  wire(ExpectIntervals, [ScheduleStateStore, IntervalLedger]),
  wire(FindAgain, [IntervalLedger, ReadCompleteness]),
  wire(HoldIncomplete, [IntervalLedger, ReadCompleteness]),
  wire(StartDue, [FindAgain, HoldIncomplete, PlanBatches, StartIntervals, IntervalLedger, IdSource]),
  wire(ReconcileSchedules, [CurrentCatalog, IntervalLedger, ExpectIntervals, StartDue, ReadSureTime]),
  wire(ReconcileBackfills, [CurrentCatalog, BackfillStore, PlanBatches, StartIntervals, ReadSureTime]),
  wire(JudgeAlerts, [CurrentCatalog, IntervalLedger, SnapshotStore, AlertStore, FindPrincipal, Clock]),
  wire(CompactSnapshots, [CurrentCatalog, SnapshotStore, ReadSureTime]),
  wire(ReconcileReports, [CurrentCatalog, ReportStore, AcceptRun, RunStore, RunQueue, Clock, IdSource, FindPrincipal]),
  wire(SendDeliveries, [DeliveryStore, Notifier, Clock]),
  wire(SettleUnsettled, [IntervalLedger, SettleRun]),
  wire(SweepUploads, [UploadStore, UploadFolder, Clock]),
  wire(Reconcile, [
    ReconcileRuns,
    SettleUnsettled,
    ReconcileSchedules,
    ReconcileBackfills,
    JudgeAlerts,
    ReconcileReports,
    CompactSnapshots,
    SweepUploads,
  ]),
];

/** Tests of metrics run in the sandbox of this process. */
export const sandboxedTesterProvider = wire(SandboxedMetricTester, [Sandbox, Limits, Clock], MetricTester);
