import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import { checkedDataset } from '../../../../../../test/support/checked-dataset';
import { errorOf } from '../../../../../../test/support/warehouse-bench';
import type { DatasetLoader, LoadControl, LoadWork } from '../loader/dataset-loader';
import { DuckDbLibrary, type DuckDbLibraryOptions } from './duckdb-library';

let base: string;
let root: string;
let folder: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'library-'));
  root = join(base, 'root');
  folder = join(base, 'warehouse');
  await mkdir(root);
});

afterEach(() => rm(base, { recursive: true }));

/** Writes the text of the first file in place of a table. */
class TextLoader implements DatasetLoader {
  readonly loaded: string[] = [];

  constructor(private readonly before: (control: LoadControl) => Promise<void> = () => Promise.resolve()) {}

  async load({ dataset, files, target }: LoadWork, control: LoadControl) {
    this.loaded.push(dataset.name);
    await writeFile(target, 'begun');
    await this.before(control);
    await writeFile(target, files[0] ? await readFile(files[0].path) : 'no rows');
    return { row_count: 2, skipped_rows: 1 };
  }
}

const sales = (file = 'sales.csv', more: Partial<CheckedDataset['definition']> = {}) =>
  checkedDataset('sales', { id: 'text' }, { file, ...more });

const write = (text: string) => writeFile(join(root, 'sales.csv'), text);

const open = (loader: DatasetLoader, more: Partial<DuckDbLibraryOptions> = {}) =>
  new DuckDbLibrary({ data_root: root, folder, loader, ...more });

/** Dataset files that are there. */
async function stored(): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.duckdb')).toSorted();
}

