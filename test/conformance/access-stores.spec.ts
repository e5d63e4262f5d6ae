import { createHash } from 'node:crypto';
import {
  PostgresLeaderLock,
  SqlApiKeyStore,
  SqlAuditLog,
  SqlIdempotencyStore,
  SqlStatusBoard,
  type PostgresStateDatabase,
} from '@adapters/persistence';
import { RandomIdSource, SystemClock } from '@adapters/platform';
import { Audit, EnsureAdminKey, ManageApiKeys, type ApiKey, type AuditEntry, type AuditFilter } from '@core/engine';
import { openState } from './open-state';

const T0 = '2026-11-21T10:00:00.000Z';
const after = (ms: number) => new Date(Date.parse(T0) + ms).toISOString();

let database: PostgresStateDatabase;

beforeAll(async () => {
  database = await openState();
});
afterAll(() => database.close());

const note = (id: string, more: Partial<AuditEntry> = {}): AuditEntry => {
  return { id, at: T0, actor_id: 'a1', actor: 'anna', action: 'api_key.x', subject: 's', details: {}, ...more };
};

describe('API keys', () => {
  const key = (id: string): ApiKey => ({
    id,
    name: 'reports',
    prefix: 'fml_abc',
    roles: ['analyst', 'viewer'],
    attributes: { region: 'West', level: 3, teams: ['a', 'b'], on: true },
    created_at: after(Number(id.slice(1))),
    created_by: 'anna',
  });
  const open = () => new SqlApiKeyStore(database);
  const bearer = ({ id, name, roles, attributes }: ApiKey) => ({ id, name, roles, attributes });
  const actionsOf = async (subject: string) =>
    (await new SqlAuditLog(database).list({ subject }, { limit: 9 })).items.map(({ id }) => id);

  it('are found by the hash of their secret, and stored once, with their entry in the audit trail', async () => {
    expect(await open().create(key('k1'), 'hash-1', note('n1', { subject: 'k1' }))).toBe(true);
    expect(await open().create(key('k2'), 'hash-1', note('n2', { subject: 'k2' }))).toBe(false);
    expect(await open().findSecret('hash-1')).toEqual({ hash: 'hash-1', bearer: bearer(key('k1')) });
    expect(await open().findSecret('hash-2')).toBeUndefined();
    expect([await open().get('k1'), await open().get('k2')]).toEqual([key('k1'), undefined]);
    expect([await actionsOf('k1'), await actionsOf('k2')]).toEqual([['n1'], []]);
  });

  it('are listed in pages, oldest first', async () => {
    await open().create({ ...key('k3'), description: 'for a page' }, 'hash-3', note('n3'));
    const first = await open().list({ limit: 1 });
    const second = await open().list({ limit: 1, cursor: first.next_cursor! });
    expect([first.items, second.items]).toEqual([[key('k1')], [{ ...key('k3'), description: 'for a page' }]]);
    expect(second).not.toHaveProperty('next_cursor');
  });

  it('are changed with their entry, or not at all', async () => {
    const { prefix: _, created_at: __, created_by: ___, ...kept } = key('k3');
    const changed = { ...kept, name: 'board', attributes: { region: 'East' }, expires_at: after(1_000) };
    const change = await open().change('k3', () => ({ key: changed, entry: note('n4', { subject: 'k3' }) }));
    expect(change).toEqual({ ...key('k3'), ...changed });
    const refuse = () => {
      throw new Error('refused');
    };
    await expect(open().change('k3', refuse)).rejects.toThrow('refused');
    const twice = { key: { ...changed, name: 'other' }, entry: note('n4') };
    await expect(open().change('k3', () => twice)).rejects.toThrow('duplicate key');
    expect(await open().get('k3')).toEqual(change);
    expect(await actionsOf('k3')).toEqual(['n4']);
    expect(await open().change('k9', refuse)).toBeUndefined();
  });

  it('have two secrets at most that are good, and know those that were replaced', async () => {
    await open().create(key('k4'), 'secret-1', note('n5'));
    const rotate = (n: number, second: number) =>
      open().change('k4', (known) => ({
        key: known,
        secret: {
          hash: `secret-${n}`,
          prefix: `p${n}`,
          at: after(second * 1_000),
          overlap_until: after(second * 1_000 + 60_000),
        },
        entry: note(`r${n}`),
      }));
    expect(await rotate(2, 10)).toMatchObject({
      prefix: 'p2',
      rotated_at: after(10_000),
      previous: { prefix: 'fml_abc', until: after(70_000) },
    });
    expect(await rotate(3, 20)).toMatchObject({ prefix: 'p3', previous: { prefix: 'p2', until: after(80_000) } });
    const ends = await Promise.all([1, 2, 3].map((n) => open().findSecret(`secret-${n}`)));
    expect(ends.map((secret) => secret?.good_until)).toEqual([after(20_000), after(80_000), undefined]);
  });

  it('are changed one after the other, so that each sees what became of the others', async () => {
    for (const id of ['k5', 'k6']) await open().create({ ...key(id), roles: ['admin'] }, id, note(`n-${id}`));
    const retire = (id: string) =>
      open().change(id, (known, admins) => {
        if (admins.length === 1) throw new Error('the last one');
        return { key: { ...known, revoked_at: T0 }, entry: note(`gone-${id}`) };
      });
    const ended = await Promise.allSettled([retire('k5'), retire('k6')]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await open().admins()).toHaveLength(1);
  });

  it('note their use at most once a minute', async () => {
    const keys = open();
    for (const ms of [0, 59_000, 61_000]) await keys.touch('k1', after(ms));
    expect(await keys.get('k1')).toMatchObject({ last_used_at: after(61_000) });
    await keys.touch('k1', after(62_000));
    expect(await keys.get('k1')).toMatchObject({ last_used_at: after(61_000) });
  });
});

