import type { EntitySchema } from 'typeorm';
import { apiKeys, auditEntries } from './access/access-tables';
import {
  catalogRevision,
  definitionLines,
  definitionProblems,
  definitionVersions,
} from './definitions/definition-tables';
import { idempotencyKeys } from './idempotency/idempotency-table';
import { runRows, runs } from './runs/run-tables';
import { scheduleIntervals, scheduleStates } from './schedules/schedule-tables';
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
  apiKeys,
  auditEntries,
  idempotencyKeys,
  workerStatuses,
  datasetStatuses,
] as readonly EntitySchema[];
