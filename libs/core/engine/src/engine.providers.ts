import { Audit } from './access/audit';
import { AuthenticateKey } from './access/authenticate-key';
import { ManageApiKeys } from './access/manage-api-keys';
import { ApplyDefinitions } from './definitions/apply-definitions';
import { CurrentCatalog } from './definitions/current-catalog';
import { DeprecateVersion } from './definitions/deprecate-version';
import { MetricTester } from './definitions/metric-tester';
import { PublishVersion } from './definitions/publish-version';
import { PutFolderInForce } from './definitions/put-folder-in-force';
import { ReadDefinitions } from './definitions/read-definitions';
import { RemoveDefinition } from './definitions/remove-definition';
import { SaveDefinition } from './definitions/save-definition';
import { TestMetric } from './definitions/test-metric';
import { ValidateMetric } from './definitions/validate-metric';
import { ApiKeyStore } from './ports/api-key-store';
import { AuditLog } from './ports/audit-log';
import { Clock } from './ports/clock';
import { DefinitionStore } from './ports/definition-store';
import { Forecaster } from './ports/forecaster';
import { IdSource } from './ports/id-source';
import { IntervalLedger, ScheduleStateStore } from './ports/interval-ledger';
import { RunQueue } from './ports/run-queue';
import { RunStore } from './ports/run-store';
import { SnapshotStore } from './ports/snapshot-store';
import { StatusBoard } from './ports/status-board';
import { Warehouse } from './ports/warehouse';
import { AcceptRun } from './runs/accept-run';
import { ExecuteRun } from './runs/execute-run';
import { FollowRuns } from './runs/follow-runs';
import { PerformTask } from './runs/perform-task';
import { PinnedWorlds } from './runs/pinned-worlds';
import { PreviewMetric } from './runs/preview-metric';
import { ReconcileRuns } from './runs/reconcile-runs';
import { RequestExplanation } from './runs/request-explanation';
import { LocalMetricTester, QueuedMetricTester } from './runs/testers';
import { RunScorecard } from './scorecards/run-scorecard';
import { OperateSchedules } from './schedules/operate-schedules';
import { ReadSnapshots } from './schedules/read-snapshots';
import { ReconcileSchedules } from './schedules/reconcile-schedules';
import { SettleInterval } from './schedules/settle-interval';
import { StartInterval } from './schedules/start-interval';
import { ReportStatus } from './status/report-status';

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
  wire(AuthenticateKey, [ApiKeyStore, Clock]),
  wire(ManageApiKeys, [ApiKeyStore, Clock, IdSource, Audit]),
  wire(CurrentCatalog, [DefinitionStore]),
  wire(ReadDefinitions, [DefinitionStore]),
  wire(SaveDefinition, [DefinitionStore, CurrentCatalog, Clock, Audit]),
  wire(PublishVersion, [DefinitionStore, CurrentCatalog, MetricTester, Clock, Audit]),
  wire(DeprecateVersion, [DefinitionStore, Clock, Audit]),
  wire(RemoveDefinition, [DefinitionStore, CurrentCatalog, Clock, Audit]),
  wire(ApplyDefinitions, [DefinitionStore, CurrentCatalog, MetricTester, Clock, Audit]),
  wire(PutFolderInForce, [ApplyDefinitions, DefinitionStore, Clock]),
  wire(ValidateMetric, [CurrentCatalog, Clock]),
  wire(TestMetric, [DefinitionStore, CurrentCatalog, MetricTester]),
  wire(AcceptRun, [CurrentCatalog, DefinitionStore, RunStore, RunQueue, Clock, IdSource]),
  wire(RunScorecard, [CurrentCatalog, AcceptRun]),
  wire(PreviewMetric, [AcceptRun, CurrentCatalog, Clock]),
  wire(FollowRuns, [RunStore, Clock, Audit]),
  wire(RequestExplanation, [FollowRuns, AcceptRun]),
  wire(StartInterval, [AcceptRun, IntervalLedger, RunStore, RunQueue]),
  wire(OperateSchedules, [CurrentCatalog, ScheduleStateStore, IntervalLedger, StartInterval, Clock, Audit]),
  wire(ReadSnapshots, [ReadDefinitions, SnapshotStore]),
];

/** Use cases of the process that has the warehouse and works the queue off. */
export const workerProviders: readonly EngineProvider[] = [
  wire(PinnedWorlds, [DefinitionStore]),
  wire(PerformTask, [PinnedWorlds, Warehouse, RunStore, Clock, Forecaster]),
  wire(SettleInterval, [RunStore, IntervalLedger, SnapshotStore]),
  wire(ExecuteRun, [RunStore, PerformTask, SettleInterval, Clock, IdSource]),
  wire(ReportStatus, [CurrentCatalog, Warehouse, StatusBoard, Clock, IdSource]),
  wire(ReconcileRuns, [RunStore, RunQueue, Clock]),
  wire(ReconcileSchedules, [
    CurrentCatalog,
    ScheduleStateStore,
    IntervalLedger,
    StartInterval,
    SettleInterval,
    Clock,
    IdSource,
  ]),
];

/** Tests of metrics go through the queue. */
export const queuedTesterProvider = wire(QueuedMetricTester, [AcceptRun, RunStore], MetricTester);

/** Tests of metrics run in this process. */
export const localTesterProvider = wire(LocalMetricTester, [Warehouse, Clock], MetricTester);
