import { isRefusal } from '@core/diagnostics';
import { systemCaller } from '../access/caller';
import type { FindPrincipal } from '../access/find-principal';
import type { CatalogSnapshot, CurrentCatalog } from '../definitions/current-catalog';
import { eachByItself } from '../each-by-itself';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import type { Report, ReportStore } from '../ports/report-store';
import type { RunQueue } from '../ports/run-queue';
import type { Run, RunStore } from '../ports/run-store';
import type { AcceptRun } from '../runs/accept-run';
import { publicError } from '../runs/withhold-reason';
import { recipientsOf, type Recipient } from '../schedules/recipients';
import { schedulesIn, scorecardPin, type ScheduleVersion } from '../schedules/schedule-version';
import { composeDeliveries } from './compose-deliveries';
import { requestReport, requestReportOfIntervalAlone } from './report-request';

/** Reports moved in one round; the rest wait for the next. */
const MOST_AT_ONCE = 20;

const NOBODY = 'the schedule no longer names these recipients';

/** What a report is about: the schedule, and the one who receives it. */
interface Addressed {
  readonly schedule: ScheduleVersion;
  readonly recipient: Recipient;
}

/**
 * Brings reports from owed to sent: each is a run of its own, for its recipients see the rows of their scope, which lies within that of
 * the schedule's owner, and becomes deliveries when that is finished. May be killed anywhere.
 */
export class ReconcileReports {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly reports: ReportStore,
    private readonly accept: AcceptRun,
    private readonly runs: RunStore,
    private readonly queue: RunQueue,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly principals: FindPrincipal,
  ) {}

  /** Answers how many reports were moved on. */
  async execute(): Promise<number> {
    const waiting = await this.reports.findWaiting(MOST_AT_ONCE);
    const unfiled = await this.reports.findUnfiled();
    if (waiting.length + unfiled.length === 0) return 0;
    const snapshot = await this.current.read();
    await eachByItself(unfiled, (report) => this.file(report, snapshot));
    await eachByItself(waiting, (report) => this.start(report, snapshot));
    return waiting.length + unfiled.length;
  }

  private async start(report: Report, snapshot: CatalogSnapshot): Promise<void> {
    const addressed = findRecipient(report, snapshot);
    if (addressed === undefined) return this.giveUp(report, NOBODY);
    try {
      const run_id = await this.accepted(report, addressed, snapshot);
      if (!(await this.reports.start(report.id, run_id))) return await this.runs.withdraw(run_id);
      // Where the queue is away, the run is handed over later.
      await this.queue.enqueue({ run_id, attempt: 0, lane: 'standard' }).catch(() => undefined);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.giveUp(report, error.message);
    }
  }

  /** With its series and comparisons where the metrics have them, else the interval alone. Answers the run's id. */
  private async accepted(report: Report, { schedule, recipient }: Addressed, { catalog }: CatalogSnapshot) {
    const { where } = recipient.report;
    const asked = { interval: report, catalog, ...(where !== undefined && { where }) };
    const reader = await this.principals.execute(schedule.saved_by);
    const command = {
      caller: { ...systemCaller, id: reader.id },
      reader,
      lane: 'standard' as const,
      asked: scorecardPin(schedule),
      occasion: { kind: 'report' as const, report: report.id },
    };
    const write = (request: ReturnType<typeof requestReport>) =>
      this.accept.write({ ...command, task: { kind: 'query', request } });
    const run = await write(requestReport(schedule, asked)).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      return write(requestReportOfIntervalAlone(schedule, asked));
    });
    return run.id;
  }

  private async file(report: Report, snapshot: CatalogSnapshot): Promise<void> {
    const run_id = report.run_id ?? '';
    const refuse = (reason: string) => this.reports.file(report.id, run_id, { deliveries: [], reason });
    const addressed = findRecipient(report, snapshot);
    if (addressed === undefined) return void (await refuse(NOBODY));
    const run = await this.runs.get(run_id);
    if (run?.status !== 'succeeded') return void (await refuse(run === undefined ? 'its run is gone' : endOf(run)));
    const deliveries = await composeDeliveries({
      report,
      ...addressed,
      run,
      parts: this.runs.readRows(run.id),
      catalog: snapshot.catalog,
      at: this.clock.now().toISOString(),
    });
    await this.reports.file(report.id, run_id, { deliveries });
  }

  private async giveUp({ id }: Report, reason: string): Promise<void> {
    const refused = this.ids.nextId();
    if (await this.reports.start(id, refused)) await this.reports.file(id, refused, { deliveries: [], reason });
  }
}

function endOf(run: Run): string {
  return publicError(run)?.message ?? `its run was ${run.status}`;
}

function findRecipient(
  { schedule: name, recipient: key }: Report,
  { versions }: CatalogSnapshot,
): Addressed | undefined {
  const schedule = schedulesIn(versions).find(({ definition }) => definition.name === name);
  const recipient = schedule && recipientsOf(schedule.definition).find((candidate) => candidate.key === key);
  return schedule && recipient && { schedule, recipient };
}
