import type { ProcessPool } from '@adapters/sandbox';
import type { DatasetLoader, LoadControl, LoadedTable, LoadReport, LoadWork } from '@adapters/warehouse';
import { blameData } from './blame-data';
import { loadsWithin } from './loads-within';
import type { SandboxJob } from './protocol';

/** Has dataset files written by processes of a pool: what is in a file can hang or burst what reads it. */
export class PooledLoader implements DatasetLoader {
  constructor(
    private readonly pool: ProcessPool,
    private readonly deadline_ms: number,
  ) {}

  async load(work: LoadWork, { signal, report }: LoadControl): Promise<LoadedTable> {
    const job: SandboxJob = { kind: 'load', work };
    const hear = ([stage, share]: Parameters<LoadReport>): void => report(stage, share);
    const reason = 'to load it takes more memory than LIMIT_PROCESS_MB';
    const loaded = this.pool.perform(job, { signal, report: hear, ...loadsWithin(work, this.deadline_ms) });
    return (await blameData(work.dataset.name, reason, loaded)) as LoadedTable;
  }
}
