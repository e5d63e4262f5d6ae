export { ReadAlerts } from './alerts/read-alerts';
export { withoutKeys } from './access/api-key-text';
export { Audit, type Deed } from './access/audit';
export { Authenticate } from './access/authenticate';
export { bearsToken, type Caller } from './access/caller';
export { isAttributeName } from './access/check-attributes';
export type { Principal } from './access/principal';
export type { RowScope } from './access/row-scope';
export { EnsureAdminKey } from './access/ensure-admin-key';
export { statusOfKey, type KeyStatus } from './access/key-status';
export { ManageApiKeys, type ApiKeyPatch, type NewApiKey } from './access/manage-api-keys';
export { NoteRefusals, type Refusal } from './access/note-refusals';
export { isRole, roleNames } from './access/role-names';
export type { ClaimAttribute, TokenRules } from './access/token-rules';
export type { BackfillAsk, BackfillPlan } from './backfills/backfill-ask';
export { OperateBackfills, type BackfillInDetail } from './backfills/operate-backfills';
export { readBound } from './backfills/read-bound';
export {
  ApplyDefinitions,
  type Application,
  type AppliedDefinition,
  type ApplyCommand,
} from './definitions/apply-definitions';
export { checkFiles, type CheckedFiles } from './definitions/check-files';
export type { DefinitionFile } from './definitions/sieve';
export { LocalMetricTester } from './runs/local-metric-tester';
export { AnswerTask } from './runs/answer-task';
export { CatalogCache } from './runs/catalog-cache';
export { DeprecateVersion } from './definitions/deprecate-version';
export { type MetricTestReport, type MetricTestResult, type MetricTestWork } from './definitions/metric-tester';
export { diffDefinitions, type Difference } from './definitions/diff-definitions';
export type { TextChange } from './definitions/diff-texts';
export { ForeseeChange, type Outlook } from './definitions/foresee-change';
export type { Affected, Breakage, Impact, Listed } from './definitions/impact';
export { PublishVersion, type PublishedVersion, type VersionCommand } from './definitions/publish-version';
export { RollBackVersion } from './definitions/roll-back-version';
export { PutFolderInForce } from './definitions/put-folder-in-force';
export { ReadDefinitions } from './definitions/read-definitions';
export { RemoveDefinition } from './definitions/remove-definition';
export { SaveDefinition, type SaveCommand, type SavedDefinition } from './definitions/save-definition';
export { TestMetric } from './definitions/test-metric';
export { ValidateMetric, type Validation } from './definitions/validate-metric';
export { doorProviders, engineProviders, queuedTesterProvider } from './engine.providers';
export type { EngineProvider } from './wire';
export { sandboxedTesterProvider, workerProviders } from './worker.providers';
export { AcceptRun, type AcceptCommand } from './runs/accept-run';
export { ExecuteRun } from './runs/execute-run';
export type { Explanation } from './runs/explain-run';
export { FollowRuns } from './runs/follow-runs';
export { MeasureCompleteness } from './runs/measure-completeness';
export { CompareVersions, type ComparedQuery } from './runs/compare-versions';
export { PreviewMetric } from './runs/preview-metric';
export { QueryRunner, type AnsweredQuery } from './runs/query-runner';
export { ReadCompleteness } from './runs/read-completeness';
export { RequestExplanation } from './runs/request-explanation';
export { Reconcile } from './reconcile';
export { RunScorecard } from './scorecards/run-scorecard';
export type { ScorecardAsk } from './scorecards/ask-scorecard';
export { OperateSchedules, type ScheduleStanding } from './schedules/operate-schedules';
export { ReadSnapshots, type SnapshotItem, type SnapshotSeries } from './schedules/read-snapshots';
export { SendDeliveries } from './deliveries/send-deliveries';
export { TryTarget } from './deliveries/try-target';
export { WebhookSecret, type KnownSecret } from './deliveries/webhook-secret';
export { toGraphviz, toMermaid } from './lineage/draw-lineage';
export type { LineageEdge, LineageNode } from './lineage/lineage-graph';
export { ReadLineage, type LineageAnswer, type LineageQuestion } from './lineage/read-lineage';
export type { Lineage, LineageDrawing, LineageEntry } from './lineage/tell-lineage';
export type { LineageDirection } from './lineage/walk-lineage';
export { heardWorkers } from './status/heard-workers';
export { ReportStatus } from './status/report-status';
export { AcceptUpload, type UploadCommand } from './uploads/accept-upload';
export type { DatasetPreview } from './previews/answer-preview';
export { PreviewDataset } from './previews/preview-dataset';
export type { UploadAnswer } from './uploads/perform-upload';
export { ReadUploads } from './uploads/read-uploads';
export {
  ApiKeyStore,
  type ApiKey,
  type DecideKeyChange,
  type KeyBearer,
  type KeyChange,
  type Role,
  type StoredKeySecret,
} from './ports/api-key-store';
export { AuditLog, type AuditEntry, type AuditFilter } from './ports/audit-log';
export { Clock } from './ports/clock';
export {
  DatasetLibrary,
  type DataVersion,
  type DatasetStatus,
  type LoadProgress,
  type PrepareOptions,
} from './ports/dataset-library';
export {
  DefinitionStore,
  type DefinitionChange,
  type DefinitionProblem,
  type StoredVersion,
  type VersionState,
} from './ports/definition-store';
export type { Page, PageOf } from './ports/page';
export { IdSource } from './ports/id-source';
export { IdempotencyStore, type IdempotencyStart, type StoredAnswer } from './ports/idempotency-store';
export { InstanceSettings } from './ports/instance-settings';
export {
  IntervalLedger,
  type Completeness,
  type IntervalBounds,
  type IntervalEnd,
  type IntervalState,
  type LedgerInterval,
  type NewReport,
  type OwedInterval,
  type SettledInterval,
} from './ports/interval-ledger';
export { ScheduleStateStore, type ScheduleState } from './ports/schedule-state-store';
export {
  BackfillStore,
  type Backfill,
  type BackfillSelection,
  type BackfillStatus,
  type NewBackfill,
} from './ports/backfill-store';
export {
  AlertStore,
  type AlertEvent,
  type AlertEventKind,
  type AlertMember,
  type AlertStanding,
  type AlertState,
  type Judgement,
} from './ports/alert-store';
export {
  DeliveryStore,
  type Delivery,
  type DeliveryStatus,
  type MailAttachment,
  type Message,
  type NewDelivery,
} from './ports/delivery-store';
export { ReportStore, type Report } from './ports/report-store';
export { Notifier, type Sent } from './ports/notifier';
export { SecretStore, type StoredSecret } from './ports/secret-store';
export { LeaderLock } from './ports/leader-lock';
export { RunQueue, type RunJob } from './ports/run-queue';
export {
  RunStore,
  type NewRun,
  type PinnedVersion,
  type Run,
  type RowsPart,
  type RunEnd,
  type RunError,
  type RunLane,
  type RunOccasion,
  type RunOutcome,
  type RunProgress,
  type RunStatus,
  type RunTask,
  type RunTiming,
} from './ports/run-store';
export { SnapshotStore, type Snapshot, type SnapshotQuery, type SnapshotValue } from './ports/snapshot-store';
export { Limits } from './ports/limits';
export {
  Sandbox,
  type CompletenessQuestion,
  type SandboxHooks,
  type SandboxWork,
  type TaskAnswer,
  type World,
} from './ports/sandbox';
export { UploadFolder, type ReceivedBody } from './ports/upload-folder';
export { UploadLoader, type LoadedUpload, type UploadHooks, type UploadWork } from './ports/upload-loader';
export { type StagedUpload, type UploadMedia, type UploadMode } from './ports/staged-upload';
export { UploadStore, type DatasetUpload, type UploadTotals } from './ports/upload-store';
export { StateDatabase } from './ports/state-database';
export { TokenVerifier, type VerifiedToken } from './ports/token-verifier';
export {
  StatusBoard,
  type DatasetReport,
  type ReadingNote,
  type SourceReadings,
  type WorkerStatus,
} from './ports/status-board';
export { Warehouse, WarehouseSession, type ExecuteOptions, type OpenOptions, type TestRows } from './ports/warehouse';
