import { Warehouse, type LoadProgress, type OpenOptions, type TestRows, type WarehouseSession } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { isCorruption, isFatal } from './database/engine-errors';
import { refuseIfAborted } from './database/interrupt-on-abort';
import { quoteText } from './database/quote';
import { translateError } from './database/translate-error';
import type { DatasetSource } from './library/dataset-source';
import { loadGivenRows } from './load-given-rows';
import { attachDataset, type Attachment } from './session/attachment';
import { DuckDbSession, type SessionHooks } from './session/duckdb-session';
import { QueryEngine, type QueryEngineOptions } from './session/query-engine';
import { StatementGuard } from './session/statement-guard';

export interface DuckDbWarehouseOptions extends QueryEngineOptions {
  readonly source: DatasetSource;
}

/** Answers queries over dataset files that a library keeps, in one DuckDB that starts with the first use. */
export class DuckDbWarehouse extends Warehouse {
  readonly dialect = 'duckdb';
  readonly #guard = new StatementGuard();
  #engine: Promise<QueryEngine> | undefined;

  constructor(private readonly options: DuckDbWarehouseOptions) {
    super();
  }

  async open(datasets: readonly CheckedDataset[], { signal, report }: OpenOptions = {}): Promise<WarehouseSession> {
    const engine = await this.engine();
    const place = { engine, source: this.options.source };
    const attached: Attachment[] = [];
    try {
      for (const dataset of datasets) {
        const tell = report && ((progress: LoadProgress) => report(dataset.name, progress));
        attached.push(await attachDataset(place, dataset, { signal, report: tell }));
      }
      refuseIfAborted(signal);
      return await this.openSession(engine, attached);
    } catch (error) {
      await Promise.all(attached.map(({ release }) => release(false)));
      throw translateError(error);
    }
  }

  async openRows(datasets: readonly CheckedDataset[], rows: TestRows): Promise<WarehouseSession> {
    const engine = await this.engine();
    const connection = await engine.connect();
    try {
      const data = await loadGivenRows(connection, datasets, rows);
      return new DuckDbSession(
        connection,
        data,
        this.hooks(engine, () => engine.disconnect(connection)),
      );
    } catch (error) {
      await engine.disconnect(connection);
      throw translateError(error);
    }
  }

  async close(): Promise<void> {
    const engine = await this.#engine?.catch(() => undefined);
    this.#engine = undefined;
    await engine?.close();
  }

  private async openSession(engine: QueryEngine, attached: readonly Attachment[]): Promise<WarehouseSession> {
    const connection = await engine.connect();
    try {
      const path = attached.map(({ schema }) => schema).join(',');
      if (path !== '') await connection.run(`SET search_path = ${quoteText(path)}`);
    } catch (error) {
      await engine.disconnect(connection);
      throw error;
    }
    const data = Object.fromEntries(attached.map((one) => [one.dataset, one.data]));
    const release = async (isBroken: boolean) => {
      await engine.disconnect(connection);
      await Promise.all(attached.map((one) => one.release(isBroken)));
    };
    return new DuckDbSession(connection, data, this.hooks(engine, release));
  }

  private hooks(engine: QueryEngine, release: (isBroken: boolean) => Promise<void>): SessionHooks {
    let isBroken = false;
    return {
      guard: this.#guard,
      failed: (error) => {
        isBroken ||= isCorruption(error);
        if (isFatal(error)) engine.giveUp();
      },
      release: () => release(isBroken),
    };
  }

  /** Of those who find an engine useless, the first one has another started. */
  private async engine(): Promise<QueryEngine> {
    const running = (this.#engine ??= this.start());
    const engine = await running;
    if (!engine.isUseless) return engine;
    if (this.#engine === running) this.#engine = undefined;
    return (this.#engine ??= this.start());
  }

  private async start(): Promise<QueryEngine> {
    try {
      return await QueryEngine.start(this.options);
    } catch (error) {
      this.#engine = undefined;
      throw translateError(error);
    }
  }
}
