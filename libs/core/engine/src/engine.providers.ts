import { Audit } from './access/audit';
import { Authenticate } from './access/authenticate';
import { FindPrincipal } from './access/find-principal';
import { AuthenticateKey } from './access/authenticate-key';
import { AuthenticateToken } from './access/authenticate-token';
import { ManageApiKeys } from './access/manage-api-keys';
import { NoteRefusals } from './access/note-refusals';
import { JudgeAlerts } from './alerts/judge-alerts';
import { ReadAlerts } from './alerts/read-alerts';
import { OperateBackfills } from './backfills/operate-backfills';
import { PlanBackfill } from './backfills/plan-backfill';
import { ReconcileBackfills } from './backfills/reconcile-backfills';
import { ApplyDefinitions } from './definitions/apply-definitions';
import { CurrentCatalog } from './definitions/current-catalog';
import { DeprecateVersion } from './definitions/deprecate-version';
import { ForeseeChange } from './definitions/foresee-change';
import { MetricTester } from './definitions/metric-tester';
import { PublishVersion } from './definitions/publish-version';
import { PutFolderInForce } from './definitions/put-folder-in-force';
import { ReadDefinitions } from './definitions/read-definitions';
import { RemoveDefinition } from './definitions/remove-definition';
import { RollBackVersion } from './definitions/roll-back-version';
import { SaveDefinition } from './definitions/save-definition';
import { TestMetric } from './definitions/test-metric';
import { ValidateMetric } from './definitions/validate-metric';
import { WeighDefinition } from './definitions/weigh-definition';
import { SendDeliveries } from './deliveries/send-deliveries';
import { TryTarget } from './deliveries/try-target';
import { WebhookSecret } from './deliveries/webhook-secret';
import { ReadLineage } from './lineage/read-lineage';
import { ApiKeyStore } from './ports/api-key-store';
import { AuditLog } from './ports/audit-log';
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
import { SecretStore } from './ports/secret-store';
import { SnapshotStore } from './ports/snapshot-store';
import { StateDatabase } from './ports/state-database';
import { Sandbox } from './ports/sandbox';
import { StatusBoard } from './ports/status-board';
import { TokenVerifier } from './ports/token-verifier';
import { UploadFolder } from './ports/upload-folder';
import { UploadLoader } from './ports/upload-loader';
import { UploadStore } from './ports/upload-store';
import { AcceptRun } from './runs/accept-run';
import { CompareVersions } from './runs/compare-versions';
import { ExecuteRun } from './runs/execute-run';
import { FollowRuns } from './runs/follow-runs';
import { PerformTask } from './runs/perform-task';
import { PinnedWorlds } from './runs/pinned-worlds';
import { PreviewMetric } from './runs/preview-metric';
import { ReadCompleteness } from './runs/read-completeness';
import { Reconcile } from './reconcile';
import { ReconcileReports } from './reports/reconcile-reports';
import { ReconcileRuns } from './runs/reconcile-runs';
import { RequestExplanation } from './runs/request-explanation';
import { QueuedMetricTester } from './runs/queued-metric-tester';
import { SandboxedMetricTester } from './runs/sandboxed-metric-tester';
import { RunGate } from './runs/run-gate';
import { RunScorecard } from './scorecards/run-scorecard';
import { CompactSnapshots } from './schedules/compact-snapshots';
import { ExpectIntervals } from './schedules/expect-intervals';
import { FindAgain } from './schedules/find-again';
import { HoldIncomplete } from './schedules/hold-incomplete';
import { OperateSchedules } from './schedules/operate-schedules';
import { PlanBatches } from './schedules/plan-batches';
import { ReadSnapshots } from './schedules/read-snapshots';
import { ReconcileSchedules } from './schedules/reconcile-schedules';
import { SettleUnsettled } from './schedules/settle-unsettled';
import { ReadSureTime } from './schedules/read-sure-time';
import { SettleRun } from './schedules/settle-run';
import { StartDue } from './schedules/start-due';
import { StartIntervals } from './schedules/start-intervals';
import { KnownConnections } from './status/known-connections';
import { ReportStatus } from './status/report-status';
import { AcceptUpload } from './uploads/accept-upload';
import { PerformUpload } from './uploads/perform-upload';
import { PreviewDataset } from './previews/preview-dataset';
import { ReadUploads } from './uploads/read-uploads';
import { SweepUploads } from './uploads/sweep-uploads';

/** A class as a key for injection. */
type Token<T = unknown> = abstract new (...parts: never[]) => T;

/** One line of wiring, in the form that Nest's container takes. */
export interface EngineProvider {
  readonly provide: Token;
  readonly inject: Token[];
  readonly useFactory: (...parts: never[]) => unknown;
}

