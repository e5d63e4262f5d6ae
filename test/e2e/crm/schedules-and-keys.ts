import { awaitUntil } from '../../support/await-until';
import type { FormularyServer } from '../../support/formulary-server';

/** What holds of schedules and keys on a server where nothing was stored yet, and nobody has a key but its administrator. */
export function schedulesAndKeys(server: () => FormularyServer): void {
  describe('schedules and the keys that may work them', () => {
    const trigger = (interval: string) =>
      server().call('/v1/schedules/crm_monthly_sales/trigger', {
        method: 'POST',
        body: { interval },
        headers: { prefer: 'wait=30' },
      });
    const series = async () =>
      (await server().call('/v1/metrics/crm_revenue/snapshots?from=2017-01-01&to=2018-01-01')).body.items;

    it('store the values of an interval once, however often it is triggered', async () => {
      for (const interval of ['2017-03', '2017-04', '2017-03']) {
        const { body } = await trigger(interval);
        const run = await server().call(`/v1/runs/${body.id}`, { headers: { prefer: 'wait=30' } });
        expect(run.body.status).toBe('succeeded');
      }
      const items = await series();
      const totals = new Map<string, number>();
      for (const { period, value } of items) totals.set(period, (totals.get(period) ?? 0) + value);
      expect([...totals]).toEqual([
        ['2017-03', 1_134_672],
        ['2017-04', 721_932],
      ]);
      expect(new Set(items.map(({ revision }: any) => revision))).toEqual(new Set([1]));
    });

    it('show their intervals in the ledger', async () => {
      const body = await awaitUntil('both intervals are settled', async () => {
        const { body: ledger } = await server().call(
          '/v1/schedules/crm_monthly_sales/intervals?from=2017-01-01&to=2018-01-01',
        );
        return ledger.items.some(({ state }: any) => state === 'running') ? undefined : ledger;
      });
      expect(body.items.map(({ period, state, attempts }: any) => [period, state, attempts])).toEqual([
        ['2017-03', 'succeeded', 2],
        ['2017-04', 'succeeded', 1],
      ]);
    });

    it('refuse an interval that is none of their own, or has not ended', async () => {
      expect((await trigger('2017-Q1')).body.code).toBe('schedule.bad_interval');
      expect((await trigger('2999-01')).body.code).toBe('schedule.open_interval');
    });

    it('are paused and resumed with a note', async () => {
      const paused = await server().call('/v1/schedules/crm_monthly_sales/pause', {
        method: 'POST',
        body: { note: 'audit' },
      });
      expect([paused.status, paused.body.paused, paused.body.note]).toEqual([200, true, 'audit']);
      const resumed = await server().call('/v1/schedules/crm_monthly_sales/resume', { method: 'POST', body: {} });
      expect(resumed.body.paused).toBe(false);
    });

    it('keep the last key that can administer', async () => {
      const { body } = await server().call('/v1/api-keys');
      const revoked = await server().call(`/v1/api-keys/${body.items[0].id}`, { method: 'DELETE' });
      expect([revoked.status, revoked.body.code]).toEqual([409, 'api_key.last_admin']);
      const past = { name: 'past', roles: ['viewer'], expires_at: '2020-01-01T00:00:00Z' };
      expect((await server().call('/v1/api-keys', { method: 'POST', body: past })).status).toBe(422);
    });

    it('let every role do its own and no more', async () => {
      const roles = { viewer: 'viewer', analyst: 'analyst', scheduler: 'scheduler', author: 'author' } as const;
      const keys: Record<string, string> = {};
      for (const role of Object.values(roles)) {
        const { body } = await server().call('/v1/api-keys', { method: 'POST', body: { name: role, roles: [role] } });
        keys[role] = body.key;
      }
      const statusOf = async (role: string, path: string, method: string, body?: unknown) =>
        (await server().call(path, { method, body, key: keys[role]! })).status;
      const run = { metrics: ['crm_revenue'], period: '2017' };
      expect(await statusOf('viewer', '/v1/runs', 'POST', run)).toBe(403);
      expect(await statusOf('viewer', '/v1/metrics', 'GET')).toBe(200);
      expect(await statusOf('analyst', '/v1/runs', 'POST', run)).toBe(202);
      expect(await statusOf('analyst', '/v1/metrics/x', 'PUT', {})).toBe(403);
      expect(
        await statusOf('scheduler', '/v1/schedules/crm_monthly_sales/trigger', 'POST', { interval: '2017-05' }),
      ).toBe(202);
      expect(await statusOf('author', '/v1/api-keys', 'GET')).toBe(403);
      expect((await server().call('/v1/metrics', { key: null })).status).toBe(401);
      expect((await server().call('/v1/metrics', { key: 'fml_wrong' })).status).toBe(401);
    });
  });
}
