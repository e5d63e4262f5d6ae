import { SqlRunStore, type PostgresStateDatabase } from '@adapters/persistence';
import { RandomIdSource } from '@adapters/platform';
import type { NewRun, Run, RunOutcome, RunStore } from '@core/engine';
import { openState } from './open-state';

const ids = new RandomIdSource();
const T0 = '2026-11-21T10:00:00.000Z';
const T1 = '2026-11-21T10:00:01.000Z';
const T9 = '2026-11-21T10:00:09.000Z';
const LATER = '2026-11-21T11:00:00.000Z';

const outcome: RunOutcome = {
  columns: [{ name: 'revenue', type: { kind: 'number' } } as unknown as RunOutcome['columns'][number]],
  row_count: 1,
  warnings: [],
  header: { z: 1, a: { b: 1e21 } },
  used: { definitions: { revenue: 3 }, data: {} },
  timing: { queued_ms: 1, plan_ms: 1, load_ms: 0, query_ms: 2, queries: 1, evaluate_ms: 1, total_ms: 5 },
};
const error = { code: 'run.failed', status: 500, message: 'it failed', diagnostics: [] };

let database: PostgresStateDatabase;
let store: RunStore;

beforeAll(async () => {
  database = await openState();
  store = new SqlRunStore(database);
});
afterAll(() => database.close());

function newRun(fields: Partial<NewRun> = {}): NewRun {
  return {
    id: ids.nextId(),
    task: { kind: 'query', request: { metrics: ['revenue'], period: '2017' } },
    pinned: [{ kind: 'metric', name: 'revenue', version: 3, current: true }],
    overlay: [],
    lane: 'standard',
    created_at: T0,
    created_by: 'anna',
    owner: 'key-1',
    ...fields,
  };
}

async function create(fields: Partial<NewRun> = {}, patience_ms = 60_000): Promise<string> {
  const run = newRun(fields);
  await store.create(run, patience_ms);
  return run.id;
}

const claim = (id: string, worker: string, now = T0, lease_ms = 60_000) => store.claim(id, { worker, now, lease_ms });

async function readAll(id: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const part of store.readRows(id)) rows.push(...part);
  return rows;
}

describe('a run', () => {
  it('comes back as it was written', async () => {
    const run = newRun({
      occasion: { kind: 'intervals', schedule: 's', schedule_version: 1, grain: 'month', backfill: 'b' },
      lane: 'low',
      access: { roles: ['analyst'], attributes: { regions: ['West', 'East'], level: 3 } },
      scope: { datasets: ['orders'], key: 'k', of: 'anna' },
      request_id: 'r-1',
      overlay: [{ kind: 'metric', name: 'm', formula: 'sum(a)', filters: { zeta: '1', alpha: '2' } }],
    });
    await store.create(run, 60_000);
    const stored = await store.get(run.id);
    expect(stored).toEqual({ ...run, status: 'queued', attempt: 0 });
    expect(JSON.stringify(stored?.overlay)).toBe(JSON.stringify(run.overlay));
  });

  it('is unknown by any other id', async () => {
    expect(await store.get('nonsense')).toBeUndefined();
    expect(await claim('nonsense', 'a')).toBeUndefined();
    expect(await store.waitUntilFinished('nonsense', 10_000)).toBeUndefined();
    expect(await store.cancel('nonsense', T1)).toBe(false);
  });

  it('can be withdrawn until it is started', async () => {
    const [untouched, started] = [await create(), await create()];
    await claim(started, 'a');
    await store.withdraw(untouched);
    await store.withdraw(started);
    expect(await store.get(untouched)).toBeUndefined();
    expect(await store.get(started)).toMatchObject({ status: 'running' });
  });
});

describe('a claim', () => {
  it('is given to one of many workers', async () => {
    const id = await create();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, worker) => claim(id, `worker-${worker}`)));
    expect(claims.filter((run) => run !== undefined)).toEqual([
      expect.objectContaining({ id, status: 'running', attempt: 1, started_at: T0 }),
    ]);
  });

  it('is refused while a lease holds, and given when it has ended', async () => {
    const id = await create();
    await claim(id, 'a');
    expect(await claim(id, 'b', T1)).toBeUndefined();
    await store.heartbeat(id, 1, { lease_ms: 0 });
    expect(await claim(id, 'b', T1)).toMatchObject({ attempt: 2, started_at: T1, lane: 'standard' });
  });

  it('holds as long as its heartbeat', async () => {
    const id = await create();
    await claim(id, 'a');
    const progress = { done: 1, total: 3, step: 'query' } as const;
    expect(await store.heartbeat(id, 1, { lease_ms: 60_000, progress })).toBe(true);
    expect(await store.heartbeat(id, 1, { lease_ms: 60_000 })).toBe(true);
    expect(await claim(id, 'b', T1)).toBeUndefined();
    expect(await store.get(id)).toMatchObject({ progress });
  });

  it('that was taken over can neither beat nor finish', async () => {
    const id = await create();
    await claim(id, 'a', T0, 0);
    await claim(id, 'b', T1);
    expect(await store.heartbeat(id, 1, { lease_ms: 60_000 })).toBe(false);
    expect(await store.finish(id, 1, { at: T1, status: 'succeeded', outcome })).toBe(false);
    expect(await store.get(id)).toMatchObject({ status: 'running', attempt: 2 });
    expect(await store.finish(id, 2, { at: T9, status: 'succeeded', outcome })).toBe(true);
    expect(await store.get(id)).toMatchObject({ status: 'succeeded', finished_at: T9, outcome });
  });

  it('of a finished run is refused', async () => {
    const id = await create();
    await claim(id, 'a');
    expect(await store.finish(id, 1, { at: T1, status: 'failed', error })).toBe(true);
    expect(await store.finish(id, 1, { at: T1, status: 'failed', error })).toBe(false);
    expect(await claim(id, 'b', LATER)).toBeUndefined();
    expect(await store.get(id)).toMatchObject({ status: 'failed', error });
  });
});

