import type { AlertDefinition, Definition } from '@core/definition';
import {
  AlertStore,
  ApiKeyStore,
  FollowRuns,
  OperateBackfills,
  OperateSchedules,
  ReadSnapshots,
  type ApiKey,
  type Caller,
  type Run,
} from '@core/engine';
import { answering, DailyWorld, march, orders, schedule } from './daily-world';
import { anna } from './engine-world';

const access = [{ roles: ['analyst'], where: 'region == user.region' }] as const;
const ben: Caller = { id: 'ben-key', name: 'ben', roles: ['analyst', 'scheduler'], attributes: { region: 'West' } };
const rightsOf = ({ roles, attributes }: Caller) => ({ roles, attributes });
const readsAsBen = { access: rightsOf(ben), scope: { datasets: ['orders'], of: 'ben' } };

let world: DailyWorld;
afterEach(() => world.close());

/** A world where orders have rules, ben bears a key, and somebody saved definitions on the first of March. */
async function begin(saver: Caller, ...definitions: readonly Definition[]): Promise<void> {
  world = await DailyWorld.begin({ ...orders, access });
  const { id, name, roles, attributes } = ben;
  const key: ApiKey = { id, name, roles, attributes, prefix: 'fml_', created_at: march(1), created_by: 'anna' };
  const entry = { id: 'made', at: march(1), actor_id: 'anna', actor: 'anna', action: 'x', subject: id, details: {} };
  await world.get(ApiKeyStore).create(key, 'hash', entry);
  await world.defineAs(saver, ...definitions);
  await world.round();
}

const change = (change: Partial<ApiKey>) =>
  world.get(ApiKeyStore).change(ben.id, (key) => ({
    key: { ...key, ...change },
    entry: {
      id: `changed ${JSON.stringify(change)}`,
      at: march(1),
      actor_id: 'a',
      actor: 'a',
      action: 'x',
      subject: 's',
      details: {},
    },
  }));
const begun = async (): Promise<Run | undefined> => (await world.waiting())[0];

describe('a schedule', () => {
  it('reads on behalf of who saved it, with the rights that their key has now, also when it was revoked', async () => {
    await begin(ben, schedule());
    await world.round(march(2));
    expect(await begun()).toMatchObject({ ...readsAsBen, owner: ben.id, created_by: 'system' });
    const { runs_as } = await world.get(OperateSchedules).state('daily');
    expect(runs_as).toEqual({ name: 'ben', ...rightsOf(ben), scope: 'restricted' });
    await world.workAll();
    await change({ attributes: { region: 'East' } });
    await change({ revoked_at: march(2) });
    await world.round(march(3));
    expect(await begun()).toMatchObject({ access: { attributes: { region: 'East' } } });
  });

  it('reads all rows on behalf of an administrator', async () => {
    await begin(anna, schedule());
    await world.round(march(2));
    expect(await begun()).toMatchObject({ owner: anna.id, scope: { datasets: ['orders'], key: '', of: 'anna' } });
    expect(await begun()).not.toHaveProperty('access');
    expect((await world.get(OperateSchedules).state('daily')).runs_as.scope).toBe('all');
  });

  it('fails its intervals, with the reason, where its owner may read nothing', async () => {
    await begin({ ...ben, id: 'other', roles: ['scheduler'] }, schedule());
    await world.round(march(2));
    expect(await world.rows()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('no access rule of orders') },
    ]);
  });

  it('reads the same whoever triggers it, and who may read less does not see the result', async () => {
    await begin(anna, schedule());
    await world.get(OperateSchedules).trigger('daily', '2026-02-28', ben);
    const run = await begun();
    expect(run).toMatchObject({ owner: ben.id, created_by: 'ben', scope: { key: '' } });
    await world.workAll();
    const runs = world.get(FollowRuns);
    const finished = await runs.get(run!.id, ben);
    expect(finished.status).toBe('succeeded');
    await expect(runs.rowsOf(finished, ben)).rejects.toMatchObject({ code: 'access.result_withheld', status: 403 });
    await expect(runs.rowsOf(finished, anna)).resolves.toBeDefined();
  });

  it('lends its owner to backfills and reports, whoever asks', async () => {
    const deliver = [{ email: 'board@example.com', where: 'amount > 3' }];
    await begin(ben, schedule({ deliver }));
    await world.get(OperateBackfills).create('daily', { from: '2026-02-27', to: '2026-02-28' }, anna);
    await world.round();
    expect(await begun()).toMatchObject({ ...readsAsBen, owner: anna.id, created_by: 'anna', lane: 'low' });
    await world.workAll();
    await world.compute(march(2));
    expect(await begun()).toMatchObject({
      ...readsAsBen,
      occasion: { kind: 'report' },
      task: { request: { where: 'amount > 3' } },
    });
  });
});

describe('when a schedule comes to another owner', () => {
  const alert: AlertDefinition = { kind: 'alert', name: 'high', metric: 'revenue', when: 'value > change * 2' };
  const told = async () =>
    (await world.get(AlertStore).events('high', { limit: 99 })).items
      .map(({ kind, period, observed, scope }) => [
        period.slice(8),
        kind,
        observed['value'],
        observed['previous'],
        scope?.of,
      ])
      .toReversed();

  it('there is a seam, and alerts compare nothing across it', async () => {
    await begin(anna, schedule(), alert);
    await world.compute(march(3), { 1: 5, 2: 9 });
    await world.defineAs(ben, schedule());
    await world.compute(march(5), { 3: 2, 4: 3 });
    expect(await told()).toEqual([
      ['02', 'fired', 9, 5, 'anna'],
      ['04', 'fired', 3, 2, 'ben'],
    ]);
    const { items, seams } = await world.get(ReadSnapshots).execute({ metric: 'revenue' }, anna);
    expect(items.map(({ value, restated }) => [value, restated])).toEqual([5, 9, 2, 3].map((value) => [value, false]));
    expect(seams).toMatchObject([{ period: '2026-03-03', other_rows: true }]);
    const since = { metric: 'revenue', from: march(3, '00:00:00') };
    expect((await world.get(ReadSnapshots).execute(since, ben)).items).toHaveLength(2);
    const refused = world.get(ReadSnapshots).execute({ metric: 'revenue' }, ben);
    await expect(refused).rejects.toMatchObject({ code: 'access.snapshot_withheld' });
  });

  it('an alert of somebody who may read less stands at error, and tells nothing', async () => {
    await begin(anna, schedule());
    await world.defineAs(ben, { ...alert, notify: [{ email: 'ben@example.com' }] });
    await world.compute(march(2), { 1: 777 });
    expect(await told()).toEqual([['01', 'error', null, null, undefined]]);
    const standing = await world.get(AlertStore).standing('high');
    expect(standing).toMatchObject({ members: [{ dimensions: {}, state: 'error' }] });
    await world.defineAs(ben, schedule());
    await world.round(march(3));
    await world.workAll(answering({ 2: 4 }));
    await world.round();
    expect((await told()).slice(1)).toMatchObject([['02', expect.any(String), 4, null, 'ben']]);
  });
});
