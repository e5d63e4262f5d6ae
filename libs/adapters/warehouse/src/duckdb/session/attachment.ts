import { DomainError } from '@core/diagnostics';
import type { DataVersion, PrepareOptions } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { isFatal } from '../database/engine-errors';
import type { DatasetSource } from '../library/dataset-source';
import type { QueryEngine } from './query-engine';

/** A dataset that a session reads. */
export interface Attachment {
  readonly dataset: string;
  /** The schema of its table. */
  readonly schema: string;
  readonly data: DataVersion;
  /** `isBroken`: the file could not be read. */
  readonly release: (isBroken: boolean) => Promise<void>;
}

/** How often a dataset is asked for whose file turns out to be gone or broken. */
const attempts = 3;

/** Gets a dataset and attaches its file. A file that cannot be opened is given back as broken, and asked for again. */
export async function attachDataset(
  { engine, source }: { readonly engine: QueryEngine; readonly source: DatasetSource },
  dataset: CheckedDataset,
  waiting: PrepareOptions,
): Promise<Attachment> {
  let cause: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const held = await source.acquire(dataset, waiting);
    try {
      const alias = await engine.files.attach(held.file);
      const release = async (isBroken: boolean) => {
        await engine.files.release(held.file, isBroken).catch(() => engine.giveUp());
        await held.release(isBroken);
      };
      return { dataset: dataset.name, schema: `${alias}.main`, data: held.data, release };
    } catch (error) {
      if (isFatal(error)) engine.giveUp();
      await held.release(!isFatal(error));
      cause = error;
    }
  }
  throw DomainError.of('data.unavailable', { dataset: dataset.name, reason: 'its file cannot be opened' }, cause);
}
