import type { ProcessPool } from '@adapters/sandbox';
import { UploadLoader, type LoadedUpload, type LoadProgress, type UploadHooks, type UploadWork } from '@core/engine';
import { blameData } from './blame-data';
import { loadsWithin } from './loads-within';
import type { SandboxJob } from './protocol';

/** Has uploads loaded by processes of a pool: nobody has looked at what is in them. */
export class PooledUploadLoader extends UploadLoader {
  constructor(
    private readonly pool: ProcessPool,
    private readonly deadline_ms: number,
  ) {
    super();
  }

  override async load(work: UploadWork, { signal, report }: UploadHooks = {}): Promise<LoadedUpload> {
    const job: SandboxJob = { kind: 'upload', work };
    const hear = (progress: unknown): void => report?.(progress as LoadProgress);
    const reason = 'to load the upload takes more memory than LIMIT_PROCESS_MB; send it in several parts';
    const loaded = this.pool.perform(job, { signal, report: hear, ...loadsWithin(work, this.deadline_ms) });
    return (await blameData(work.dataset.name, reason, loaded)) as LoadedUpload;
  }
}
