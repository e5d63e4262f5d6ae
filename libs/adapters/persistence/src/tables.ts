import type { EntitySchema } from 'typeorm';
import { apiKeys, auditEntries } from './access/access-tables';
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
import { snapshots } from './snapshots/snapshot-table';
import { datasetStatuses, workerStatuses } from './status/status-tables';

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
  auditEntries,
  idempotencyKeys,
  workerStatuses,
  datasetStatuses,
] as readonly EntitySchema[];
