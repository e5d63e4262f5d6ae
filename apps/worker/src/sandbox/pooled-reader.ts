import type { ProcessPool } from '@adapters/sandbox';
import type { ConnectionReader, ReadControl, ReadRows, ReadWork } from '@adapters/warehouse';
import { DomainError } from '@core/diagnostics';
import type { SandboxJob } from './protocol';

/** Has databases read by processes of a pool: what they send can burst who takes it. */
export class PooledReader implements ConnectionReader {
  constructor(private readonly pool: ProcessPool) {}

  async read(work: ReadWork, hooks: ReadControl): Promise<ReadRows> {
    const job: SandboxJob = { kind: 'read', work };
    try {
      return (await this.pool.perform(job, hooks)) as ReadRows;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'limit.memory') throw error;
      const dataset = work.dataset.name;
      const reason = 'to read it takes more memory than LIMIT_PROCESS_MB: its values are too large';
      throw DomainError.of('data.unusable', { dataset, reason }, error);
    }
  }
}
