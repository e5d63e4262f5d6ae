import type { ProcessPool } from '@adapters/sandbox';
import type { ConnectionReader, ReadControl, ReadRows, ReadWork } from '@adapters/warehouse';
import { blameData } from './blame-data';
import type { SandboxJob } from './protocol';

/** Has databases read by processes of a pool: what they send can burst who takes it. */
export class PooledReader implements ConnectionReader {
  constructor(private readonly pool: ProcessPool) {}

  async read(work: ReadWork, hooks: ReadControl): Promise<ReadRows> {
    const job: SandboxJob = { kind: 'read', work };
    const reason = 'to read it takes more memory than LIMIT_PROCESS_MB: its values are too large';
    return (await blameData(work.dataset.name, reason, this.pool.perform(job, hooks))) as ReadRows;
  }
}
