import { awaitUntil } from '../../support/await-until';
import type { FormularyServer } from '../../support/formulary-server';

const schedule = { kind: 'schedule', name: 'crm_daily', metrics: ['crm_deals_won'], every: 'day' };
const alert = {
  kind: 'alert',
  name: 'crm_few_deals',
  title: { en: 'Few deals', ru: 'Мало сделок' },
  metric: 'crm_deals_won',
  when: 'value < 5 or zscore(28) < -3',
  for: 2,
};

/** What holds of alerts, those that come with the pipeline and others. Its months may have been stored before. */
export function lifeOfAnAlert(server: () => FormularyServer): void {
  describe('the life of an alert', () => {
    const put = (body: Readonly<Record<string, unknown>>) =>
      server().call(`/v1/${String(body['kind'])}s/${String(body['name'])}`, { method: 'PUT', body });
    const remove = (path: string) => server().call(`/v1/${path}`, { method: 'DELETE' });

    it('comes with the sample company', async () => {
      const { body } = await server().call('/v1/alerts');
      expect(body.items).toMatchObject([{ name: 'crm_win_rate_low', current: true, title: 'Win rate is low' }]);
      expect((await server().call('/v1/schemas/alert')).body.title).toBe('Alert');
    });

    it('is in force when one schedule computes its metric and its condition can be read', async () => {
      const unscheduled = await put(alert);
      expect([unscheduled.status, unscheduled.body.code]).toEqual([422, 'alert.unscheduled_metric']);
      await put(schedule);
      const misspelt = await put({ ...alert, when: 'valu < 5' });
      expect(misspelt.body).toMatchObject({ code: 'alert.unknown_name', errors: [{ path: '/when' }] });
      const elsewhere = await put({ ...alert, schedule: 'crm_monthly_sales' });
      expect(elsewhere.body).toMatchObject({ code: 'alert.other_metric', errors: [{ path: '/metric' }] });
      expect((await put(alert)).body).toMatchObject({ current: true });
      const read = await server().call('/v1/alerts/crm_few_deals', { headers: { 'accept-language': 'ru' } });
      expect([read.body.title, read.body.definition]).toEqual(['Мало сделок', alert]);
    });

    it('holds what it watches', async () => {
      for (const path of ['schedules/crm_daily', 'metrics/crm_deals_won']) {
        const held = await remove(path);
        expect([held.status, held.body.detail]).toEqual([409, expect.stringContaining('crm_few_deals')]);
      }
      const other = await put({ ...schedule, metrics: ['crm_revenue'] });
      expect([other.status, other.body.code]).toEqual([422, 'definition.breaks']);
      const second = await put({ ...schedule, name: 'crm_weekly', every: 'week' });
      expect([second.status, second.body.code]).toEqual([422, 'definition.breaks']);
      expect((await server().call('/v1/schedules/crm_daily')).body.definition).toEqual(schedule);
    });

    it('lets go of it when it is removed', async () => {
      for (const path of ['alerts/crm_few_deals', 'schedules/crm_daily'])
        expect([path, (await remove(path)).status]).toEqual([path, 204]);
      expect((await server().call('/v1/alerts/crm_few_deals')).status).toBe(404);
    });

    it('fires for each group that its condition holds for', async () => {
      const of = '/v1/schedules/crm_monthly_sales';
      for (const interval of ['2017-04', '2017-05']) {
        await server().call(`${of}/trigger`, { method: 'POST', body: { interval } });
        await awaitUntil(`${interval} is stored`, async () => {
          const { body } = await server().call(`${of}/intervals?from=2017-01-01&to=2018-01-01`);
          return body.items.find(({ period, state }: any) => period === interval && state === 'succeeded');
        });
      }
      const events = await awaitUntil('May is judged', async () => {
        const { body } = await server().call('/v1/alerts/crm_win_rate_low/events');
        return body.items.length === 0 ? undefined : body.items;
      });
      const told = events.map(({ kind, period, dimensions }: any) => [
        kind,
        period,
        dimensions['agent.regional_office'],
      ]);
      expect(told.toSorted()).toEqual([
        ['fired', '2017-05', 'Central'],
        ['fired', '2017-05', 'West'],
      ]);
    });

    it('is for authors and schedulers to write, and for all to read', async () => {
      const statusOf = async (role: string, path: string, method: string, body?: unknown) => {
        const { body: made } = await server().call('/v1/api-keys', {
          method: 'POST',
          body: { name: role, roles: [role] },
        });
        return (await server().call(path, { method, body, key: made.key })).status;
      };
      expect(await statusOf('viewer', '/v1/alerts/crm_win_rate_low', 'GET')).toBe(200);
      expect(await statusOf('analyst', '/v1/alerts/crm_win_rate_low', 'DELETE')).toBe(403);
      const own = { ...alert, metric: 'crm_revenue' };
      expect(await statusOf('scheduler', '/v1/alerts/crm_few_deals', 'PUT', own)).toBe(201);
    });
  });
}
