import {
  AlertStore,
  ApiKeyStore,
  AuditLog,
  BackfillStore,
  DefinitionStore,
  DeliveryStore,
  IdempotencyStore,
  IntervalLedger,
  LeaderLock,
  ReportStore,
  RunStore,
  ScheduleStateStore,
  SecretStore,
  SnapshotStore,
  StateDatabase,
  StatusBoard,
  UploadStore,
} from '@core/engine';
import { SqlApiKeyStore } from './access/sql-api-key-store';
import { SqlAuditLog } from './access/sql-audit-log';
import { SqlAlertStore } from './alerts/sql-alert-store';
import { SqlBackfillStore } from './backfills/sql-backfill-store';
import { PostgresLeaderLock } from './database/postgres-leader-lock';
import type { PostgresStateDatabase } from './database/postgres-state-database';
import { SqlDefinitionStore } from './definitions/sql-definition-store';
import { SqlDeliveryStore } from './deliveries/sql-delivery-store';
import { SqlIdempotencyStore } from './idempotency/sql-idempotency-store';
import { SqlReportStore } from './reports/sql-report-store';
import { SqlRunStore } from './runs/sql-run-store';
import { SqlIntervalLedger } from './schedules/sql-interval-ledger';
import { SqlScheduleStateStore } from './schedules/sql-schedule-state-store';
import { SqlSecretStore } from './secrets/sql-secret-store';
import { SqlSnapshotStore } from './snapshots/sql-snapshot-store';
import { SqlStatusBoard } from './status/sql-status-board';
import { SqlUploadStore } from './uploads/sql-upload-store';

/** Every port of the engine that the state database fulfils, in the form that Nest's container takes. */
export function stateProviders(database: PostgresStateDatabase) {
  return [
    { provide: StateDatabase, useValue: database },
    { provide: AlertStore, useValue: new SqlAlertStore(database) },
    { provide: ApiKeyStore, useValue: new SqlApiKeyStore(database) },
    { provide: AuditLog, useValue: new SqlAuditLog(database) },
    { provide: BackfillStore, useValue: new SqlBackfillStore(database) },
    { provide: DefinitionStore, useValue: new SqlDefinitionStore(database) },
    { provide: DeliveryStore, useValue: new SqlDeliveryStore(database) },
    { provide: IdempotencyStore, useValue: new SqlIdempotencyStore(database) },
    { provide: IntervalLedger, useValue: new SqlIntervalLedger(database) },
    { provide: LeaderLock, useValue: new PostgresLeaderLock(database) },
    { provide: ReportStore, useValue: new SqlReportStore(database) },
    { provide: RunStore, useValue: new SqlRunStore(database) },
    { provide: ScheduleStateStore, useValue: new SqlScheduleStateStore(database) },
    { provide: SecretStore, useValue: new SqlSecretStore(database) },
    { provide: SnapshotStore, useValue: new SqlSnapshotStore(database) },
    { provide: StatusBoard, useValue: new SqlStatusBoard(database) },
    { provide: UploadStore, useValue: new SqlUploadStore(database) },
  ];
}
