import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { AttachedFiles } from './attached-files';

let base: string;
let instance: DuckDBInstance;
let files: AttachedFiles;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'attached-'));
  const writer = await DuckDBInstance.create(join(base, 'rows.duckdb'), { threads: '1' });
  writer.closeSync();
});

beforeEach(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  files = new AttachedFiles(instance);
});

afterEach(() => instance.closeSync());

afterAll(() => rm(base, { recursive: true }));

/** A new file of that name. */
async function make(name: string): Promise<string> {
  const path = join(base, name);
  await copyFile(join(base, 'rows.duckdb'), path);
  return path;
}

/** What the engine has attached. */
async function attached(): Promise<readonly string[]> {
  const connection = await instance.connect();
  const rows = await (await connection.run('SELECT path FROM duckdb_databases() WHERE path IS NOT NULL')).getRows();
  connection.closeSync();
  return rows.map(([path]) => String(path));
}

it('a file is attached once for all who read it, and stays for the next one', async () => {
  const file = await make('one');
  const names = await Promise.all([files.attach(file), files.attach(file)]);
  expect(new Set(names).size).toBe(1);
  await files.release(file, false);
  await files.release(file, false);
  expect(await files.attach(file)).toBe(names[0]);
  expect(await attached()).toEqual([file]);
});

it('a file that was removed is let go of when nobody reads it', async () => {
  const [gone, other] = [await make('gone'), await make('other')];
  for (const file of [gone, other]) await files.attach(file);
  await rm(gone);
  await files.release(other, false);
  expect(await attached()).toHaveLength(2);
  await files.release(gone, false);
  expect(await attached()).toEqual([other]);
});

it('a broken file is let go of, and can be attached again when it was mended', async () => {
  const file = await make('broken');
  await files.attach(file);
  await files.release(file, true);
  expect(await attached()).toEqual([]);
  await expect(files.attach(file)).resolves.toBe('data_2');
});

it('of files that nobody reads only the last ones stay attached', async () => {
  for (let number = 0; number < 40; number += 1) {
    const file = await make(`file_${number}`);
    await files.attach(file);
    await files.release(file, false);
  }
  expect(await attached()).toHaveLength(32);
  expect(await attached()).toContain(join(base, 'file_39'));
});

it('a file that cannot be attached leaves nothing behind', async () => {
  const file = join(base, 'late');
  await expect(files.attach(file)).rejects.toThrow('database does not exist');
  await make('late');
  await files.attach(file);
  expect(await attached()).toEqual([file]);
});
