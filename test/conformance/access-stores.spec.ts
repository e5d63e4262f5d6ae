import {
  PostgresLeaderLock,
  SqlApiKeyStore,
  SqlAuditLog,
  SqlIdempotencyStore,
  SqlStatusBoard,
  type PostgresStateDatabase,
} from '@adapters/persistence';
import type { ApiKey, AuditEntry } from '@core/engine';
import { openState } from './open-state';

const T0 = '2026-11-21T10:00:00.000Z';
const after = (ms: number) => new Date(Date.parse(T0) + ms).toISOString();

let database: PostgresStateDatabase;

beforeAll(async () => {
  database = await openState();
});
afterAll(() => database.close());

describe('API keys', () => {
  const key = (id: string): ApiKey => ({
    id,
    name: 'reports',
    prefix: 'fml_abc',
    roles: ['analyst', 'viewer'],
    attributes: { region: 'West', level: 3 },
    created_at: T0,
    created_by: 'anna',
  });

  it('are found by their hash, and stored once', async () => {
    const keys = new SqlApiKeyStore(database);
    expect(await keys.create(key('k1'), 'hash-1')).toBe(true);
    expect(await keys.create(key('k2'), 'hash-1')).toBe(false);
    expect(await keys.findByHash('hash-1')).toEqual(key('k1'));
    expect(await keys.findByHash('hash-2')).toBeUndefined();
    expect(await keys.list()).toEqual([key('k1')]);
  });

  it('are revoked once, and still found', async () => {
    const keys = new SqlApiKeyStore(database);
    await keys.create({ ...key('k3'), expires_at: after(1_000) }, 'hash-3');
    expect(await keys.revoke('k3', T0)).toBe(true);
    expect(await keys.revoke('k3', T0)).toBe(false);
    expect(await keys.revoke('nobody', T0)).toBe(false);
    expect(await keys.findByHash('hash-3')).toMatchObject({ revoked_at: T0, expires_at: after(1_000) });
  });

  it('note their use at most once a minute', async () => {
    const keys = new SqlApiKeyStore(database);
    await keys.create(key('k4'), 'hash-4');
    for (const ms of [0, 59_000, 61_000]) await keys.touch('k4', after(ms));
    expect(await keys.findByHash('hash-4')).toMatchObject({ last_used_at: after(61_000) });
    await keys.touch('k4', after(62_000));
    expect(await keys.findByHash('hash-4')).toMatchObject({ last_used_at: after(61_000) });
  });
});

describe('the audit log', () => {
  it('is read newest first, in pages', async () => {
    const log = new SqlAuditLog(database);
    const entries = [0, 1, 1, 2, 3].map((second, index): AuditEntry => {
      return {
        id: `e${index}`,
        at: after(second * 1_000),
        actor: 'anna',
        action: 'run.create',
        subject: 's',
        details: { z: 1, a: [2] },
      };
    });
    for (const entry of entries) await log.append(entry);
    const first = await log.list({ limit: 3 });
    const second = await log.list({ limit: 3, cursor: first.next_cursor! });
    expect([...first.items, ...second.items]).toEqual(entries.toReversed());
    expect(second).not.toHaveProperty('next_cursor');
  });
});

describe('idempotency keys', () => {
  const answer = { status: 202, headers: { location: '/v1/runs/1' }, body: '{"id": 1}' };
  const open = () => new SqlIdempotencyStore(database);

  it('let one request through and give the others its answer', async () => {
    const store = open();
    const starts = await Promise.all(Array.from({ length: 10 }, () => store.start('scope', 'one', 'body', T0)));
    expect(starts.filter(({ kind }) => kind === 'first')).toHaveLength(1);
    expect(starts.filter(({ kind }) => kind === 'in_flight')).toHaveLength(9);
    await store.answer('scope', 'one', answer);
    expect(await store.start('scope', 'one', 'body', after(1_000))).toEqual({ kind: 'answered', answer });
    expect(await store.start('scope', 'one', 'another body', T0)).toEqual({ kind: 'other_body' });
    expect(await store.start('another scope', 'one', 'another body', T0)).toEqual({ kind: 'first' });
  });

  it('are free again when their request is forgotten', async () => {
    const store = open();
    await store.start('scope', 'two', 'body', T0);
    await store.forget('scope', 'two');
    expect(await store.start('scope', 'two', 'another body', T0)).toEqual({ kind: 'first' });
  });

  it('are kept for a day', async () => {
    await open().start('scope', 'three', 'body', T0);
    await open().answer('scope', 'three', answer);
    expect(await open().start('scope', 'three', 'body', after(86_399_000))).toMatchObject({ kind: 'answered' });
    expect(await open().start('scope', 'three', 'other', after(86_400_000))).toEqual({ kind: 'first' });
  });

  it('whose process died without an answer are free after ten minutes', async () => {
    const store = open();
    await store.start('scope', 'four', 'body', T0);
    expect(await store.start('scope', 'four', 'body', after(599_000))).toEqual({ kind: 'in_flight' });
    expect(await store.start('scope', 'four', 'body', after(600_000))).toEqual({ kind: 'first' });
  });
});

describe('the status board', () => {
  it('shows the newest word of each', async () => {
    const board = new SqlStatusBoard(database);
    await board.postWorker({ worker: 'a', seen_at: T0, resident_bytes: 5e9 });
    await board.postWorker({ worker: 'a', seen_at: after(1_000), resident_bytes: 6e9 });
    await board.postDatasets([{ dataset: 'd', available: false, reason: 'no file', seen_at: after(1_000) }]);
    await board.postDatasets([{ dataset: 'd', available: true, seen_at: T0 }]);
    expect(await board.workers()).toEqual([{ worker: 'a', seen_at: after(1_000), resident_bytes: 6e9 }]);
    expect(await board.datasets()).toEqual([
      { dataset: 'd', available: false, reason: 'no file', seen_at: after(1_000) },
    ]);
    await board.postWorker({ worker: 'b', seen_at: after(90_000_000), resident_bytes: 1 });
    expect((await board.workers()).map(({ worker }) => worker)).toEqual(['b']);
  });
});

describe('the lead', () => {
  it('is taken by one at a time and given back', async () => {
    const [one, two] = [new PostgresLeaderLock(database), new PostgresLeaderLock(database)];
    const inner: boolean[] = [];
    const led = await one.withLead('reconcile', async () => {
      inner.push(await two.withLead('reconcile', async () => {}), await two.withLead('other', async () => {}));
    });
    expect([led, ...inner]).toEqual([true, false, true]);
    await expect(one.withLead('reconcile', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await two.withLead('reconcile', async () => {})).toBe(true);
  });
});
