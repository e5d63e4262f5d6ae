import type { ProcessPool } from '@adapters/sandbox';
import type { DatasetLoader, LoadControl, LoadedTable, LoadReport, LoadWork } from '@adapters/warehouse';
import { DomainError } from '@core/diagnostics';
import type { SandboxJob } from './protocol';

/** Has dataset files written by processes of a pool: what is in a file can hang or burst what reads it. */
export class PooledLoader implements DatasetLoader {
  constructor(private readonly pool: ProcessPool) {}

  async load(work: LoadWork, { signal, report }: LoadControl): Promise<LoadedTable> {
    const job: SandboxJob = { kind: 'load', work };
    const hear = ([stage, share]: Parameters<LoadReport>): void => report(stage, share);
    try {
      return (await this.pool.perform(job, { signal, report: hear })) as LoadedTable;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'limit.memory') throw error;
      const dataset = work.dataset.name;
      throw DomainError.of(
        'data.unusable',
        { dataset, reason: 'to load it takes more memory than LIMIT_PROCESS_MB' },
        error,
      );
    }
  }
}
