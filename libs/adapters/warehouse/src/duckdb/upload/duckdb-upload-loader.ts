import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DomainError, type Diagnostic } from '@core/diagnostics';
import { UploadLoader, type LoadedUpload, type UploadHooks, type UploadWork } from '@core/engine';
import { createDatabase, type DatabaseLimits } from '../database/create-database';
import { interruptOnAbort, refuseIfAborted } from '../database/interrupt-on-abort';
import { quoteName, quoteText } from '../database/quote';
import { countProgress } from '../database/watch-statement';
import { escapeGlob } from '../load/csv/csv-source';
import { loadTable, type LoadedTable } from '../load/load-table';
import { openSource } from '../load/open-source';
import { storedColumnsOf } from '../load/stored-column';
import { isOurs } from '../loader/fill-table';
import { PassingProblem, SourceProblem } from '../source/find-source-files';
import { refusalOf } from '../source/refusal-of';
import { checkPresentKeys, presentRows, type PresentRows } from './present-rows';
import { uploadFile, uploadFormat } from './upload-source';

export interface UploadLoaderOptions extends DatabaseLimits {
  /** The folder of uploads. */
  readonly folder: string;
}

/** Shares of a load: rows read, rows checked; the rest is written. */
const SHARES = { insert: 0.7, check: 0.2 } as const;

/** Loads uploads in this process, each in an engine of its own with a scratch folder, and writes them as Parquet. */
export class DuckDbUploadLoader extends UploadLoader {
  constructor(private readonly options: UploadLoaderOptions) {
    super();
  }

  override async load(work: UploadWork, hooks: UploadHooks = {}): Promise<LoadedUpload> {
    const { folder, ...limits } = this.options;
    const staging = join(folder, 'staging');
    const scratch = await mkdtemp(join(staging, `${work.upload.staged}-`));
    try {
      const reach = {
        file: join(scratch, 'rows.duckdb'),
        files: filesOf(folder, work).flatMap((path) => [path, escapeGlob(path)]),
        folders: [scratch],
        spill_folder: join(scratch, 'spill'),
      };
      const instance = await createDatabase(reach, limits);
      const connection = await instance.connect();
      const calm = interruptOnAbort(connection, hooks.signal);
      try {
        return await new Load(connection, { work, hooks, folder, scratch }).run();
      } finally {
        calm();
        connection.closeSync();
        instance.closeSync();
      }
    } catch (error) {
      refuseIfAborted(hooks.signal, error);
      throw refusalOfUpload(work.dataset.name, error);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
}

/** What is wrong with rows that were sent is no matter of the dataset: it has the rows that it had. */
function refusalOfUpload(dataset: string, error: unknown): DomainError {
  if (!(error instanceof SourceProblem) || error instanceof PassingProblem) return refusalOf(dataset, error);
  return DomainError.of('upload.unusable', { dataset, reason: error.message }, error);
}

/** What is read: the staged rows, and those that are there. */
function filesOf(folder: string, { upload, present }: UploadWork): readonly string[] {
  return [join(folder, 'staging', upload.staged), ...(present === undefined ? [] : [join(folder, present)])];
}

interface Surroundings {
  readonly work: UploadWork;
  readonly hooks: UploadHooks;
  readonly folder: string;
  readonly scratch: string;
}

/** One upload on its way from the staged body to the file of the dataset's rows. */
class Load {
  #findings: readonly Diagnostic[] = [];

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly place: Surroundings,
  ) {}

  async run(): Promise<LoadedUpload> {
    const { work, folder, scratch } = this.place;
    await countProgress(this.connection);
    const present = await this.presentRows();
    const { row_count: accepted, skipped_rows: rejected } = await this.insert(present);
    const written = join(scratch, 'rows.parquet');
    const row_count = await this.write(written, present);
    this.report(1);
    await mkdir(join(folder, dirname(work.target)), { recursive: true });
    await rename(written, join(folder, work.target));
    return { accepted, rejected, findings: this.#findings, row_count };
  }

  private async presentRows(): Promise<PresentRows | undefined> {
    const { work, folder } = this.place;
    const { dataset, present } = work;
    if (present === undefined) return undefined;
    const columns = storedColumnsOf(dataset);
    return presentRows(this.connection, join(folder, present), { dataset: dataset.name, columns });
  }

  private async insert(present: PresentRows | undefined): Promise<LoadedTable> {
    try {
      return await this.fill(present);
    } catch (error) {
      if (error instanceof DomainError || error instanceof SourceProblem || isOurs(error)) throw error;
      const { dataset } = this.place.work;
      throw new SourceProblem(`the upload cannot be read as ${dataset.name} is defined`, { cause: error });
    }
  }

  /** Rows of one key within the upload are always looked at; those that are there already only where they may not make way. */
  private async fill(present: PresentRows | undefined): Promise<LoadedTable> {
    const { work, hooks, folder, scratch } = this.place;
    const { dataset, upload } = work;
    const source = await openSource(uploadFile(upload, join(folder, 'staging', upload.staged)), {
      columns: storedColumnsOf(dataset),
      format: uploadFormat(dataset, upload),
      connection: this.connection,
      number: 0,
      scratch,
      signal: hooks.signal,
    });
    return loadTable(this.connection, dataset, {
      kind: 'TABLE',
      sources: [source],
      report: (stage, share) =>
        this.report(stage === 'insert' ? share * SHARES.insert : SHARES.insert + share * SHARES.check),
      skipped: (findings) => (this.#findings = findings),
      ...(present && !this.makesWay && { further: (check) => checkPresentKeys(check, present) }),
    });
  }

  /** Whether a row that is there makes way for a new one of its key. */
  private get makesWay(): boolean {
    const { dataset, upload } = this.place.work;
    return upload.mode === 'upsert' || dataset.definition.duplicates === 'keep_last';
  }

  /** All rows of the new state, those that stay first; answers how many. */
  private async write(path: string, present: PresentRows | undefined): Promise<number> {
    const table = quoteName(this.place.work.dataset.name);
    const stays = present && (this.makesWay ? withoutThoseOf(table, present) : present.relation);
    const rows = stays === undefined ? `SELECT * FROM ${table}` : `${stays} UNION ALL SELECT * FROM ${table}`;
    const result = await this.connection.run(`COPY (${rows}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
    return result.rowsChanged;
  }

  private report(share: number): void {
    const { work, hooks } = this.place;
    const { bytes } = work.upload;
    hooks.report?.({ done: Math.min(bytes, Math.floor(bytes * share)), total: bytes });
  }
}

/** Rows that are there, but for those whose key a table has. */
function withoutThoseOf(table: string, { relation, keys }: PresentRows): string {
  return `SELECT there.* FROM (${relation}) AS there ANTI JOIN ${table} USING (${keys.join(', ')})`;
}
