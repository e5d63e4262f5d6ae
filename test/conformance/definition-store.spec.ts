import { SqlDefinitionStore, type PostgresStateDatabase } from '@adapters/persistence';
import type { Definition } from '@core/definition';
import type { DefinitionChange, DefinitionStore, Principal } from '@core/engine';
import { openState } from './open-state';

const at = '2026-11-21T10:00:00.000Z';
const by: Principal = { id: 'key-1', name: 'anna', roles: ['author'], attributes: { region: ['West'] } };

let database: PostgresStateDatabase;
let store: DefinitionStore;

beforeAll(async () => {
  database = await openState();
  store = new SqlDefinitionStore(database);
});
afterAll(() => database.close());

const metric = (name: string, formula = 'sum(a)'): Definition => ({ kind: 'metric', name, formula });
const save = (definition: Definition, hash = 'h'): DefinitionChange => ({ action: 'save', definition, hash });
const publish = (name: string, version: number): DefinitionChange => ({
  action: 'publish',
  kind: 'metric',
  name,
  version,
});
const commit = (...changes: DefinitionChange[]) => store.commit(changes, { by, at });
const key = (name: string, version: number) => ({ kind: 'metric', name, version }) as const;

describe('a commit', () => {
  it('numbers versions and answers what it touched, in order', async () => {
    const touched = await commit(
      save(metric('one')),
      publish('one', 1),
      save(metric('one', 'sum(b)')),
      save(metric('two')),
    );
    expect(touched.map(({ name, version, state, current }) => [name, version, state, current])).toEqual([
      ['one', 1, 'published', true],
      ['one', 1, 'published', true],
      ['one', 2, 'draft', false],
      ['two', 1, 'draft', false],
    ]);
    expect(touched[0]).toMatchObject({ hash: 'h', created_at: at, created_by: 'anna', saved_by: by, published_at: at });
    expect(touched[2]).not.toHaveProperty('published_at');
  });

  it('keeps a definition key by key', async () => {
    const definition: Definition = {
      kind: 'metric',
      name: 'ordered',
      formula: 'a',
      filters: { zeta: 'x', alpha: 'y' },
      target: 0.1,
    };
    const [stored] = await store.commit([{ action: 'save', definition, hash: 'h', file: 'a.yaml' }], { by, at });
    expect(JSON.stringify(stored?.definition)).toBe(JSON.stringify(definition));
    expect(stored?.file).toBe('a.yaml');
  });

  it('is all or nothing', async () => {
    const revision = await store.revision();
    await expect(commit(save(metric('half')), publish('half', 2))).rejects.toMatchObject({
      code: 'definition.no_such_version',
    });
    await expect(commit(save(metric('half')), publish('nobody', 1))).rejects.toMatchObject({
      code: 'definition.not_found',
    });
    expect(await store.versions('metric', 'half')).toEqual([]);
    expect(await store.revision()).toBe(revision);
  });

  it('gives the catalog a new revision, and is refused by one that is old', async () => {
    const expected_revision = await store.revision();
    await store.commit([save(metric('guarded'))], { by, at, expected_revision });
    expect(await store.revision()).not.toBe(expected_revision);
    const stale = store.commit([save(metric('guarded'))], { by, at, expected_revision });
    await expect(stale).rejects.toMatchObject({ code: 'definition.conflict', status: 409 });
    expect(await store.versions('metric', 'guarded')).toHaveLength(1);
  });

  it('wins alone when many start from one revision', async () => {
    const expected_revision = await store.revision();
    const commits = Array.from({ length: 8 }, () =>
      store.commit([save(metric('race'))], { by, at, expected_revision }),
    );
    const ends = await Promise.allSettled(commits);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('follows another where no revision is asked for', async () => {
    await Promise.all(Array.from({ length: 8 }, () => commit(save(metric('queue')))));
    expect((await store.versions('metric', 'queue')).map(({ version }) => version)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });
});

describe('the current version', () => {
  it('may be older than the newest, and deprecated', async () => {
    await commit(save(metric('back')), save(metric('back')), publish('back', 2), publish('back', 1));
    await commit({ action: 'deprecate', ...key('back', 1) });
    const current = (await store.current()).filter(({ name }) => name === 'back');
    expect(current).toMatchObject([{ version: 1, state: 'deprecated', current: true }]);
  });

  it('is listed in place of the newest draft, by name and in pages', async () => {
    await commit(
      ...['a', 'b', 'c'].map((name) =>
        save({ kind: 'dataset', name, source: { file: 'x.csv' }, primary_key: [], fields: [] }),
      ),
    );
    const first = await store.list('dataset', { limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['a', 'b']);
    const second = await store.list('dataset', { limit: 2, cursor: first.next_cursor! });
    expect(second.items.map(({ name, state }) => [name, state])).toEqual([['c', 'draft']]);
    expect(second).not.toHaveProperty('next_cursor');
  });
});

describe('a removed line', () => {
  it('is out of sight, but readable by number, and goes on counting when it comes back', async () => {
    await commit(save(metric('gone')), publish('gone', 1));
    await commit({ action: 'remove', kind: 'metric', name: 'gone' });
    expect(await store.versions('metric', 'gone')).toEqual([]);
    expect((await store.current()).some(({ name }) => name === 'gone')).toBe(false);
    expect((await store.list('metric', { limit: 100 })).items.some(({ name }) => name === 'gone')).toBe(false);
    expect(await store.load([key('gone', 1)])).toMatchObject([{ name: 'gone', current: false }]);
    await expect(commit(publish('gone', 1))).rejects.toMatchObject({ code: 'definition.not_found' });
    expect(await commit(save(metric('gone')))).toMatchObject([{ version: 2, state: 'draft' }]);
    expect(await store.versions('metric', 'gone')).toHaveLength(2);
  });
});

describe('loading by number', () => {
  it('keeps the order asked for and leaves out what is missing', async () => {
    await commit(save(metric('x')), save(metric('y')));
    const loaded = await store.load([key('y', 1), key('x', 9), key('x', 1), key('y', 1)]);
    expect(loaded.map(({ name }) => name)).toEqual(['y', 'x', 'y']);
  });
});

describe('problems', () => {
  const problem = (file: string) => ({
    file,
    diagnostics: [{ code: 'c', severity: 'error', message: 'm' } as const],
    recorded_at: at,
  });

  it('of a folder are replaced as a whole', async () => {
    await store.recordProblems('one', [problem('one/b.yaml'), problem('one/a.yaml')]);
    await store.recordProblems('two', [problem('two/a.yaml')]);
    await store.recordProblems('one', [problem('one/c.yaml')]);
    expect(await store.problems()).toEqual([problem('one/c.yaml'), problem('two/a.yaml')]);
    await store.recordProblems('one', []);
    expect(await store.problems()).toEqual([problem('two/a.yaml')]);
  });
});
