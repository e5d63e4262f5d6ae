import type { Run, RunStore } from '../ports/run-store';
import type { IntervalLedger } from '../ports/interval-ledger';
import type { SnapshotStore, SnapshotValue } from '../ports/snapshot-store';

/** Brings a finished run of a schedule home: its values into the snapshots, its end into the ledger. May be repeated. */
export class SettleInterval {
  constructor(
    private readonly runs: RunStore,
    private readonly ledger: IntervalLedger,
    private readonly snapshots: SnapshotStore,
  ) {}

  async execute(run_id: string): Promise<void> {
    const run = await this.runs.get(run_id);
    if (run?.occasion === undefined || run.finished_at === undefined) return;
    const { schedule, interval_start, grain } = run.occasion;
    const interval = await this.ledger.find(schedule, interval_start);
    if (interval === undefined || interval.run_id !== run.id || interval.state !== 'running') return;
    if (run.status === 'succeeded') {
      const { end: interval_end, period } = interval;
      await this.snapshots.append({ schedule, interval_start, interval_end, period, grain }, await this.valuesOf(run), {
        run_id,
        recorded_at: run.finished_at,
      });
    }
    await this.ledger.settle(schedule, interval_start, run.id, {
      state: run.status === 'succeeded' ? 'succeeded' : 'failed',
      at: run.finished_at,
      ...(run.outcome && { definitions: run.outcome.used.definitions }),
      ...(run.status !== 'succeeded' && { reason: run.error?.message ?? `the run was ${run.status}` }),
    });
  }

  /** One value per metric and row. */
  private async valuesOf(run: Run): Promise<readonly SnapshotValue[]> {
    const columns = run.outcome?.columns.map(({ name }) => name) ?? [];
    const metrics = run.task.kind === 'query' ? run.task.request.metrics : [];
    const dimensions = columns.filter((name) => !metrics.includes(name));
    const values: SnapshotValue[] = [];
    for await (const rows of this.runs.readRows(run.id)) {
      for (const row of rows) {
        const cell = (name: string) => row[columns.indexOf(name)] ?? null;
        const members = Object.fromEntries(dimensions.map((name) => [name, cell(name)]));
        for (const metric of metrics) {
          const metric_version = run.outcome?.used.definitions[metric] ?? 0;
          values.push({ metric, metric_version, dimensions: members, value: cell(metric) });
        }
      }
    }
    return values;
  }
}