describe('a library', () => {
  it('loads nothing again after a restart, and tells what it has told before', async () => {
    await write('a');
    const loader = new TextLoader();
    const first = open(loader);
    const before = await first.acquire(sales());
    expect(before.data).toMatchObject({ row_count: 2, skipped_rows: 1 });
    await first.close();
    const after = await open(loader).acquire(sales());
    expect([after.file, after.data]).toEqual([before.file, before.data]);
    expect(loader.loaded).toEqual(['sales']);
  });

  it('loads nothing again where a file was written anew with the same content', async () => {
    await write('a');
    const loader = new TextLoader();
    await open(loader).prepare(sales());
    await utimes(join(root, 'sales.csv'), 1, 1);
    await open(loader).prepare(sales());
    expect(loader.loaded).toEqual(['sales']);
  });

  it('loads what has changed while it was away, and what was loaded before goes', async () => {
    await write('a');
    await open(new TextLoader()).prepare(sales());
    await write('ab');
    const held = await open(new TextLoader()).acquire(sales());
    expect(await readFile(held.file, 'utf8')).toBe('ab');
    expect(await stored()).toHaveLength(1);
  });

  it('keeps a file that was replaced until the last one who holds it lets go', async () => {
    await write('a');
    const library = open(new TextLoader());
    const [one, other] = [await library.acquire(sales()), await library.acquire(sales())];
    await write('ab');
    await library.prepare(sales());
    await one.release();
    expect(await readFile(other.file, 'utf8')).toBe('a');
    await other.release();
    expect(await stored()).toHaveLength(1);
  });

  it('keeps a file whose content comes back while it is held', async () => {
    const library = open(new TextLoader());
    await write('a');
    const held = await library.acquire(sales());
    await write('ab');
    await library.prepare(sales());
    await write('a');
    await library.prepare(sales());
    await held.release();
    expect(await readFile(held.file, 'utf8')).toBe('a');
  });

  it('keeps a file for a definition that differs only in its words, and makes one for another table', async () => {
    await write('a');
    const loader = new TextLoader();
    const library = open(loader);
    await library.prepare(sales());
    await library.prepare(sales('sales.csv', { title: { en: 'Sales' }, owner: 'ann' }));
    expect(await stored()).toHaveLength(1);
    await library.prepare(sales('sales.csv', { duplicates: 'keep_last' }));
    expect(await stored()).toHaveLength(2);
  });

  it.each([
    ['was found broken', (_: string, release: (isBroken: boolean) => Promise<void>) => release(true)],
    ['is gone', (file: string) => rm(file)],
  ])('loads again what %s', async (_, spoil) => {
    await write('a');
    const loader = new TextLoader();
    const library = open(loader);
    const held = await library.acquire(sales());
    const reader = await library.acquire(sales());
    await spoil(held.file, (isBroken) => held.release(isBroken));
    const again = await library.acquire(sales());
    await reader.release();
    expect(await readFile(again.file, 'utf8')).toBe('a');
    expect(loader.loaded).toHaveLength(2);
  });

  it('loads again a file that is not as long as it was', async () => {
    await write('a');
    const { file } = await open(new TextLoader()).acquire(sales());
    await truncate(file);
    const again = await open(new TextLoader()).acquire(sales());
    expect(await readFile(again.file, 'utf8')).toBe('a');
  });

  it('shares its folder: what one has loaded, the other takes', async () => {
    await write('a');
    const loader = new TextLoader();
    const [one, other] = [open(loader), open(loader)];
    const held = await one.acquire(sales());
    expect((await other.acquire(sales())).file).toBe(held.file);
    await one.close();
    expect((await other.acquire(sales())).file).toBe(held.file);
    expect(loader.loaded).toHaveLength(1);
  });

  it('reads files again that change while they are loaded, and gives up where they do not come to rest', async () => {
    await write('a');
    let changes = 0;
    const change = async (most: number) => {
      if ((changes += 1) <= most) await write('a'.repeat(changes + 1));
    };
    const held = await open(new TextLoader(() => change(2))).acquire(sales());
    expect(await readFile(held.file, 'utf8')).toBe('aaa');
    await write('b');
    const error = await errorOf(open(new TextLoader(() => change(Infinity))).prepare(sales()));
    expect([error.code, error.message]).toEqual([
      'data.unavailable',
      'the data of sales is not available: its files changed while they were read',
    ]);
  });

  it('leaves nothing of a load that fails', async () => {
    await write('a');
    const library = open(new TextLoader(() => Promise.reject(DomainError.of('data.disk_full', {}))));
    expect((await errorOf(library.prepare(sales()))).code).toBe('data.disk_full');
    expect((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual(
      [],
    );
  });

  it('says which system error keeps it from writing', async () => {
    await write('a');
    await writeFile(folder, 'a file in place of the folder');
    const library = open(new TextLoader());
    const error = await errorOf(library.prepare(sales()));
    expect([error.code, error.status]).toEqual(['data.unavailable', 503]);
    expect(error.message).toContain('cannot be kept on the disk (ENOTDIR)');
  });

  it('stops what is being loaded when it closes, and keeps what was there', async () => {
    await write('a');
    await open(new TextLoader()).prepare(sales());
    await write('ab');
    const library = open(
      new TextLoader(
        ({ signal }) =>
          new Promise((_, reject) => {
            signal?.addEventListener('abort', () => reject(DomainError.of('run.cancelled', {})));
            void library.close();
          }),
      ),
    );
    expect((await errorOf(library.prepare(sales()))).code).toBe('run.cancelled');
    expect(await stored()).toHaveLength(1);
  });

  it('removes what processes left behind that are gone, and nothing of those that are not', async () => {
    await write('a');
    const ofGone = `2147483646~00000000~00000000~${hostname()}`;
    const ofLiving = `${process.ppid}~00000000~00000000~${hostname()}`;
    const ofOtherHost = '1~00000000~00000000~elsewhere';
    for (const name of [ofGone, ofLiving, ofOtherHost]) await mkdir(join(folder, '.loads', name), { recursive: true });
    await open(new TextLoader()).prepare(sales());
    const left = await readdir(join(folder, '.loads'));
    expect(left).toEqual(expect.arrayContaining([ofLiving, ofOtherHost]));
    expect(left).not.toContain(ofGone);
  });

  it('forgets what is no dataset any more, but not what somebody has used within the hour', async () => {
    await write('a');
    await open(new TextLoader()).prepare(sales());
    const library = open(new TextLoader());
    await library.keepOnly([]);
    expect(await stored()).toHaveLength(1);
    const folderOfSales = join(folder, 'sales');
    for (const name of await readdir(folderOfSales)) await utimes(join(folderOfSales, name), 1, 1);
    await library.keepOnly([]);
    expect(await readdir(folder)).not.toContain('sales');
  });

  it('has a dataset whose rows are uploaded, empty before the first ones are', async () => {
    const uploads = join(base, 'uploads');
    await mkdir(uploads);
    let current: string | undefined;
    const library = open(new TextLoader(), { uploads: { folder: uploads, current: () => Promise.resolve(current) } });
    const uploaded: CheckedDataset = { ...sales(), definition: { ...sales().definition, source: { upload: true } } };
    expect(await readFile((await library.acquire(uploaded)).file, 'utf8')).toBe('no rows');
    await writeFile(join(uploads, '1.parquet'), 'rows');
    current = '1.parquet';
    expect(await readFile((await library.acquire(uploaded)).file, 'utf8')).toBe('rows');
    current = '../root/sales.csv';
    expect((await errorOf(library.acquire(uploaded))).code).toBe('data.unusable');
  });
});
