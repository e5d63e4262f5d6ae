import type { DatasetDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { LoadedUpload, UploadWork } from '../ports/upload-loader';
import type { DatasetUpload } from '../ports/upload-store';
import { PerformUpload } from './perform-upload';

const definition: DatasetDefinition = {
  kind: 'dataset',
  name: 'orders',
  source: { upload: true },
  primary_key: ['id'],
  fields: [{ name: 'id', type: 'text' }],
};
const loaded: LoadedUpload = { accepted: 2, rejected: 0, findings: [], row_count: 2 };

/** The surroundings of one upload, and what was done to them. */
class Bench {
  readonly works: UploadWork[] = [];
  readonly committed: DatasetUpload[] = [];
  readonly discarded: string[] = [];
  current: Pick<DatasetUpload, 'version' | 'file'> | undefined;
  ends: ('committed' | 'overtaken' | 'lost')[] = ['committed'];
  seen_bytes: number | undefined = 70;
  awaited: string[] = [];
  readonly abort = new AbortController();
  load: () => Promise<LoadedUpload> = async () => loaded;

  async perform(mode: 'replace' | 'append' = 'append') {
    const worlds = { worldOf: async () => ({ key: 'w', entries: [{ definition, version: 1, current: true }] }) };
    const uploads = {
      current: async () => this.current,
      commit: async (upload: DatasetUpload) => {
        this.committed.push(upload);
        return this.ends.shift();
      },
      awaited: async () => this.awaited,
    };
    const folder = {
      sizeOf: async () => this.seen_bytes,
      discard: async (name: string) => void this.discarded.push(name),
    };
    const loader = {
      load: async (work: UploadWork) => {
        this.works.push(work);
        return this.load();
      },
    };
    const clock = { now: () => new Date('2026-11-21T10:00:00Z') };
    const parts = [worlds, uploads, folder, loader, clock] as unknown as ConstructorParameters<typeof PerformUpload>;
    const upload = { staged: 'body', mode, media: 'text/csv', bytes: 70, sha256: 'x' };
    const run = {
      id: 'r1',
      attempt: 1,
      created_at: '2026-11-21T09:59:59Z',
      created_by: 'anna',
      pinned: [],
      task: { kind: 'upload', dataset: 'orders', upload },
    } as unknown as Parameters<PerformUpload['execute']>[0];
    const pulse = { signal: this.abort.signal, report: () => undefined, stop: () => undefined };
    return new PerformUpload(...parts).execute(run, pulse);
  }
}

describe('an upload', () => {
  it('makes the next version of the rows that are there', async () => {
    const bench = new Bench();
    bench.current = { version: 4, file: 'orders/4.parquet' };
    const { document } = await bench.perform();
    expect(bench.works).toMatchObject([{ present: 'orders/4.parquet', target: 'orders/5-r1-1-0.parquet' }]);
    expect(document).toEqual({
      dataset: 'orders',
      version: 5,
      mode: 'append',
      accepted: 2,
      rejected_count: 0,
      rejected: [],
      row_count: 2,
    });
    expect(bench.committed).toMatchObject([{ version: 5, run_id: 'r1', uploaded_by: 'anna', bytes: 70 }]);
    expect(bench.discarded).toEqual(['body']);
  });

  it('does not read the rows that it replaces', async () => {
    const bench = new Bench();
    bench.current = { version: 1, file: 'orders/1.parquet' };
    await bench.perform('replace');
    expect(bench.works[0]).not.toHaveProperty('present');
  });

  it('begins again with the rows of another one that was done first', async () => {
    const bench = new Bench();
    bench.ends = ['overtaken', 'committed'];
    await bench.perform();
    expect(bench.works.map(({ target }) => target)).toEqual(['orders/1-r1-1-0.parquet', 'orders/1-r1-1-1.parquet']);
    bench.ends = Array.from({ length: 30 }, () => 'overtaken');
    await expect(bench.perform()).rejects.toMatchObject({ code: 'upload.overtaken', status: 409 });
  });

  it('is not loaded where the worker does not see what was received', async () => {
    const bench = new Bench();
    for (const seen of [undefined, 69]) {
      bench.seen_bytes = seen;
      await expect(bench.perform()).rejects.toMatchObject({ code: 'upload.not_shared', status: 503 });
    }
    expect(bench.works).toEqual([]);
  });

  it('keeps what was received for as long as somebody may start it again', async () => {
    const bench = new Bench();
    bench.load = () => Promise.reject(DomainError.of('service.unavailable', { service: 'a process' }));
    await expect(bench.perform()).rejects.toThrow('a process');
    bench.awaited = ['body'];
    bench.abort.abort();
    await expect(bench.perform()).rejects.toThrow('a process');
    expect(bench.discarded).toEqual([]);
    bench.awaited = [];
    await expect(bench.perform()).rejects.toThrow('a process');
    expect(bench.discarded).toEqual(['body']);
  });

  it('is cancelled where the run is not its own any more, and lets bad rows go', async () => {
    const bench = new Bench();
    bench.ends = ['lost'];
    await expect(bench.perform()).rejects.toMatchObject({ code: 'run.cancelled' });
    bench.load = () => Promise.reject(DomainError.of('data.bad_rows', { dataset: 'orders', count: 1, first: 'x' }));
    await expect(bench.perform()).rejects.toMatchObject({ code: 'data.bad_rows' });
    expect(bench.discarded).toEqual(['body', 'body']);
  });
});
