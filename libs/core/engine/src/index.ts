export { ApiKeyStore, type ApiKey, type Role } from './ports/api-key-store';
export { AuditLog, type AuditEntry } from './ports/audit-log';
export { Clock } from './ports/clock';
export {
  DefinitionStore,
  type DefinitionChange,
  type DefinitionProblem,
  type Page,
  type PageOf,
  type StoredVersion,
  type VersionState,
} from './ports/definition-store';
export { IdSource } from './ports/id-source';
export { IdempotencyStore, type IdempotencyStart, type StoredAnswer } from './ports/idempotency-store';
export { IntervalLedger, ScheduleStateStore, type IntervalState, type LedgerInterval, type ScheduleState } from './ports/interval-ledger';
export { LeaderLock } from './ports/leader-lock';
export { RunQueue, type RunJob } from './ports/run-queue';
export {
  RunStore,
  type NewRun,
  type PinnedVersion,
  type Run,
  type RunError,
  type RunOccasion,
  type RunOutcome,
  type RunProgress,
  type RunStatus,
  type RunTask,
  type RunTiming,
} from './ports/run-store';
export { SnapshotStore, type Snapshot, type SnapshotQuery, type SnapshotValue } from './ports/snapshot-store';
export { StateDatabase } from './ports/state-database';
export { Warehouse, WarehouseSession, type DataVersion, type DatasetStatus, type TestRows } from './ports/warehouse';