describe('the first admin key', () => {
  const begin = async () => {
    const own = await openState();
    const [keys, clock, ids] = [new SqlApiKeyStore(own), new SystemClock(), new RandomIdSource()];
    const audit = new Audit(new SqlAuditLog(own), clock, ids);
    const manage = new ManageApiKeys(keys, clock, ids, audit);
    return { own, keys, manage, ensure: new EnsureAdminKey(keys, manage, clock, ids, audit) };
  };

  it('is the configured one, admitted once: when it was rotated out, it stays so', async () => {
    const { own, manage, ensure } = await begin();
    const configured = 'chosen-by-an-operator';
    expect([await ensure.execute(configured), await ensure.execute(configured)]).toEqual([undefined, undefined]);
    const [admin, ...others] = (await manage.list({ limit: 9 })).items;
    expect([admin?.prefix, others]).toEqual(['cho', []]);
    const caller = { id: 'x', name: 'x', roles: [], attributes: {} };
    await expect(manage.revoke(admin!.id, caller)).rejects.toMatchObject({ code: 'api_key.last_admin' });
    await manage.rotate(admin!.id, '0m', caller);
    await ensure.execute(configured);
    expect((await manage.list({ limit: 9 })).items).toHaveLength(1);
    expect(await ensure.execute(undefined)).toBeUndefined(); // somebody can administer
    await own.close();
  });

  it('is made where none is configured and nobody could administer', async () => {
    const { own, keys, ensure } = await begin();
    const shown = await ensure.execute(undefined);
    expect(await keys.findSecret(createHash('sha256').update(shown!).digest('hex'))).toMatchObject({
      bearer: { name: 'admin', roles: ['admin'] },
    });
    expect(await ensure.execute(undefined)).toBeUndefined();
    await own.close();
  });
});

