import type { DatasetSource, HeldDataset } from '@adapters/warehouse';
import type { PrepareOptions } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import type { Ticket } from './protocol';

/** The dataset files that one piece of work holds. However it ends, it holds none afterwards. */
export class Holdings {
  readonly #held = new Map<number, HeldDataset>();
  #tickets = 0;
  #isOver = false;

  constructor(private readonly source: DatasetSource) {}

  async acquire(dataset: CheckedDataset, waiting: PrepareOptions): Promise<Ticket> {
    const held = await this.source.acquire(dataset, waiting);
    const ticket = (this.#tickets += 1);
    this.#held.set(ticket, held);
    if (this.#isOver) await this.release(ticket, false);
    return { ticket, file: held.file, data: held.data };
  }

  async release(ticket: number, isBroken: boolean): Promise<void> {
    const held = this.#held.get(ticket);
    this.#held.delete(ticket);
    await held?.release(isBroken);
  }

  async releaseAll(): Promise<void> {
    this.#isOver = true;
    for (const ticket of this.#held.keys()) await this.release(ticket, false);
  }
}
