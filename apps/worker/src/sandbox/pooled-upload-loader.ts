import type { ProcessPool } from '@adapters/sandbox';
import { DomainError } from '@core/diagnostics';
import { UploadLoader, type LoadedUpload, type LoadProgress, type UploadHooks, type UploadWork } from '@core/engine';
import type { SandboxJob } from './protocol';

/** Has uploads loaded by processes of a pool: nobody has looked at what is in them. */
export class PooledUploadLoader extends UploadLoader {
  constructor(private readonly pool: ProcessPool) {
    super();
  }

  override async load(work: UploadWork, { signal, report }: UploadHooks = {}): Promise<LoadedUpload> {
    const job: SandboxJob = { kind: 'upload', work };
    const hear = (progress: unknown): void => report?.(progress as LoadProgress);
    try {
      return (await this.pool.perform(job, { signal, report: hear })) as LoadedUpload;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'limit.memory') throw error;
      const reason = 'to load the upload takes more memory than LIMIT_PROCESS_MB; send it in several parts';
      throw DomainError.of('data.unusable', { dataset: work.dataset.name, reason }, error);
    }
  }
}
