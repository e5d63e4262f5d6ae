import { SqlDefinitionStore, SqlRunStore, SqlUploadStore, type PostgresStateDatabase } from '@adapters/persistence';
import { RandomIdSource } from '@adapters/platform';
import type { DatasetUpload, Run, RunOutcome } from '@core/engine';
import { openState } from './open-state';

const ids = new RandomIdSource();
const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour)).toISOString();

const outcome: RunOutcome = {
  columns: [],
  row_count: 0,
  warnings: [],
  header: {},
  used: { definitions: {}, data: {} },
  timing: { queued_ms: 0, plan_ms: 0, load_ms: 0, query_ms: 0, queries: 0, evaluate_ms: 0, total_ms: 0 },
  document: { accepted: 2 },
};

let database: PostgresStateDatabase;
let runs: SqlRunStore;
let uploads: SqlUploadStore;

beforeAll(async () => {
  database = await openState();
  runs = new SqlRunStore(database);
  uploads = new SqlUploadStore(database);
});
afterAll(() => database.close());

/** A run that a worker has claimed. */
async function claimed(dataset: string, staged = ids.nextId()): Promise<Run> {
  const id = ids.nextId();
  const upload = { staged, mode: 'append', media: 'text/csv', bytes: 1, sha256: 'x' } as const;
  const task = { kind: 'upload', dataset, upload } as const;
  const who = { created_at: at(0), created_by: 'anna', owner: 'key-1' };
  await runs.create({ id, task, pinned: [], overlay: [], lane: 'standard', ...who }, 60_000);
  return (await runs.claim(id, { worker: 'w', now: at(0), lease_ms: 60_000 }))!;
}

/** Saves a dataset and takes it away again. */
async function removeDataset(name: string): Promise<void> {
  const definitions = new SqlDefinitionStore(database);
  const by = { id: 'key-2', name: 'eve', roles: ['admin'], attributes: {} } as const;
  const definition = { kind: 'dataset', name, source: { upload: true }, primary_key: [], fields: [] } as const;
  await definitions.commit([{ action: 'save', definition, hash: 'x' }], { by, at: at(1) });
  await definitions.commit([{ action: 'remove', kind: 'dataset', name }], { by, at: at(2) });
}

const stateOf = (dataset: string, version: number, fields: Partial<DatasetUpload> = {}): DatasetUpload => ({
  dataset,
  version,
  mode: 'append',
  file: `${dataset}/${version}.parquet`,
  row_count: 3_000_000_000,
  accepted: 2,
  rejected: 1,
  bytes: 70,
  uploaded_at: at(version),
  uploaded_by: 'anna',
  ...fields,
});

