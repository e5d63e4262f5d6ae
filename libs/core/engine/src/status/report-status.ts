import { DomainError } from '@core/diagnostics';
import type { Catalog, CheckedDataset } from '@core/formula';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { DatasetLibrary, DatasetStatus } from '../ports/dataset-library';
import type { IdSource } from '../ports/id-source';
import type { InstanceSettings } from '../ports/instance-settings';
import type { Sandbox } from '../ports/sandbox';
import type { DatasetReport, StatusBoard } from '../ports/status-board';

/** A worker's word on itself and on the data that it keeps loaded. */
export class ReportStatus {
  private readonly worker: string;

  constructor(
    private readonly current: Pick<CurrentCatalog, 'read'>,
    private readonly library: Pick<DatasetLibrary, 'prepare' | 'status' | 'keepOnly'>,
    private readonly sandbox: Pick<Sandbox, 'residentBytes'>,
    private readonly board: Pick<StatusBoard, 'postWorker' | 'postDatasets' | 'keepOnly'>,
    private readonly clock: Pick<Clock, 'now'>,
    ids: Pick<IdSource, 'nextId'>,
    private readonly settings: Pick<InstanceSettings, 'connections'>,
  ) {
    this.worker = ids.nextId();
  }

  /**
   * Has every dataset prepared, one after the other, which loads what is new or changed and costs little otherwise; what is no
   * dataset any more is forgotten. `signal` ends the waiting. What is wrong with a dataset is not thrown: the next report has it.
   */
  async openAll(signal: AbortSignal): Promise<void> {
    const { catalog } = await this.current.read();
    for (const dataset of datasetsOf(catalog)) {
      if (signal.aborted) return;
      try {
        await this.library.prepare(dataset, { signal });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
    }
    await this.library.keepOnly(catalog.datasetNames);
    await this.board.keepOnly(catalog.datasetNames);
  }

  /** Tells what is known, and waits for no load. `own_bytes`: resident memory of this process without the sandbox. */
  async execute(own_bytes: number): Promise<void> {
    const resident_bytes = own_bytes + (await this.sandbox.residentBytes());
    const connections = Object.keys(this.settings.connections ?? {});
    const seen_at = this.clock.now().toISOString();
    await this.board.postWorker({ worker: this.worker, seen_at, resident_bytes, connections });
    const { catalog } = await this.current.read();
    const known = (await this.library.status(datasetsOf(catalog))).filter(isKnown);
    await this.board.postDatasets(known.map((status) => toReport(status, seen_at)));
  }
}

function datasetsOf(catalog: Catalog): readonly CheckedDataset[] {
  return catalog.datasetNames.flatMap((name) => catalog.dataset(name) ?? []);
}

/** Of a dataset that this worker has not opened yet, another one may know more. */
function isKnown({ available, data, loading }: DatasetStatus): boolean {
  return !available || data !== undefined || loading !== undefined;
}

function toReport({ data, ...status }: DatasetStatus, seen_at: string): DatasetReport {
  if (data === undefined) return { ...status, seen_at };
  const { version, row_count, skipped_rows = 0, stale_since } = data;
  return {
    ...status,
    version,
    row_count,
    ...(skipped_rows > 0 && { skipped_rows }),
    ...(stale_since !== undefined && { stale_since }),
    seen_at,
  };
}
