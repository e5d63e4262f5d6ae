import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskUploadFolder } from './disk-upload-folder';

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function* broken() {
  yield Buffer.from('a,b\n');
  throw new Error('aborted');
}

describe('the folder of uploads', () => {
  let root: string;
  let folder: DiskUploadFolder;
  const staged = () => readdir(join(root, 'staging'));

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'formulary-uploads-'));
    folder = new DiskUploadFolder(root);
  });

  afterEach(() => rm(root, { recursive: true }));

  it('keeps a body as it came, with its hash', async () => {
    const received = await folder.stage('one', pieces('a,b\n', '1,2\n'), 8);
    expect(received).toEqual({ bytes: 8, sha256: createHash('sha256').update('a,b\n1,2\n').digest('hex') });
    expect(await readFile(join(root, 'staging', 'one'), 'utf8')).toBe('a,b\n1,2\n');
    expect(await folder.sizeOf('one')).toBe(8);
    await mkdir(join(root, 'staging', 'one-load', 'spill'), { recursive: true });
    await folder.discard('one');
    expect(await staged()).toEqual([]);
    expect(await folder.sizeOf('one')).toBeUndefined();
    await folder.discard('one');
  });

  it('cuts off a body that is too large, and keeps nothing of it', async () => {
    const staging = folder.stage('one', pieces('a,b\n', '1,2\n'), 7);
    await expect(staging).rejects.toMatchObject({ code: 'limit.upload_size', status: 413 });
    expect(await staged()).toEqual([]);
  });

  it('keeps nothing of a body that ends early', async () => {
    await expect(folder.stage('one', broken(), 100)).rejects.toThrow('aborted');
    expect(await staged()).toEqual([]);
  });

  it('says that nothing can be written there', async () => {
    await writeFile(join(root, 'staging'), 'no folder');
    await expect(folder.stage('one', pieces('a'), 100)).rejects.toMatchObject({
      code: 'service.unavailable',
      status: 503,
    });
  });

  it('sweeps what is old and belongs to nothing', async () => {
    const write = async (name: string, day: number) => {
      await mkdir(join(root, name, '..'), { recursive: true });
      await writeFile(join(root, name), 'x');
      await utimes(join(root, name), 0, new Date(Date.UTC(2026, 0, day)));
    };
    for (const name of ['staging/left', 'staging/awaited', 'sales/1.parquet', 'sales/2.parquet', 'gone/1.parquet'])
      await write(name, 1);
    await write('staging/new', 3);
    const keep = { staged: ['awaited'], files: ['sales/2.parquet'] };
    expect(await folder.sweep('2026-01-02T00:00:00Z', keep)).toBe(3);
    expect((await staged()).toSorted()).toEqual(['awaited', 'new']);
    expect(await readdir(join(root, 'sales'))).toEqual(['2.parquet']);
    expect(await readdir(join(root, 'gone'))).toEqual([]);
  });

  it('has nothing to sweep where nothing was ever uploaded', async () => {
    const nowhere = new DiskUploadFolder(join(root, 'nowhere'));
    expect(await nowhere.sweep('2026-01-02T00:00:00Z', { staged: [], files: [] })).toBe(0);
  });
});
