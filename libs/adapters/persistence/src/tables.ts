import type { EntitySchema } from 'typeorm';
import { apiKeys, apiKeySecrets, auditEntries } from './access/access-tables';
import { alertEvents, alertMembers, alertStandings } from './alerts/alert-tables';
import { backfillIntervals, backfills } from './backfills/backfill-tables';
import {
  catalogRevision,
  definitionLines,
  definitionProblems,
  definitionVersions,
} from './definitions/definition-tables';
import { deliveries } from './deliveries/delivery-table';
import { idempotencyKeys } from './idempotency/idempotency-table';
import { reports } from './reports/report-table';
import { runRows, runs } from './runs/run-tables';
import { scheduleIntervals, scheduleStates } from './schedules/schedule-tables';
import { instanceSecrets } from './secrets/secret-table';
import { rowScopes } from './snapshots/row-scope-table';
import { snapshots } from './snapshots/snapshot-table';
import { connectionReadings, datasetStatuses, workerStatuses } from './status/status-tables';
import { datasetUploads } from './uploads/upload-table';

/** Every table of the state database; the migrations make exactly these. */
export const tables: readonly EntitySchema[] = [
  catalogRevision,
  definitionLines,
  definitionVersions,
  definitionProblems,
  runs,
  runRows,
  scheduleIntervals,
  scheduleStates,
  rowScopes,
  snapshots,
  backfills,
  backfillIntervals,
  alertStandings,
  alertMembers,
  alertEvents,
  reports,
  deliveries,
  instanceSecrets,
  apiKeys,
  apiKeySecrets,
  auditEntries,
  idempotencyKeys,
  workerStatuses,
  datasetStatuses,
  connectionReadings,
  datasetUploads,
] as readonly EntitySchema[];
