import { awaitUntil } from '../../support/await-until';
import type { FormularyServer } from '../../support/formulary-server';

const scorecard = {
  kind: 'scorecard',
  name: 'crm_sales',
  title: { en: 'Sales at a glance', ru: 'Продажи вкратце' },
  metrics: ['crm_revenue', 'crm_win_rate'],
  query: { period: '2017-03', by: ['agent.regional_office'], compare: ['previous'] },
};
const schedule = { kind: 'schedule', name: 'crm_at_a_glance', scorecard: 'crm_sales', every: 'month' };

/** What holds of scorecards, from the first to the last. */
export function lifeOfAScorecard(server: () => FormularyServer): void {
  describe('the life of a scorecard', () => {
    const put = (body: Readonly<Record<string, unknown>>) =>
      server().call(`/v1/${String(body['kind'])}s/${String(body['name'])}`, { method: 'PUT', body });
    const remove = (path: string) => server().call(`/v1/${path}`, { method: 'DELETE' });

    it('is in force when all its metrics are there and its query holds for them', async () => {
      const misspelt = await put({ ...scorecard, metrics: ['crm_revenue', 'crm_win_rat'] });
      expect(misspelt.body).toMatchObject({ code: 'definition.not_found', errors: [{ path: '/metrics/1' }] });
      const unfit = await put({ ...scorecard, query: { by: ['office'] } });
      expect(unfit.body.errors).toContainEqual(expect.objectContaining({ path: '/query/by/0' }));
      expect((await put(scorecard)).body).toMatchObject({ current: true, version: 3 });
      const read = await server().call('/v1/scorecards/crm_sales', { headers: { 'accept-language': 'ru' } });
      expect([read.body.title, read.body.definition]).toEqual(['Продажи вкратце', scorecard]);
      expect((await server().call('/v1/schemas/scorecard')).body.title).toBe('Scorecard');
    });

    it('runs its metrics together, as its query says', async () => {
      const { body } = await server().run({ scorecard: 'crm_sales' });
      const { metrics, query } = scorecard;
      expect(body.rows).toEqual((await server().run({ metrics, ...query })).body.rows);
      expect(body.rows).toHaveLength(3);
      const run = await server().call(`/v1/runs/${body.id}`);
      expect(run.body).toMatchObject({ scorecard: { name: 'crm_sales', version: 3 }, request: { metrics, ...query } });
    });

    it('gives way to what the request says', async () => {
      const { body } = await server().run({ scorecard: 'crm_sales', period: '2017', by: [], compare: [] });
      expect(body.rows).toEqual([{ crm_revenue: 10_005_534, crm_win_rate: expect.closeTo(0.6315, 4) }]);
    });

    it('has a name that requests must meet, in the place of metrics', async () => {
      const unknown = await server().run({ scorecard: 'crm_sale' });
      expect(unknown.body).toMatchObject({ code: 'definition.not_found', errors: [{ path: '/scorecard' }] });
      expect(unknown.text).toContain('did you mean \\"crm_sales');
      for (const body of [{}, { scorecard: 'crm_sales', metrics: ['crm_revenue'] }])
        expect((await server().run(body)).body.code).toBe('schema.no_match');
    });

    it('is kept by a schedule, without its comparisons', async () => {
      expect((await put(schedule)).body.current).toBe(true);
      const { body } = await server().call('/v1/schedules/crm_at_a_glance/trigger', {
        method: 'POST',
        body: { interval: '2017-03' },
      });
      const run = await server().call(`/v1/runs/${body.id}`, { headers: { prefer: 'wait=30' } });
      expect(run.body).toMatchObject({ status: 'succeeded', scorecard: { name: 'crm_sales', version: 3 } });
      const stored = await awaitUntil('the interval is settled', async () => {
        const { body: found } = await server().call(
          '/v1/metrics/crm_revenue/snapshots?schedule=crm_at_a_glance&from=2017-01-01&to=2018-01-01',
        );
        return found.items.length === 0 ? undefined : found.items;
      });
      expect(stored.map(({ dimensions }: any) => dimensions)).toContainEqual({ 'agent.regional_office': 'West' });
    });

    it('holds its metrics and is held by its schedules', async () => {
      const held = await remove('metrics/crm_win_rate');
      expect([held.status, held.body.detail]).toEqual([409, expect.stringContaining('crm_sales')]);
      const named = await remove('scorecards/crm_sales');
      expect([named.status, named.body.detail]).toEqual([409, expect.stringContaining('crm_at_a_glance')]);
      for (const path of ['schedules/crm_at_a_glance', 'scorecards/crm_sales'])
        expect([path, (await remove(path)).status]).toEqual([path, 204]);
      expect((await server().call('/v1/scorecards/crm_sales')).status).toBe(404);
    });
  });
}
