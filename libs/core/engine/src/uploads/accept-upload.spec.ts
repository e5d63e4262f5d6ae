import type { CheckedDataset } from '@core/formula';
import type { Run } from '../ports/run-store';
import type { StagedUpload } from '../ports/staged-upload';
import { AcceptUpload, type UploadCommand } from './accept-upload';

const anna = { id: 'k1', name: 'anna', roles: ['author' as const], attributes: {} };

/** Runs by id, and the folder of what was received. */
class Bench {
  readonly runs = new Map<string, Pick<Run, 'id' | 'task' | 'error'>>();
  readonly kept = new Set<string>();
  readonly trail: unknown[] = [];
  bytes = 70;
  access: CheckedDataset['access'];
  #ids = 0;

  send(command: Partial<UploadCommand> & { readonly sha256?: string } = {}) {
    const { sha256 = 'x', ...rest } = command;
    const catalog = {
      datasetNames: ['orders', 'accounts'],
      dataset: (name: string) => {
        const source = { orders: { upload: true }, accounts: { file: 'a.csv' } }[name];
        return source && { name, definition: { source }, ...(this.access && { access: this.access }) };
      },
    };
    const parts = [
      { read: async () => ({ catalog, versions: [] }) },
      {
        stage: async (name: string) => {
          this.kept.add(name);
          return { bytes: this.bytes, sha256 };
        },
        discard: async (name: string) => void this.kept.delete(name),
      },
      {
        execute: async (accepted: Pick<Run, 'id' | 'task'>) => {
          this.runs.set(accepted.id, accepted);
          return accepted;
        },
      },
      { get: async (id: string) => this.runs.get(id) },
      { nextId: () => `id-${(this.#ids += 1)}` },
      { note: async (...entry: unknown[]) => void this.trail.push(entry.slice(1)) },
      { upload_bytes: 100 },
    ] as unknown as ConstructorParameters<typeof AcceptUpload>;
    const body = (async function* () {})();
    return new AcceptUpload(...parts).execute({
      dataset: 'orders',
      mode: 'append',
      media: 'text/csv',
      body,
      caller: anna,
      ...rest,
    });
  }
}

describe('an upload that is sent', () => {
  it('is received, then handed to a run, and written down', async () => {
    const bench = new Bench();
    const { id } = await bench.send();
    const { task } = bench.runs.get(id)! as { readonly task: { readonly upload: StagedUpload } };
    expect(task).toMatchObject({
      kind: 'upload',
      dataset: 'orders',
      upload: { mode: 'append', bytes: 70, sha256: 'x' },
    });
    expect([...bench.kept]).toEqual([task.upload.staged]);
    expect(bench.trail).toEqual([['dataset.upload', 'orders', { run: id, mode: 'append', bytes: 70, sha256: 'x' }]]);
  });

  it('is one run with one key, however often it comes', async () => {
    const bench = new Bench();
    const first = await bench.send({ key: 'monday' });
    const again = await bench.send({ key: 'monday' });
    expect(again.id).toBe(first.id);
    expect(first.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([bench.kept.size, bench.trail.length]).toEqual([1, 1]);
    const others = [{ key: 'tuesday' }, { key: 'monday', caller: { ...anna, id: 'k2' } }, {}];
    for (const other of others) expect((await bench.send(other)).id).not.toBe(first.id);
  });

  it('is refused when other rows, or another mode, come with its key', async () => {
    const bench = new Bench();
    await bench.send({ key: 'monday' });
    for (const other of [{ sha256: 'y' }, { mode: 'replace' as const }])
      await expect(bench.send({ key: 'monday', ...other })).rejects.toMatchObject({ code: 'request.key_reused' });
    expect(bench.kept.size).toBe(1);
  });

  it('is tried again with its key where the service had failed it, not where the rows had', async () => {
    const bench = new Bench();
    const first = await bench.send({ key: 'monday' });
    const failed = (status: number) => ({
      ...bench.runs.get(first.id)!,
      error: { code: 'x', status, message: '', diagnostics: [] },
    });
    bench.runs.set(first.id, failed(422));
    expect((await bench.send({ key: 'monday' })).id).toBe(first.id);
    bench.runs.set(first.id, failed(503));
    expect((await bench.send({ key: 'monday' })).id).not.toBe(first.id);
  });

  it('is refused before anything is received where there is nothing to upload to', async () => {
    const bench = new Bench();
    await expect(bench.send({ dataset: 'accounts' })).rejects.toMatchObject({
      code: 'upload.not_uploaded',
      status: 409,
    });
    await expect(bench.send({ dataset: 'order' })).rejects.toMatchObject({
      code: 'definition.not_found',
      hint: 'did you mean "orders"?',
    });
    bench.access = [{ roles: ['author'], attributes: [], datasets: [], hidden: ['price'] }];
    await expect(bench.send()).rejects.toMatchObject({ code: 'access.dataset_guarded', status: 403 });
    bench.access = undefined;
    bench.bytes = 0;
    await expect(bench.send()).rejects.toMatchObject({ code: 'request.body_missing' });
    expect(bench.kept.size).toBe(0);
  });
});