describe('a cancelled run', () => {
  it('stops its worker and keeps its state', async () => {
    const id = await create();
    await claim(id, 'a');
    expect(await store.cancel(id, T1)).toBe(true);
    expect(await store.cancel(id, T1)).toBe(false);
    expect(await store.heartbeat(id, 1, { lease_ms: 60_000 })).toBe(false);
    expect(await store.finish(id, 1, { at: T9, status: 'succeeded', outcome })).toBe(false);
    expect(await store.get(id)).toMatchObject({ status: 'cancelled', finished_at: T1 });
  });
});

describe('rows', () => {
  const awkward = [
    [9007199254740991, '9007199254740993', -0.1, 1e-320, 1.7976931348623157e308, 0.30000000000000004],
    [null, true, false, '', 'a\u0000b', '\ud800 "\\ 日本 😀'],
  ];

  it('come back part by part, to the last digit', async () => {
    const id = await create();
    await claim(id, 'a');
    await store.storeRows(id, 1, 1, [['second']]);
    await store.storeRows(id, 1, 0, awkward);
    expect(await readAll(id)).toEqual([...awkward, ['second']]);
  });

  it('of an earlier attempt give way, whenever they come', async () => {
    const id = await create();
    await claim(id, 'a', T0, 0);
    await store.storeRows(id, 1, 0, [['old']]);
    await store.storeRows(id, 1, 1, [['old']]);
    await claim(id, 'b', T1);
    expect(await readAll(id)).toEqual([]);
    await store.storeRows(id, 2, 0, [['new']]);
    await store.storeRows(id, 1, 0, [['late']]);
    await store.storeRows(id, 1, 2, [['late']]);
    await store.finish(id, 2, { at: T9, status: 'succeeded', outcome });
    expect(await readAll(id)).toEqual([['new']]);
  });
});

describe('a list of runs', () => {
  it('is newest first, in pages, of one caller', async () => {
    const mine: string[] = [];
    for (let second = 10; second < 15; second += 1) {
      mine.unshift(await create({ created_by: 'anna', owner: 'key-2', created_at: `2026-11-22T00:00:${second}.500Z` }));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list({ limit: 2, ...(cursor && { cursor }) }, { owner: 'key-2' });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(mine);
    expect((await store.list({ limit: 1 })).items[0]?.id).toBe(mine[0]);
  });
});

describe('stranded runs', () => {
  it('are those long queued, and those whose worker is silent', async () => {
    const [fresh, old, leased, silent, finished] = [
      await create(),
      await create({}, 0),
      await create({}, 0),
      await create({ lane: 'low' }, 0),
      await create({}, 0),
    ];
    await claim(leased, 'a');
    await claim(silent, 'a', T0, 0);
    await store.cancel(finished, T1);
    const ours = new Set([fresh, old, leased, silent, finished]);
    const stranded = await store.findStranded();
    expect(stranded.filter(({ id }) => ours.has(id))).toEqual([
      { id: old, attempt: 0, lane: 'standard' },
      { id: silent, attempt: 1, lane: 'low' },
    ]);
  });
});

describe('a wait', () => {
  const finish = async (id: string) => {
    await claim(id, 'a');
    await store.finish(id, 1, { at: T1, status: 'succeeded', outcome });
  };

  /** A thousand times, a hundred at once: nobody waits for a connection for longer than one may. */
  const inBatches = async (act: (place: number) => Promise<unknown>) => {
    for (let first = 0; first < 1_000; first += 100)
      await Promise.all(Array.from({ length: 100 }, (_, place) => act(first + place)));
  };

  it('ends as soon as the run does', async () => {
    const id = await create();
    const wait = store.waitUntilFinished(id, 20_000);
    await finish(id);
    expect(await wait).toMatchObject({ id, status: 'succeeded' });
  });

  it('for a finished run ends at once, for a cancelled one too', async () => {
    const [done, cancelled] = [await create(), await create()];
    await finish(done);
    const wait = store.waitUntilFinished(cancelled, 20_000);
    await store.cancel(cancelled, T1);
    expect(await store.waitUntilFinished(done, 20_000)).toMatchObject({ status: 'succeeded' });
    expect(await wait).toMatchObject({ status: 'cancelled' });
  });

  it('that takes too long answers the run as it stands', async () => {
    expect(await store.waitUntilFinished(await create(), 30)).toMatchObject({ status: 'queued' });
  });

  it('is never lost: a thousand runs, three waiters each', async () => {
    const runs: string[] = [];
    const waits: Promise<Run | undefined>[] = [];
    await inBatches(async () => {
      const id = await create();
      runs.push(id);
      waits.push(...[1, 2, 3].map(() => store.waitUntilFinished(id, 120_000)));
    });
    const ends = Promise.all(waits);
    await inBatches((place) => finish(runs[place]!));
    const ended = await ends;
    expect(ended.filter((run) => run?.status === 'succeeded')).toHaveLength(3_000);
  });

  it('is not lost when the listening connection breaks', async () => {
    const runs = await Promise.all(Array.from({ length: 50 }, () => create()));
    const waits = runs.map((id) => store.waitUntilFinished(id, 20_000));
    await database.sql.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND datname = current_database()`,
    );
    await Promise.all(runs.map(finish));
    const ended = await Promise.all(waits);
    expect(ended.every((run) => run?.status === 'succeeded')).toBe(true);
  });
});
