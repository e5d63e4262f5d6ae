import type { WorkPlace } from '@adapters/sandbox';
import type { DatasetSource, HeldDataset } from '@adapters/warehouse';
import { DomainError } from '@core/diagnostics';
import type { PrepareOptions } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import type { SandboxQuestion, Ticket } from './protocol';

/** Dataset files by way of the process that keeps them. */
export class RemoteSource implements DatasetSource {
  /** `place`: that of the work in hand. */
  constructor(private readonly place: () => WorkPlace) {}

  async acquire(dataset: CheckedDataset, { signal, report }: PrepareOptions): Promise<HeldDataset> {
    const place = this.place();
    const question: SandboxQuestion = { kind: 'acquire', dataset };
    const { ticket, file, data } = (await untilAborted(place.ask(question, report), signal)) as Ticket;
    const release = async (isBroken = false): Promise<void> => {
      const giveBack: SandboxQuestion = { kind: 'release', ticket, isBroken };
      await place.ask(giveBack);
    };
    return { file, data, release };
  }
}

/** The other side hears of the abort by itself, and gives back what it may still acquire. */
async function untilAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer;
  return Promise.race([
    answer,
    new Promise<never>((_, reject) => {
      const refuse = (): void => reject(DomainError.of('run.cancelled', {}));
      if (signal.aborted) refuse();
      signal.addEventListener('abort', refuse, { once: true });
    }),
  ]);
}
