import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import type { DatasetReport, StatusBoard } from '../ports/status-board';
import type { DatasetStatus } from '../ports/dataset-library';
import type { Warehouse } from '../ports/warehouse';

/** A worker's word on itself and on the data that it keeps loaded. */
export class ReportStatus {
  private readonly worker: string;

  constructor(
    private readonly current: Pick<CurrentCatalog, 'read'>,
    private readonly warehouse: Pick<Warehouse, 'open' | 'status'>,
    private readonly board: Pick<StatusBoard, 'postWorker' | 'postDatasets'>,
    private readonly clock: Pick<Clock, 'now'>,
    ids: Pick<IdSource, 'nextId'>,
  ) {
    this.worker = ids.nextId();
  }

  /**
   * Opens every dataset, one after the other, which loads what is new or changed and costs little otherwise. `signal` ends the
   * waiting. What is wrong with a dataset is not thrown: the next report has it.
   */
  async openAll(signal: AbortSignal): Promise<void> {
    for (const dataset of await this.datasets()) {
      if (signal.aborted) return;
      try {
        const session = await this.warehouse.open([dataset], { signal });
        await session.close();
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }

  /** Tells what is known, and waits for no load. */
  async execute(resident_bytes: number): Promise<void> {
    const seen_at = this.clock.now().toISOString();
    await this.board.postWorker({ worker: this.worker, seen_at, resident_bytes });
    const known = (await this.warehouse.status(await this.datasets())).filter(isKnown);
    await this.board.postDatasets(known.map((status) => toReport(status, seen_at)));
  }

  private async datasets(): Promise<readonly CheckedDataset[]> {
    const { catalog } = await this.current.read();
    return catalog.datasetNames.flatMap((name) => catalog.dataset(name) ?? []);
  }
}

/** Of a dataset that this worker has not opened yet, another one may know more. */
function isKnown({ available, data, loading }: DatasetStatus): boolean {
  return !available || data !== undefined || loading !== undefined;
}

function toReport({ data, ...status }: DatasetStatus, seen_at: string): DatasetReport {
  if (data === undefined) return { ...status, seen_at };
  const { version, row_count, skipped_rows = 0 } = data;
  return { ...status, version, row_count, ...(skipped_rows > 0 && { skipped_rows }), seen_at };
}
