import type { FormularyServer } from '../../support/formulary-server';
import { versionsOfAMetric } from './versions-of-a-metric';

/** A metric with one test that holds for the formula `count().where(deal_stage == "Won")`. */
const wonDeals = (formula: string) => ({
  kind: 'metric',
  name: 'won_deals',
  title: { en: 'Won deals', ru: 'Выигранные сделки' },
  dataset: 'crm_opportunities',
  formula,
  tests: [
    {
      name: 'one of two',
      rows: {
        crm_opportunities: [
          {
            opportunity_id: 'a',
            deal_stage: 'Won',
            engage_date: '2017-01-01',
            close_date: '2017-01-05',
            close_value: 10,
          },
          {
            opportunity_id: 'b',
            deal_stage: 'Lost',
            engage_date: '2017-01-01',
            close_date: '2017-01-06',
            close_value: 0,
          },
        ],
      },
      query: { period: '2017' },
      expect: 1,
    },
  ],
});

const right = 'count().where(deal_stage == "Won")';
const wrong = 'count().where(deal_stage == "Lost") * 2';

/** What holds of a metric, from its first draft on. */
export function lifeOfAMetric(server: () => FormularyServer): void {
  describe('the life of a metric', () => {
    const put = (formula: string, headers = {}) =>
      server().call('/v1/metrics/won_deals', { method: 'PUT', body: wonDeals(formula), headers });
    const publish = (version: number) =>
      server().call(`/v1/metrics/won_deals/versions/${version}/publish`, { method: 'POST' });

    it('is saved as a draft, and the same content again makes nothing', async () => {
      expect((await put(wrong)).status).toBe(201);
      const again = await put(wrong);
      expect([again.status, again.body.version, again.body.state]).toEqual([200, 1, 'draft']);
    });

    it('is not published while a test fails, and the answer says what was expected', async () => {
      const { status, body } = await publish(1);
      expect([status, body.code]).toEqual([422, 'definition.test_failed']);
      expect(body.detail).toContain('expected 1, the engine gave 2');
    });

    it('cannot be run before it is published', async () => {
      const { status, body } = await server().run({ metrics: ['won_deals'], period: '2017' });
      expect([status, body.errors[0].path]).toEqual([422, '/metrics/0']);
    });

    it('is published when its tests pass, and then runs', async () => {
      expect((await put(right)).body.version).toBe(2);
      expect((await publish(2)).status).toBe(200);
      expect((await server().run({ metrics: ['won_deals'], period: '2017' })).body.rows).toEqual([{ won_deals: 4238 }]);
    });

    it('keeps every version: a new one replaces it, the old one still runs by number and comes back', async () => {
      const third = `${right} + 0`;
      await put(third);
      await publish(3);
      const { body } = await server().run({ metrics: ['won_deals', 'won_deals@2'], period: '2017' });
      expect(body.metrics.map((metric: any) => metric.version)).toEqual([3, 2]);
      expect(body.rows).toEqual([{ won_deals: 4238, 'won_deals@2': 4238 }]);
      expect((await publish(2)).status).toBe(200);
      expect((await server().call('/v1/metrics/won_deals')).body.version).toBe(2);
    });

    it('explains a run with the versions that it used, whatever was published since', async () => {
      const { body } = await server().run({ metrics: ['won_deals'], period: '2017' });
      await publish(3);
      const explained = await server().call(`/v1/runs/${body.id}/explain`, { method: 'POST', body: {} });
      await publish(2);
      expect(explained.body.definitions.won_deals).toBe(2);
      expect(explained.body.columns[0].tree).toMatchObject({ text: right, value: 4238 });
    });

    it('shows the difference of two versions', async () => {
      const { status, text } = await server().call('/v1/metrics/won_deals/versions/2/diff/3');
      expect(status).toBe(200);
      expect(text).toContain('+ 0');
    });

    it('is guarded against lost updates', async () => {
      const { headers } = await server().call('/v1/metrics/won_deals/versions/3');
      const stale = await put(`${right} + 1`, { 'if-match': '"something-else"' });
      expect([stale.status, stale.body.code]).toEqual([412, 'definition.stale']);
      const fresh = await put(`${right} + 1`, { 'if-match': headers.get('etag') ?? '' });
      expect(fresh.status).toBe(201);
    });

    it('says so when a deprecated version answers', async () => {
      await server().call('/v1/metrics/won_deals/versions/3/deprecate', { method: 'POST' });
      const { body } = await server().run({ metrics: ['won_deals@3'], period: '2017' });
      expect(body.warnings.map(({ code }: any) => code)).toContain('run.deprecated');
    });

    it('gives three errors with exact columns for a formula with three mistakes', async () => {
      const formula = 'sum(close_valu) / count().where(deal_stag == "Won") + foo';
      const { body } = await server().call('/v1/metrics/validate', {
        method: 'POST',
        body: { ...wonDeals(formula), name: 'three' },
      });
      expect(body.valid).toBe(false);
      expect(body.errors.map(({ code, column, end_column }: any) => [code, column, end_column])).toEqual([
        ['formula.unknown_field', 5, 15],
        ['formula.unknown_field', 33, 42],
        ['formula.unknown_metric', 55, 58],
      ]);
    });

    it('keeps a draft with mistakes, says what is wrong with it, and does not publish it', async () => {
      const body = { kind: 'metric', name: 'draft_of_mine', dataset: 'crm_opportunities', formula: 'sum(close_valu)' };
      const saved = await server().call('/v1/metrics/draft_of_mine', { method: 'PUT', body });
      expect([saved.status, saved.body.errors[0].code]).toEqual([201, 'formula.unknown_field']);
      const refused = await server().call('/v1/metrics/draft_of_mine/versions/1/publish', { method: 'POST' });
      expect([refused.status, refused.body.code]).toEqual([422, 'formula.unknown_field']);
    });

    it('holds what others need: a dataset in use is not removed', async () => {
      const { status, body } = await server().call('/v1/datasets/crm_accounts', { method: 'DELETE' });
      expect([status, body.code]).toEqual([409, 'definition.in_use']);
      expect(body.detail).toContain('crm_opportunities');
    });

    it('applies a set of documents whole or not at all', async () => {
      const good = {
        file: 'good.yaml',
        text: 'kind: metric\nname: good\ndataset: crm_opportunities\nformula: count()\n',
      };
      const bad = {
        file: 'bad.yaml',
        text: 'kind: metric\nname: bad\ndataset: crm_opportunities\nformula: sum(amout)\n',
      };
      const refused = await server().call('/v1/definitions', { method: 'POST', body: { files: [good, bad] } });
      expect([refused.status, refused.body.errors[0].file, refused.body.errors[0].line]).toEqual([422, 'bad.yaml', 4]);
      expect((await server().call('/v1/metrics/good')).status).toBe(404);
      const planned = await server().call('/v1/definitions?dry_run=true', { method: 'POST', body: { files: [good] } });
      expect(planned.body.definitions).toEqual([{ kind: 'metric', name: 'good', action: 'create', version: 1 }]);
      expect((await server().call('/v1/metrics/good')).status).toBe(404);
      await server().call('/v1/definitions', { method: 'POST', body: { files: [good] } });
      expect((await server().call('/v1/metrics/good')).body.current).toBe(true);
    });

    it('answers a repeated POST with the first answer, and refuses the key with another body', async () => {
      const headers = { 'idempotency-key': 'run-1', prefer: 'wait=30' };
      const body = { metrics: ['crm_revenue'], period: '2017' };
      const first = await server().call('/v1/runs', { method: 'POST', body, headers });
      const second = await server().call('/v1/runs', { method: 'POST', body, headers });
      expect(second.body.id).toBe(first.body.id);
      const other = await server().call('/v1/runs', { method: 'POST', body: { ...body, period: '2016' }, headers });
      expect(other.status).toBe(422);
    });

    it('warns of rows that were divided by zero, which the average leaves out', async () => {
      const formula = 'avg(close_value / (cycle_days - 57))';
      const { body } = await server().call('/v1/metrics/preview', {
        method: 'POST',
        body: {
          definition: { kind: 'metric', name: 'odd', dataset: 'crm_opportunities', formula },
          query: { period: '2017', where: 'deal_stage == "Won"' },
        },
        headers: { prefer: 'wait=30' },
      });
      const median = await server().run({ metrics: ['crm_deals_won'], period: '2017', where: 'cycle_days == 57' });
      expect(body.warnings).toMatchObject([
        { code: 'run.rows_divided_by_zero', count: median.body.rows[0].crm_deals_won },
      ]);
    });

    it('tells a period between instants as it was asked', async () => {
      const period = '2017-03-01T06:00:00Z/2017-03-02T00:00:00Z';
      const { body } = await server().run({ metrics: ['crm_deals_won'], period });
      expect(body.period).toEqual({ from: '2017-03-01T06:00:00Z', to: '2017-03-02', timezone: 'UTC' });
    });

    it('runs a metric that is a mere number, and names no version that cannot be', async () => {
      const one = { file: 'one.yaml', text: 'kind: metric\nname: one\ndataset: crm_opportunities\nformula: "1"\n' };
      await server().call('/v1/definitions', { method: 'POST', body: { files: [one] } });
      expect((await server().run({ metrics: ['one'] })).body.rows).toEqual([{ one: 1 }]);
      expect((await server().run({ metrics: ['one@99999999999999999999'] })).status).toBe(422);
    });

    it('previews it over related rows that only the query and a test name', async () => {
      const definition = { kind: 'metric', name: 'busy_accounts', dataset: 'crm_accounts', formula: 'count()' };
      const where = 'any(crm_opportunities.deal_stage == "Engaging")';
      const { body } = await server().call('/v1/metrics/preview', {
        method: 'POST',
        body: { definition, query: { where } },
        headers: { prefer: 'wait=30' },
      });
      expect(body.rows).toEqual([{ busy_accounts: expect.any(Number) }]);
      const rows = {
        crm_accounts: [{ account: 'a' }, { account: 'b' }],
        crm_opportunities: [{ opportunity_id: '1', account: 'a', deal_stage: 'Engaging', engage_date: '2017-01-01' }],
      };
      await server().call('/v1/metrics/busy_accounts', { method: 'PUT', body: definition });
      const tested = await server().call('/v1/metrics/busy_accounts/test', {
        method: 'POST',
        body: { tests: [{ name: 'one of two', rows, query: { where }, expect: 1 }] },
      });
      expect(tested.body).toMatchObject({ passed: 1, failed: 0 });
    });

    it('previews an unsaved definition on real data', async () => {
      const { body } = await server().call('/v1/metrics/preview', {
        method: 'POST',
        body: {
          definition: { kind: 'metric', name: 'largest', dataset: 'crm_opportunities', formula: 'max(close_value)' },
          query: { period: '2017' },
        },
        headers: { prefer: 'wait=30' },
      });
      expect(body.rows).toEqual([{ largest: 30288 }]);
    });

    describe('the versions of a metric', () => {
      versionsOfAMetric(server);
    });
  });
}
