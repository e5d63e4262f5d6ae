import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { checkedDataset } from '../../../../../../test/support/checked-dataset';
import { errorOf } from '../../../../../../test/support/warehouse-bench';
import { findSourceFiles } from '../source/find-source-files';
import { DuckDbLoader } from './duckdb-loader';

let base: string;
let root: string;
let target: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'loader-'));
  root = join(base, 'root');
  target = join(base, 'rows.duckdb');
  await mkdir(root);
});

afterEach(() => rm(base, { recursive: true }));

const dataset = checkedDataset('sales', { id: 'text', amount: 'integer' });
const report = () => undefined;

async function workOn(text: string, name = 'sales[1].csv') {
  await writeFile(join(root, name), text);
  return { dataset, files: await findSourceFiles(root, name.replace('[', '[[]')), target };
}

const csv = (rows: number) => `id,amount\n${Array.from({ length: rows }, (_, row) => `${row},${row}\n`).join('')}`;

describe('a load', () => {
  it('writes one file with the table and nothing beside it', async () => {
    const work = await workOn(csv(3));
    const loaded = await new DuckDbLoader({ folders: [root], threads: 1 }).load(work, { report });
    expect(loaded).toMatchObject({ row_count: 3, skipped_rows: 0 });
    const instance = await DuckDBInstance.create(target, { access_mode: 'READ_ONLY', threads: '1' });
    const connection = await instance.connect();
    const rows = await (await connection.run('SELECT count(*), sum(amount) FROM sales')).getRowsJson();
    expect(rows).toEqual([['3', '3']]);
    connection.closeSync();
    instance.closeSync();
    await expect(readFile(`${target}.wal`)).rejects.toThrow('ENOENT');
  });

  it('goes on where the memory that it is given ends', async () => {
    const work = await workOn(csv(300_000));
    const loader = new DuckDbLoader({ folders: [root], threads: 1, memory_limit: '60MB' });
    expect(await loader.load(work, { report })).toMatchObject({ row_count: 300_000 });
  });

  it('ends where there is neither memory nor room on the disk for it, and says so', async () => {
    const work = await workOn(csv(300_000));
    const loader = new DuckDbLoader({ folders: [root], threads: 1, memory_limit: '5MB', spill_limit: '1MB' });
    expect(['data.disk_full', 'data.unusable']).toContain((await errorOf(loader.load(work, { report }))).code);
  });

  it('stops when it is told to, at once or while it is at work', async () => {
    const work = await workOn(csv(300_000));
    const loader = new DuckDbLoader({ folders: [root], threads: 1 });
    expect((await errorOf(loader.load(work, { report, signal: AbortSignal.abort() }))).code).toBe('run.cancelled');
    const stopping = new AbortController();
    const stopped = loader.load(work, { report: () => stopping.abort(), signal: stopping.signal });
    expect((await errorOf(stopped)).code).toBe('run.cancelled');
  });

  it('reads no file outside its folders, nor by way of a link that came after the file was found', async () => {
    const work = await workOn(csv(1));
    const elsewhere = new DuckDbLoader({ folders: [join(base, 'elsewhere')] });
    expect((await errorOf(elsewhere.load(work, { report }))).message).toContain('leads outside the data root');
    await writeFile(join(base, 'secret.csv'), csv(1));
    await rm(join(root, 'sales[1].csv'));
    await symlink(join(base, 'secret.csv'), join(root, 'sales[1].csv'));
    const error = await errorOf(new DuckDbLoader({ folders: [root] }).load(work, { report }));
    expect([error.code, error.status]).toEqual(['data.unusable', 422]);
  });
});
