import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import type { DatasetReport, StatusBoard } from '../ports/status-board';
import type { Warehouse } from '../ports/warehouse';

/** A worker's word on itself and on the data: each dataset is opened, which loads what is new and costs little otherwise. */
export class ReportStatus {
  private readonly worker: string;

  constructor(
    private readonly current: CurrentCatalog,
    private readonly warehouse: Warehouse,
    private readonly board: StatusBoard,
    private readonly clock: Clock,
    ids: IdSource,
  ) {
    this.worker = ids.nextId();
  }

  async execute(resident_bytes: number): Promise<void> {
    await this.board.postWorker({ worker: this.worker, seen_at: this.now(), resident_bytes });
    const { catalog } = await this.current.read();
    const reports: DatasetReport[] = [];
    for (const name of catalog.datasetNames) {
      const dataset = catalog.dataset(name);
      if (dataset !== undefined) reports.push(await this.report(dataset));
    }
    await this.board.postDatasets(reports);
  }

  private async report(dataset: CheckedDataset): Promise<DatasetReport> {
    const seen = { dataset: dataset.name, seen_at: this.now() };
    try {
      const session = await this.warehouse.open([dataset]);
      const data = session.data[dataset.name];
      await session.close();
      if (data === undefined) return { ...seen, available: true };
      const { version, row_count, skipped_rows = 0 } = data;
      return { ...seen, available: true, version, row_count, ...(skipped_rows > 0 && { skipped_rows }) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const [first] = error.diagnostics;
      return { ...seen, available: false, reason: first?.message ?? error.message };
    }
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