describe('the audit log', () => {
  const log = () => new SqlAuditLog(database);
  const entries = [0, 1, 1, 2, 3].map((second, index) =>
    note(`e${index}`, {
      at: after(second * 1_000),
      action: index % 2 === 0 ? 'run.create' : 'metric.save',
      subject: `m${index}`,
      actor_id: index === 4 ? 'b1' : 'a2',
      request_id: 'q',
      details: { z: 1, a: [2] },
    }),
  );
  const idsOf = async (filter: AuditFilter) =>
    (await log().list({ from: T0, actor: 'anna', ...filter }, { limit: 99 })).items
      .map(({ id }) => id)
      .filter((id) => id.startsWith('e'))
      .join();

  it('is read newest first, in pages', async () => {
    for (const entry of entries) await log().append(entry);
    const first = await log().list({ from: after(1) }, { limit: 3 });
    const second = await log().list({ from: after(0), actor: 'a2' }, { limit: 3, cursor: first.next_cursor! });
    expect([...first.items, ...second.items]).toEqual(entries.toReversed());
    expect(second).not.toHaveProperty('next_cursor');
  });

  it.each<[string, AuditFilter, string]>([
    ['an action', { action: 'run.create' }, 'e4,e2,e0'],
    ['the beginning of an action', { action: 'metric.' }, 'e3,e1'],
    ['no other action that begins alike', { action: 'run' }, ''],
    ['an actor by its id', { actor: 'b1' }, 'e4'],
    ['a subject', { subject: 'm2' }, 'e2'],
    ['a time, half open', { from: after(1_000), to: after(3_000) }, 'e3,e2,e1'],
  ])('is searched by %s', async (_, filter, ids) => {
    expect(await idsOf(filter)).toBe(ids);
  });

  it.each([
    `UPDATE audit_entries SET actor = 'nobody'`,
    `UPDATE audit_entries SET actor = 'nobody' WHERE false`,
    'DELETE FROM audit_entries',
    'TRUNCATE audit_entries',
  ])('only grows: %s is refused by the database', async (statement) => {
    await expect(database.sql.rows(statement)).rejects.toThrow(/^audit_entries only grows: \w+ is refused$/);
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
    await board.postWorker({ worker: 'a', seen_at: T0, resident_bytes: 5e9, connections: [] });
    const newest = { worker: 'a', seen_at: after(1_000), resident_bytes: 6e9, connections: ['shop'] };
    await board.postWorker(newest);
    await board.postDatasets([{ dataset: 'd', available: false, reason: 'no file', seen_at: after(1_000) }]);
    await board.postDatasets([{ dataset: 'd', available: true, seen_at: T0 }]);
    expect(await board.workers()).toEqual([newest]);
    expect(await board.datasets()).toEqual([
      { dataset: 'd', available: false, reason: 'no file', seen_at: after(1_000) },
    ]);
    await board.postWorker({ worker: 'b', seen_at: after(90_000_000), resident_bytes: 1, connections: [] });
    expect((await board.workers()).map(({ worker }) => worker)).toEqual(['b']);
  });

  it('adds readings up, and shows the newest ones', async () => {
    const board = new SqlStatusBoard(database);
    const reading = { connection: 'shop', dataset: 'd', took_ms: 500.4 };
    const failed = { code: 'data.unavailable', reason: 'away' };
    await board.noteReading({ ...reading, at: T0, outcome: { rows: 3, bytes: 10 } });
    await board.noteReading({ ...reading, at: after(1_000), outcome: failed });
    const kept = {
      connection: 'shop',
      dataset: 'd',
      failures: 1,
      read: { at: T0, rows: 3, bytes: 10, took_ms: 500.4 },
    };
    expect(await board.readings()).toEqual([
      { ...kept, readings: 2, rows: 3, busy_ms: 1000, failed: { at: after(1_000), ...failed } },
    ]);
    const read = { at: after(2_000), rows: 4, bytes: 12, took_ms: 500.4 };
    await board.noteReading({ ...reading, at: read.at, outcome: { rows: 4, bytes: 12 } });
    await board.keepOnly(['d']);
    expect(await board.readings()).toEqual([{ ...kept, readings: 3, rows: 7, busy_ms: 1500, read }]);
    await board.keepOnly(['e']);
    expect([await board.readings(), await board.datasets()]).toEqual([[], []]);
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