describe('the states of uploaded rows', () => {
  it('begin with none', async () => {
    expect(await uploads.current('none')).toBeUndefined();
    expect(await uploads.list('none', { limit: 5 })).toEqual({ items: [] });
  });

  it('are current with the end of their run, in one commit', async () => {
    const run = await claimed('sales');
    expect(await uploads.commit(stateOf('sales', 1), run, outcome)).toBe('committed');
    expect(await uploads.current('sales')).toEqual({ ...stateOf('sales', 1), run_id: run.id });
    expect(await runs.get(run.id)).toMatchObject({ status: 'succeeded', finished_at: at(1), outcome });
    expect(await runs.finish(run.id, run.attempt, { at: at(2), status: 'succeeded', outcome })).toBe(false);
  });

  it('follow one another: who began with older rows begins again', async () => {
    const [first, second] = [await claimed('stock'), await claimed('stock')];
    const ends = await Promise.all([first, second].map((run) => uploads.commit(stateOf('stock', 1), run, outcome)));
    expect(ends.toSorted()).toEqual(['committed', 'overtaken']);
    const late = ends[0] === 'overtaken' ? first : second;
    expect(await runs.get(late.id)).toMatchObject({ status: 'running' });
    expect(await uploads.commit(stateOf('stock', 2), late, outcome)).toBe('committed');
  });

  it('leave no number out', async () => {
    expect(await uploads.commit(stateOf('gaps', 2), await claimed('gaps'), outcome)).toBe('lost');
    expect(await uploads.current('gaps')).toBeUndefined();
  });

  it('are not changed by a run that was cancelled, or that another worker has', async () => {
    const cancelled = await claimed('orders');
    await runs.cancel(cancelled.id, at(1));
    expect(await uploads.commit(stateOf('orders', 1), cancelled, outcome)).toBe('lost');
    const old = await claimed('orders');
    expect(await uploads.commit(stateOf('orders', 1), { id: old.id, attempt: 0 }, outcome)).toBe('lost');
    expect(await uploads.current('orders')).toBeUndefined();
  });

  it('are added by one run once', async () => {
    const run = await claimed('once');
    await uploads.commit(stateOf('once', 1), run, outcome);
    expect(await uploads.commit(stateOf('once', 2), run, outcome)).toBe('lost');
    expect((await uploads.current('once'))?.version).toBe(1);
  });

  it('are listed newest first, page by page', async () => {
    for (const version of [1, 2, 3]) await uploads.commit(stateOf('pages', version), await claimed('pages'), outcome);
    const first = await uploads.list('pages', { limit: 2 });
    expect(first.items.map(({ version }) => version)).toEqual([3, 2]);
    const second = await uploads.list('pages', { limit: 2, cursor: first.next_cursor! });
    expect([second.items.map(({ version }) => version), second.next_cursor]).toEqual([[1], undefined]);
    await expect(uploads.list('pages', { limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'request.bad_query' });
  });

  it('end with their dataset, in the commit that removes it, after which rows begin anew', async () => {
    await uploads.commit(stateOf('gone', 1), await claimed('gone'), outcome);
    await removeDataset('gone');
    const removed = await uploads.current('gone');
    expect(removed).toMatchObject({ version: 2, mode: 'remove', row_count: 0, uploaded_by: 'eve', uploaded_at: at(2) });
    expect(removed).not.toHaveProperty('file');
    await removeDataset('gone');
    expect((await uploads.current('gone'))?.version).toBe(2);
    expect(await uploads.commit(stateOf('gone', 3), await claimed('gone'), outcome)).toBe('committed');
  });

  it('tell which files somebody may still read, and which bodies are awaited', async () => {
    for (const version of [1, 2, 3]) await uploads.commit(stateOf('files', version), await claimed('files'), outcome);
    const files = async (moment: string) =>
      (await uploads.filesSince(moment)).filter((file) => file.startsWith('files/')).toSorted();
    expect(await files(at(9))).toEqual(['files/3.parquet']);
    expect(await files(at(3))).toEqual(['files/2.parquet', 'files/3.parquet']);
    const waiting = await claimed('files', 'body-1');
    expect(await uploads.awaited()).toContain('body-1');
    await runs.cancel(waiting.id, at(9));
    expect(await uploads.awaited()).not.toContain('body-1');
  });

  it('add up by dataset', async () => {
    expect(await uploads.totals()).toContainEqual({ dataset: 'pages', accepted: 6, rejected: 3, bytes: 210 });
  });

  it('tell how many rows did not fit where an upload was refused for them', async () => {
    const summary = { code: 'data.bad_rows', severity: 'error', message: '' } as const;
    for (const finding of [{ ...summary, rejected_count: 3_000_000_000 }, { ...summary, rejected_count: 2 }, summary]) {
      const { id, attempt } = await claimed('refused');
      const error = { code: 'data.bad_rows', status: 422, message: '', diagnostics: [finding] };
      await runs.finish(id, attempt, { at: at(1), status: 'failed', error });
    }
    await uploads.commit(stateOf('taken', 1), await claimed('taken'), outcome);
    expect(await uploads.refusedRows(at(0))).toMatchObject({ refused: 3_000_000_002 });
    expect(await uploads.refusedRows(at(0))).not.toHaveProperty('taken');
    expect(await uploads.refusedRows(at(1))).not.toHaveProperty('refused');
  });
});
