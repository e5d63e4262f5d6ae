import { DomainError, type RejectedRow } from '@core/diagnostics';
import { buildCatalog, type CheckedDataset } from '@core/formula';
import type { Clock } from '../ports/clock';
import type { Run, RunOutcome, RunTask } from '../ports/run-store';
import type { UploadFolder } from '../ports/upload-folder';
import type { LoadedUpload, UploadLoader } from '../ports/upload-loader';
import type { DatasetUpload, UploadStore } from '../ports/upload-store';
import { completeTiming } from '../runs/complete-timing';
import { documentOutcome } from '../runs/document-outcome';
import type { PinnedWorlds } from '../runs/pinned-worlds';
import type { Pulse } from '../runs/pulse';
import { findUploadDataset } from './find-upload-dataset';
import { presentRejects } from './present-rejects';

/** How often an upload begins again because another one was done first. */
const MOST_TURNS = 20;
/** Steps of the run: rows, then the new state. */
const STEPS = 2;

/** What an upload answers. */
export interface UploadAnswer {
  readonly dataset: string;
  readonly version: number;
  readonly mode: DatasetUpload['mode'];
  readonly accepted: number;
  /** Rows that were passed over; the first hundred findings about them stand in `rejected`. */
  readonly rejected_count: number;
  readonly rejected: readonly RejectedRow[];
  /** Rows that the dataset has now. */
  readonly row_count: number;
}

/**
 * Loads an upload and makes its rows those of the dataset, in the commit that ends the run: a worker that dies before has changed
 * nothing, one that dies after has nothing left to do. Uploads to one dataset follow one another: who finds that another one was
 * done first begins again with its rows.
 */
export class PerformUpload {
  constructor(
    private readonly worlds: PinnedWorlds,
    private readonly uploads: UploadStore,
    private readonly folder: UploadFolder,
    private readonly loader: UploadLoader,
    private readonly clock: Clock,
  ) {}

  /** The outcome, which is stored already. Throws as `UploadLoader.load`, `upload.not_shared`, `upload.overtaken`. */
  async execute(run: UploadRun, pulse: Pulse): Promise<RunOutcome> {
    const { upload } = run.task;
    try {
      const outcome = await this.takeTurns(run, await this.datasetOf(run), pulse);
      await this.folder.discard(upload.staged);
      return outcome;
    } catch (error) {
      if (await this.isOver(error, upload.staged, pulse)) await this.folder.discard(upload.staged);
      throw error;
    }
  }

  private async takeTurns(run: UploadRun, dataset: CheckedDataset, pulse: Pulse): Promise<RunOutcome> {
    const { staged, bytes } = run.task.upload;
    if ((await this.folder.sizeOf(staged)) !== bytes)
      throw DomainError.of('upload.not_shared', { dataset: dataset.name });
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const present = await this.uploads.current(dataset.name);
      const version = (present?.version ?? 0) + 1;
      const target = `${dataset.name}/${version}-${run.id}-${run.attempt}-${turn}.parquet`;
      const loaded = await this.load(run, dataset, { present, target }, pulse);
      const next = this.describe(run, loaded, { version, file: target });
      const outcome = this.complete(run, next, loaded);
      pulse.report({ done: 1, total: STEPS, step: 'store' });
      const end = await this.uploads.commit(next, run, outcome);
      if (end === 'committed') return outcome;
      if (end === 'lost') throw DomainError.of('run.cancelled', { id: run.id });
    }
    throw DomainError.of('upload.overtaken', { dataset: dataset.name, times: MOST_TURNS });
  }

  private async datasetOf({ task, pinned }: UploadRun): Promise<CheckedDataset> {
    const { entries } = await this.worlds.worldOf(pinned, []);
    return findUploadDataset({ catalog: buildCatalog(entries) }, task.dataset);
  }

  private load(
    { task: { upload } }: UploadRun,
    dataset: CheckedDataset,
    { present, target }: { readonly present: DatasetUpload | undefined; readonly target: string },
    pulse: Pulse,
  ): Promise<LoadedUpload> {
    const stays = upload.mode === 'replace' ? undefined : present?.file;
    const { name } = dataset;
    return this.loader.load(
      { dataset, upload, target, ...(stays !== undefined && { present: stays }) },
      {
        signal: pulse.signal,
        report: (progress) => {
          const done = Math.floor((100 * progress.done) / progress.total) / 100;
          pulse.report({ done, total: STEPS, step: 'load', loading: { dataset: name, ...progress } });
        },
      },
    );
  }

  private describe(
    run: UploadRun,
    { row_count, accepted, rejected }: LoadedUpload,
    state: { readonly version: number; readonly file: string },
  ): DatasetUpload {
    const { dataset, upload } = run.task;
    return {
      dataset,
      ...state,
      mode: upload.mode,
      row_count,
      accepted,
      rejected,
      bytes: upload.bytes,
      run_id: run.id,
      uploaded_at: this.clock.now().toISOString(),
      uploaded_by: run.created_by,
    };
  }

  private complete(run: UploadRun, state: DatasetUpload, { findings }: LoadedUpload): RunOutcome {
    const { dataset, version, mode, accepted, rejected, row_count } = state;
    const document: UploadAnswer = {
      dataset,
      version,
      mode,
      accepted,
      rejected_count: rejected,
      rejected: presentRejects(findings),
      row_count,
    };
    const { timing, ...outcome } = documentOutcome(document);
    return { ...outcome, timing: completeTiming(run, timing, this.clock.now()) };
  }

  /** Whether nobody will ask for the staged rows again. */
  private async isOver(error: unknown, staged: string, { signal }: Pulse): Promise<boolean> {
    if (signal.aborted) return !(await this.uploads.awaited()).includes(staged);
    return !(error instanceof DomainError && error.code === 'service.unavailable');
  }
}

type UploadRun = Run & { readonly task: Extract<RunTask, { readonly kind: 'upload' }> };
