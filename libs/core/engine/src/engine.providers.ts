import { Audit } from './access/audit';
import { Authenticate } from './access/authenticate';
import { FindPrincipal } from './access/find-principal';
import { AuthenticateKey } from './access/authenticate-key';
import { AuthenticateToken } from './access/authenticate-token';
import { ManageApiKeys } from './access/manage-api-keys';
import { NoteRefusals } from './access/note-refusals';
import { ReadAlerts } from './alerts/read-alerts';
import { OperateBackfills } from './backfills/operate-backfills';
import { PlanBackfill } from './backfills/plan-backfill';
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
import { TryTarget } from './deliveries/try-target';
import { WebhookSecret } from './deliveries/webhook-secret';
import { ReadLineage } from './lineage/read-lineage';
import { ApiKeyStore } from './ports/api-key-store';
import { AuditLog } from './ports/audit-log';
import { BackfillStore } from './ports/backfill-store';
import { Clock } from './ports/clock';
import { DefinitionStore } from './ports/definition-store';
import { DeliveryStore } from './ports/delivery-store';
import { IdSource } from './ports/id-source';
import { AlertStore } from './ports/alert-store';
import { InstanceSettings } from './ports/instance-settings';
import { Limits } from './ports/limits';
import { IntervalLedger } from './ports/interval-ledger';
import { RunQueue } from './ports/run-queue';
import { RunStore } from './ports/run-store';
import { ScheduleStateStore } from './ports/schedule-state-store';
import { SecretStore } from './ports/secret-store';
import { SnapshotStore } from './ports/snapshot-store';
import { StateDatabase } from './ports/state-database';
import { StatusBoard } from './ports/status-board';
import { TokenVerifier } from './ports/token-verifier';
import { UploadFolder } from './ports/upload-folder';
import { UploadStore } from './ports/upload-store';
import { AcceptRun } from './runs/accept-run';
import { CompareVersions } from './runs/compare-versions';
import { FollowRuns } from './runs/follow-runs';
import { PreviewMetric } from './runs/preview-metric';
import { RequestExplanation } from './runs/request-explanation';
import { QueuedMetricTester } from './runs/queued-metric-tester';
import { RunGate } from './runs/run-gate';
import { RunScorecard } from './scorecards/run-scorecard';
import { OperateSchedules } from './schedules/operate-schedules';
import { PlanBatches } from './schedules/plan-batches';
import { ReadSnapshots } from './schedules/read-snapshots';
import { ReadSureTime } from './schedules/read-sure-time';
import { StartIntervals } from './schedules/start-intervals';
import { KnownConnections } from './status/known-connections';
import { AcceptUpload } from './uploads/accept-upload';
import { PreviewDataset } from './previews/preview-dataset';
import { ReadUploads } from './uploads/read-uploads';
import { wire, type EngineProvider } from './wire';

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
  wire(RemoveDefinition, [DefinitionStore, CurrentCatalog, Clock, Audit]),
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

/** Tests of metrics go through the queue. */
export const queuedTesterProvider = wire(QueuedMetricTester, [AcceptRun, RunStore], MetricTester);
