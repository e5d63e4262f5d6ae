import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import type { Completeness } from '../ports/interval-ledger';
import type { Clock } from '../ports/clock';
import type { Sandbox } from '../ports/sandbox';

/** Who asks has other things to do than to wait for a load. */
const PATIENCE_MS = 2_000;

/** Tells how far the data of datasets is complete just now, without a run. */
export class ReadCompleteness {
  constructor(
    private readonly sandbox: Pick<Sandbox, 'completeness'>,
    private readonly clock: Clock,
  ) {}

  /** Those without `freshness` are left out. Data that cannot be read, or is being loaded, is not complete up to any time: null. */
  async execute(datasets: readonly CheckedDataset[], timezone: string): Promise<Completeness> {
    const answers: Completeness[] = [];
    for (const dataset of datasets) {
      if (dataset.freshness !== undefined) answers.push(await this.read(dataset, timezone));
    }
    return Object.assign({}, ...answers) as Completeness;
  }

  /** Each by itself, so that one that cannot be read says nothing about the others. */
  private async read(dataset: CheckedDataset, timezone: string): Promise<Completeness> {
    const patience = new AbortController();
    const stop = this.clock.every(PATIENCE_MS, () => patience.abort());
    try {
      return await this.sandbox.completeness({ datasets: [dataset], timezone }, patience.signal);
    } catch (error) {
      if (patience.signal.aborted) return { [dataset.name]: null };
      if (error instanceof DomainError && error.code.startsWith('data.')) return { [dataset.name]: null };
      throw error;
    } finally {
      stop();
    }
  }
}
