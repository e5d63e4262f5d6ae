import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DatasetDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { StagedUpload, UploadWork } from '@core/engine';
import { buildCatalog } from '@core/formula';
import { DuckDbLoader } from '../loader/duckdb-loader';
import { DuckDbUploadLoader } from './duckdb-upload-loader';

const orders: DatasetDefinition = {
  kind: 'dataset',
  name: 'orders',
  source: { upload: true },
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'text' },
    { name: 'amount', type: 'decimal(10,2)', column: 'Amount' },
    { name: 'sold_at', type: 'timestamp' },
  ],
  assertions: ['is_null(amount) or amount >= 0'],
};

const checked = (definition: DatasetDefinition) =>
  buildCatalog([{ definition, version: 1, current: true }]).dataset(definition.name)!;
const header = 'id,Amount,sold_at\n';

describe('loading an upload', () => {
  let folder: string;
  let loader: DuckDbUploadLoader;
  let count: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formulary-uploads-'));
    await mkdir(join(folder, 'staging'));
    loader = new DuckDbUploadLoader({ folder, threads: 1 });
    count = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Stages a text and loads it; answers where the rows are, and what was said. */
  async function load(
    text: string | Buffer,
    {
      definition = orders,
      present,
      ...form
    }: Partial<StagedUpload> & { definition?: DatasetDefinition; present?: string } = {},
  ) {
    const staged = `s${(count += 1)}`;
    await writeFile(join(folder, 'staging', staged), text);
    const upload: StagedUpload = {
      staged,
      mode: 'replace',
      media: 'text/csv',
      bytes: Buffer.byteLength(text),
      sha256: staged,
      ...form,
    };
    const target = `orders/${count}.parquet`;
    const work: UploadWork = { dataset: checked(definition), upload, target, ...(present && { present }) };
    return { target, ...(await loader.load(work)) };
  }

  async function rowsOf(file: string): Promise<readonly unknown[]> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const read = await connection.run(`SELECT * FROM read_parquet('${join(folder, file)}')`);
    const rows = await read.getRowsJson();
    connection.closeSync();
    instance.closeSync();
    return rows;
  }

  const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DomainError);
    return error as DomainError;
  };

  it('writes rows of every kind of text', async () => {
    const csv = await load(`${header}a,1.50,2026-01-01T09:30:00Z\nb,,\n`);
    expect(csv).toMatchObject({ accepted: 2, rejected: 0, row_count: 2 });
    const rows = await rowsOf(csv.target);
    expect(rows).toEqual([
      ['a', '1.50', '2026-01-01 09:30:00+00'],
      ['b', null, null],
    ]);
    const objects = [{ id: 'a', Amount: 1.5, sold_at: '2026-01-01T09:30:00Z' }, { id: 'b' }];
    const json = await load(JSON.stringify(objects), { media: 'application/json' });
    const lines = await load(objects.map((row) => JSON.stringify(row)).join('\n'), { media: 'application/x-ndjson' });
    expect([await rowsOf(json.target), await rowsOf(lines.target)]).toEqual([rows, rows]);
  });

  it('reads a text in the character set that its sender names', async () => {
    const cyrillic = Buffer.concat([Buffer.from(header), Buffer.from([0xc6]), Buffer.from(',1,\n')]);
    const { target } = await load(cyrillic, { charset: 'windows-1251' });
    expect(await rowsOf(target)).toEqual([['Ж', '1.00', null]]);
  });

  it('says as what a header was read, for another character set makes other names of it', async () => {
    const fields = orders.fields.map((field) => (field.name === 'id' ? { ...field, column: 'Код' } : field));
    const { message } = await refusal(
      load('Код,Amount,sold_at\na,1,\n', { definition: { ...orders, fields }, charset: 'windows-1251' }),
    );
    expect(message).toContain('has no column "Код"; read as windows-1251, its header is РљРѕРґ');
  });

  it('adds rows, and lets those with the keys of new ones make way', async () => {
    const first = await load(`${header}a,1,\nb,2,\n`);
    const more = await load(`${header}c,3,\n`, { mode: 'append', present: first.target });
    expect(more).toMatchObject({ accepted: 1, row_count: 3 });
    const changed = await load(`${header}b,5,\nd,4,\n`, { mode: 'upsert', present: more.target });
    expect(changed).toMatchObject({ accepted: 2, row_count: 4 });
    expect((await rowsOf(changed.target)).map((row) => (row as unknown[]).slice(0, 2))).toEqual([
      ['a', '1.00'],
      ['c', '3.00'],
      ['b', '5.00'],
      ['d', '4.00'],
    ]);
  });

  it('refuses a key that is there already, with its line', async () => {
    const first = await load(`${header}a,1,\nb,2,\n`);
    const { code, diagnostics } = await refusal(
      load(`${header}c,3,\nb,5,\n`, { mode: 'append', present: first.target }),
    );
    expect(code).toBe('data.bad_rows');
    expect(diagnostics[1]).toMatchObject({
      code: 'data.key_present',
      rejected: { line: 3, field: 'id', value: 'b', reason: 'is the key of a row that is there already' },
    });
    const last = { ...orders, duplicates: 'keep_last' } as const;
    const kept = await load(`${header}b,5,\n`, { mode: 'append', present: first.target, definition: last });
    expect(kept).toMatchObject({ accepted: 1, row_count: 2 });
  });

  it('names line, field, value and reason of what does not fit, and leaves nothing behind', async () => {
    const { diagnostics } = await refusal(load(`${header}a,1,\nb,much,\na,-2,tomorrow\n`));
    expect(diagnostics.map(({ rejected }) => rejected)).toEqual([
      undefined,
      { line: 3, field: 'amount', value: 'much', reason: 'does not fit decimal(10,2)' },
      { line: 4, field: 'sold_at', value: 'tomorrow', reason: 'is not a timestamp such as 2017-01-31T09:30:00Z' },
    ]);
    const whole = await refusal(load(`${header}a,1,\na,-2,\n`));
    expect(whole.diagnostics.slice(1).map(({ code, rejected }) => [code, rejected?.line])).toEqual([
      ['data.duplicate_key', 3],
      ['data.assertion_failed', 3],
    ]);
    expect((await readdir(folder, { recursive: true })).toSorted()).toEqual(['staging', 'staging/s1', 'staging/s2']);
  });

  it('passes over bad rows where the dataset says so, and tells of them', async () => {
    const lenient = { ...orders, on_bad_rows: 'skip' } as const;
    const loaded = await load(`${header}a,1,\nb,much,\n`, { definition: lenient });
    expect(loaded).toMatchObject({ accepted: 1, rejected: 1, row_count: 1 });
    expect(loaded.findings.map(({ rejected }) => rejected?.line)).toEqual([3]);
  });

  it('refuses an upload that lacks a column, or is not what it was announced to be', async () => {
    const lacking = await refusal(load('id,amount,sold_at\na,1,\n'));
    expect(lacking).toMatchObject({ code: 'upload.unusable', status: 422 });
    expect(lacking.message).toContain('"Amount"');
    expect(await refusal(load('PAR2', { media: 'application/vnd.apache.parquet' }))).toMatchObject({
      code: 'upload.unusable',
    });
    const packed = await refusal(load(gzipSync(`${header}a,1,\n`)));
    expect(packed.message).toContain('Content-Encoding: gzip');
  });

  it('takes Parquet as it takes texts', async () => {
    const first = await load(`${header}a,1,\n`);
    const again = await load(await readFile(join(folder, first.target)), { media: 'application/vnd.apache.parquet' });
    expect(await rowsOf(again.target)).toEqual(await rowsOf(first.target));
  });

  it('keeps rows when a field is added, and asks for all of them when one changes its type', async () => {
    const first = await load(`${header}a,1,\n`);
    const added = { ...orders, fields: [...orders.fields, { name: 'note', type: 'text' as const }] };
    const wider = await load(`id,Amount,sold_at,note\nb,2,,late\n`, {
      mode: 'append',
      present: first.target,
      definition: added,
    });
    expect(await rowsOf(wider.target)).toEqual([
      ['a', '1.00', null, null],
      ['b', '2.00', null, 'late'],
    ]);
    const [id, , sold] = orders.fields;
    const changed = { ...orders, fields: [id!, { name: 'amount', type: 'integer' as const, column: 'Amount' }, sold!] };
    const refused = refusal(load(`${header}b,2,\n`, { mode: 'append', present: first.target, definition: changed }));
    expect(await refused).toMatchObject({ code: 'upload.stored_rows_differ', status: 422 });
  });

  it('leaves rows that a dataset can open when it has a field more, and not when its key is another one', async () => {
    const { target } = await load(`${header}a,1,\n`);
    const path = await realpath(join(folder, target));
    const files = [{ name: target, path, bytes: 600, signature: '1' }];
    const open = (definition: DatasetDefinition, file: string) =>
      new DuckDbLoader({ folders: [folder] }).load(
        { dataset: checked(definition), files, target: join(folder, file) },
        { report: () => undefined },
      );
    const note = { name: 'note', type: 'text' as const };
    const wider = { ...orders, fields: [...orders.fields, note] };
    expect(await open(wider, 'wider.duckdb')).toMatchObject({ row_count: 1 });
    const refused = await refusal(open({ ...wider, primary_key: ['note'] }, 'other.duckdb'));
    expect(refused).toMatchObject({ code: 'data.unusable', message: expect.stringContaining('"note"') });
  });

  it('makes an empty dataset of a header without rows', async () => {
    expect(await load(header)).toMatchObject({ accepted: 0, row_count: 0 });
    expect(await load('[]', { media: 'application/json' })).toMatchObject({ accepted: 0, row_count: 0 });
  });

  it('stops when it is not wanted any more', async () => {
    await writeFile(join(folder, 'staging', 'x'), header);
    const upload: StagedUpload = { staged: 'x', mode: 'replace', media: 'text/csv', bytes: 18, sha256: 'x' };
    const work = { dataset: checked(orders), upload, target: 'orders/x.parquet' };
    const refused = await refusal(loader.load(work, { signal: AbortSignal.abort() }));
    expect(refused.code).toBe('run.cancelled');
    expect(await readdir(join(folder, 'staging'))).toEqual(['x']);
  });
});