/** Wires a class to the tokens of its constructor's parameters; the compiler refuses a wrong or missing one. */
function wire<T, Parts extends readonly unknown[]>(
  use: new (...parts: Parts) => T,
  inject: { readonly [Index in keyof Parts]: Token<Parts[Index]> },
  provide: Token<T> = use as unknown as Token<T>,
): EngineProvider {
  return {
    provide,
    inject: [...inject] as Token[],
    useFactory: (...parts: never[]) => new use(...(parts as unknown as Parts)),
  };
}

/** Use cases that need no warehouse: all that the api does. A `MetricTester` must be given beside them. */
export const engineProviders: readonly EngineProvider[] = [
  wire(Audit, [AuditLog, Clock, IdSource]),
  wire(ManageApiKeys, [ApiKeyStore, Clock, IdSource, Audit]),
  wire(FindPrincipal, [ApiKeyStore]),
  wire(CurrentCatalog, [DefinitionStore]),
  wire(ReadDefinitions, [DefinitionStore]),
  wire(KnownConnections, [StatusBoard, Clock]),
  wire(SaveDefinition, [DefinitionStore, CurrentCatalog, Clock, Audit, KnownConnections]),
  wire(WeighDefinition, [CurrentCatalog, MetricTester, Clock, FindPrincipal, KnownConnections]),
  wire(PublishVersion, [DefinitionStore, WeighDefinition, Clock, Audit]),
  wire(RollBackVersion, [DefinitionStore, PublishVersion]),
  wire(ForeseeChange, [DefinitionStore, WeighDefinition]),
  wire(ReadLineage, [DefinitionStore, CurrentCatalog]),
  wire(DeprecateVersion, [DefinitionStore, Clock, Audit]),
  wire(RemoveDefinition, [DefinitionStore, CurrentCatalog, Clock, Audit, UploadStore]),
  wire(ApplyDefinitions, [DefinitionStore, CurrentCatalog, MetricTester, Clock, Audit, KnownConnections]),
  wire(PutFolderInForce, [ApplyDefinitions, DefinitionStore, Clock]),
  wire(ValidateMetric, [CurrentCatalog, Clock]),
  wire(TestMetric, [DefinitionStore, CurrentCatalog, MetricTester]),
  wire(RunGate, [RunStore, Limits]),
  wire(AcceptRun, [CurrentCatalog, DefinitionStore, RunStore, RunQueue, Clock, IdSource, Audit, RunGate]),
  wire(RunScorecard, [CurrentCatalog, AcceptRun]),
  wire(PreviewMetric, [AcceptRun, CurrentCatalog, Clock]),
  wire(CompareVersions, [DefinitionStore, AcceptRun, CurrentCatalog, Clock]),
  wire(FollowRuns, [RunStore, CurrentCatalog, Clock, Audit]),
  wire(RequestExplanation, [FollowRuns, AcceptRun]),
  wire(ReadSureTime, [Clock, StateDatabase]),
  wire(StartIntervals, [CurrentCatalog, AcceptRun, IntervalLedger, RunStore, RunQueue, ReadSureTime, FindPrincipal]),
  wire(OperateSchedules, [
    CurrentCatalog,
    ScheduleStateStore,
    IntervalLedger,
    StartIntervals,
    ReadSureTime,
    Audit,
    FindPrincipal,
  ]),
  wire(PlanBatches, [FindPrincipal]),
  wire(PlanBackfill, [CurrentCatalog, IntervalLedger, PlanBatches, ReadSureTime, Clock]),
  wire(OperateBackfills, [
    PlanBackfill,
    CurrentCatalog,
    IntervalLedger,
    BackfillStore,
    RunStore,
    Clock,
    IdSource,
    Audit,
  ]),
  wire(ReadSnapshots, [ReadDefinitions, CurrentCatalog, SnapshotStore, IntervalLedger, Clock]),
  wire(WebhookSecret, [InstanceSettings, SecretStore, Clock, IdSource, Audit]),
  wire(TryTarget, [DeliveryStore, InstanceSettings, Clock, IdSource, Audit]),
  wire(ReadAlerts, [ReadDefinitions, CurrentCatalog, AlertStore]),
  wire(AcceptUpload, [CurrentCatalog, UploadFolder, AcceptRun, RunStore, IdSource, Audit, Limits]),
  wire(ReadUploads, [UploadStore, CurrentCatalog]),
  wire(PreviewDataset, [AcceptRun, CurrentCatalog]),
];

/** Use cases of the process that others talk to: who asks, and who was refused. */
export const doorProviders: readonly EngineProvider[] = [
  wire(AuthenticateKey, [ApiKeyStore, Clock]),
  wire(AuthenticateToken, [TokenVerifier, InstanceSettings]),
  wire(Authenticate, [AuthenticateKey, AuthenticateToken]),
  wire(NoteRefusals, [Audit, Clock]),
];

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

/** Tests of metrics go through the queue. */
export const queuedTesterProvider = wire(QueuedMetricTester, [AcceptRun, RunStore], MetricTester);

/** Tests of metrics run in the sandbox of this process. */
export const sandboxedTesterProvider = wire(SandboxedMetricTester, [Sandbox, Limits, Clock], MetricTester);
