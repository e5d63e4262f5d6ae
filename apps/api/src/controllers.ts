import { ApiKeysController } from './access/api-keys.controller';
import { AuditController } from './access/audit.controller';
import { MeController } from './access/me.controller';
import { AlertsController } from './alerts/alerts.controller';
import { AlertEventsController } from './alerts/alert-events.controller';
import { CalendarsController } from './calendars/calendars.controller';
import { DatasetRowsController } from './datasets/dataset-rows.controller';
import { DatasetsController } from './datasets/datasets.controller';
import { DefinitionsController } from './definitions/definitions.controller';
import { lineControllers } from './definitions/line.controllers';
import { LineageController } from './definitions/lineage.controller';
import { MetricComparisonsController } from './metrics/metric-comparisons.controller';
import { MetricTrialsController } from './metrics/metric-trials.controller';
import { MetricVersionsController } from './metrics/metric-versions.controller';
import { MetricsController } from './metrics/metrics.controller';
import { DeliveriesController } from './deliveries/deliveries.controller';
import { WebhookSecretController } from './deliveries/webhook-secret.controller';
import { DocsController } from './openapi/docs.controller';
import { OpenApiController } from './openapi/openapi.controller';
import { RunsController } from './runs/runs.controller';
import { BackfillsController } from './schedules/backfills.controller';
import { SchedulesController } from './schedules/schedules.controller';
import { ScorecardsController } from './scorecards/scorecards.controller';
import { SnapshotsController } from './snapshots/snapshots.controller';
import { HealthController } from './system/health.controller';
import { MeasurementsController } from './system/measurements.controller';

/** All routes, in the order of the documentation. */
export const controllers = [
  RunsController,
  MetricsController,
  MetricTrialsController,
  MetricVersionsController,
  MetricComparisonsController,
  SnapshotsController,
  DatasetsController,
  DatasetRowsController,
  CalendarsController,
  ScorecardsController,
  ...lineControllers,
  LineageController,
  DefinitionsController,
  SchedulesController,
  AlertEventsController,
  BackfillsController,
  AlertsController,
  DeliveriesController,
  WebhookSecretController,
  ApiKeysController,
  MeController,
  AuditController,
  HealthController,
  MeasurementsController,
  OpenApiController,
  DocsController,
];
