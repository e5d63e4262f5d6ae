import { mstlModel } from '@adapters/forecast';
import { SystemClock } from '@adapters/platform';
import { serveWork, type WorkPlace } from '@adapters/sandbox';
import { DuckDbLoader, DuckDbUploadLoader, DuckDbWarehouse, PostgresReader } from '@adapters/warehouse';
import { assertNever } from '@core/diagnostics';
import { AnswerTask, CatalogCache, MeasureCompleteness, type RowsPart } from '@core/engine';
import type { Catalog, CatalogEntry } from '@core/formula';
import { join } from 'node:path';
import { RemoteSource } from './remote-source';
import type { SandboxJob, SandboxQuestion, SandboxSettings } from './protocol';

/** What one process of the sandbox is made of; it does one job at a time. */
class SandboxProcess {
  #place: WorkPlace | undefined;
  readonly #warehouse: DuckDbWarehouse;
  readonly #completeness: MeasureCompleteness;
  readonly #answer: AnswerTask;
  readonly #loader: DuckDbLoader;
  readonly #uploads: DuckDbUploadLoader;
  readonly #reader: PostgresReader;
  readonly #catalogs = new CatalogCache();

  constructor({ folders, reading, ...limits }: SandboxSettings) {
    const source = new RemoteSource(() => this.place);
    const spill_folder = join(folders.warehouse, '.spill');
    this.#warehouse = new DuckDbWarehouse({ source, folders: [folders.warehouse], spill_folder, ...limits });
    this.#completeness = new MeasureCompleteness(this.#warehouse);
    this.#answer = new AnswerTask(this.#warehouse, mstlModel, new SystemClock(), this.#completeness);
    this.#loader = new DuckDbLoader({ folders: folders.sources, ...limits });
    this.#reader = new PostgresReader(reading);
    this.#uploads = new DuckDbUploadLoader({ folder: folders.uploads, ...limits });
  }

  async perform(job: SandboxJob, place: WorkPlace): Promise<unknown> {
    this.#place = place;
    const { signal } = place;
    switch (job.kind) {
      case 'task': {
        const store = async (part: RowsPart) =>
          void (await place.ask({ kind: 'store', part } satisfies SandboxQuestion));
        const catalog = await this.catalogOf(job.world, place);
        return this.#answer.execute(job.work, catalog, { signal, report: place.report, store });
      }
      case 'completeness':
        return this.#completeness.ofNow(job.question, signal);
      case 'load':
        return this.#loader.load(job.work, { signal, report: (stage, share) => place.report([stage, share]) });
      case 'read':
        return this.#reader.read(job.work, { signal, report: place.report });
      case 'upload':
        return this.#uploads.load(job.work, { signal, report: (progress) => place.report(progress) });
      default:
        return assertNever(job);
    }
  }

  private get place(): WorkPlace {
    if (this.#place === undefined) throw new Error('nothing is being worked on');
    return this.#place;
  }

  private catalogOf(keys: Extract<SandboxJob, { kind: 'task' }>['world'], place: WorkPlace): Promise<Catalog> {
    const fetch = (kind: 'entries' | 'overlay') =>
      place.ask({ kind } satisfies SandboxQuestion) as Promise<readonly CatalogEntry[]>;
    return this.#catalogs.catalogOf({ ...keys, entries: () => fetch('entries'), overlay: () => fetch('overlay') });
  }
}

const settings = JSON.parse(process.argv[2] ?? '{}') as SandboxSettings;
const sandbox = new SandboxProcess(settings);
serveWork((work, place) => sandbox.perform(work as SandboxJob, place));
