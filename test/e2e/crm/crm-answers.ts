import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { FormularyServer } from '../../support/formulary-server';

const data = join(__dirname, '../../../metric-definitions/crm/data');

/** Numbers of 2017 that are known, in every form of an answer. */
export function crmAnswers(server: () => FormularyServer): void {
  describe('the CRM data of 2017, through the API, the queue and a worker', () => {
    const valueOf = async (metric: string, more: Readonly<Record<string, unknown>> = {}) => {
      const { status, body, text } = await server().run({ metrics: [metric], period: '2017', ...more });
      if (status !== 200) throw new Error(text);
      return body.rows;
    };

    it.each([
      ['crm_deals_won', 4238],
      ['crm_deals_lost', 2473],
      ['crm_revenue', 10_005_534],
      ['crm_win_rate', 0.6315005215318135],
      ['crm_average_deal_size', 2360.9093912222747],
      ['crm_sales_cycle_length', 51.781972628598396],
      ['crm_median_sales_cycle', 57],
    ])('%s is %d', async (metric, value) => {
      expect(await valueOf(metric)).toEqual([{ [metric]: value }]);
    });

    it('has revenue in every month, 0 where nothing was closed, and no win rate there', async () => {
      const { body } = await server().run({ metrics: ['crm_revenue', 'crm_win_rate'], period: '2017', grain: 'month' });
      expect(body.rows.map((row: any) => [row.period, row.crm_revenue])).toEqual([
        ['2017-01-01', 0],
        ['2017-02-01', 0],
        ['2017-03-01', 1_134_672],
        ['2017-04-01', 721_932],
        ['2017-05-01', 1_025_713],
        ['2017-06-01', 1_338_466],
        ['2017-07-01', 696_932],
        ['2017-08-01', 1_050_059],
        ['2017-09-01', 1_235_264],
        ['2017-10-01', 731_980],
        ['2017-11-01', 938_943],
        ['2017-12-01', 1_131_573],
      ]);
      expect(body.rows[0].crm_win_rate).toBeNull();
      expect(body.rows[1].crm_win_rate).toBeNull();
    });

    it.each(['agent.regional_office', 'account.sector'])('by %s it says what plain SQL says', async (dimension) => {
      const column = dimension.split('.')[1];
      const table = dimension.startsWith('agent') ? ['sales_teams', 'sales_agent'] : ['accounts', 'account'];
      const connection = await (await DuckDBInstance.create()).connect();
      const reader = await connection.runAndReadAll(`
      SELECT d.${column} AS member,
             sum(CAST(p.close_value AS BIGINT)) FILTER (p.deal_stage = 'Won') AS revenue,
             count(*) FILTER (p.deal_stage = 'Won') / count(*) FILTER (p.deal_stage IN ('Won', 'Lost')) AS win_rate
      FROM read_csv('${data}/sales_pipeline.csv', all_varchar = true) p
      LEFT JOIN read_csv('${data}/${table[0]}.csv', all_varchar = true) d USING (${table[1]})
      WHERE p.close_date >= '2017-01-01' AND p.close_date < '2018-01-01'
      GROUP BY ALL ORDER BY member NULLS LAST`);
      const expected = reader.getRowObjectsJson().map((row) => ({
        [dimension]: row['member'],
        crm_revenue: Number(row['revenue'] ?? 0),
        crm_win_rate: row['win_rate'],
      }));
      const { body } = await server().run({
        metrics: ['crm_revenue', 'crm_win_rate'],
        period: '2017',
        by: [dimension],
      });
      expect(expected.length).toBeGreaterThan(2);
      expect(body.rows).toEqual(expected);
    });

    it('answers several metrics of one frame with one query', async () => {
      const { body } = await server().run({
        metrics: [
          'crm_revenue',
          'crm_win_rate',
          'crm_deals_won',
          'crm_deals_lost',
          'crm_average_deal_size',
          'crm_median_sales_cycle',
        ],
        period: '2017',
        grain: 'month',
      });
      const explained = await server().call(`/v1/runs/${body.id}/explain`, {
        method: 'POST',
        body: {},
        headers: { prefer: 'wait=30' },
      });
      expect(explained.status).toBe(200);
      expect(explained.body.frames).toHaveLength(1);
      expect(explained.body.frames[0].sql).toMatch(/^SELECT/);
    });

    it('grows against the month before, in the same query', async () => {
      const { body } = await server().run({
        metrics: ['crm_revenue_growth', 'crm_revenue'],
        period: '2017-04-01/2017-07-01',
        grain: 'month',
      });
      expect(body.rows[0].crm_revenue_growth).toBeCloseTo((721_932 - 1_134_672) / 1_134_672, 12);
      expect(body.rows[1].crm_revenue_growth).toBeCloseTo((1_025_713 - 721_932) / 721_932, 12);
    });

    it('compares with the previous period and the year before', async () => {
      const { body } = await server().run({
        metrics: ['crm_revenue'],
        period: '2017-Q4',
        compare: ['previous', '1 year'],
      });
      expect(body.rows).toEqual([
        { crm_revenue: 2_802_496, 'crm_revenue.previous': 2_982_255, 'crm_revenue.1 year': 0 },
      ]);
    });

    it('shares of revenue add up to one', async () => {
      const { body } = await server().run({
        metrics: ['crm_revenue_share'],
        period: '2017',
        by: ['agent.regional_office'],
      });
      const sum = body.rows.reduce((total: number, row: any) => total + row.crm_revenue_share, 0);
      expect(sum).toBeCloseTo(1, 12);
    });

    it('gives the same result as NDJSON and CSV', async () => {
      const { body } = await server().run({ metrics: ['crm_revenue'], period: '2017', by: ['agent.regional_office'] });
      const ndjson = await server().call(`/v1/runs/${body.id}/result`, { headers: { accept: 'application/x-ndjson' } });
      expect(
        ndjson.text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual(body.rows);
      const csv = await server().call(`/v1/runs/${body.id}/result`, { headers: { accept: 'text/csv' } });
      expect(csv.text.split(/\r?\n/)[0]).toBe('agent.regional_office,crm_revenue');
      expect(csv.text.trim().split(/\r?\n/)).toHaveLength(body.rows.length + 1);
      const accept = 'text/csv; formulas=neutralised';
      const safe = await server().call(`/v1/runs/${body.id}/result`, { headers: { accept } });
      expect([safe.text, safe.headers.get('content-type')]).toEqual([csv.text, expect.stringContaining('neutralised')]);
      const odd = { accept: 'text/csv; formulas=run' };
      expect((await server().call(`/v1/runs/${body.id}/result`, { headers: odd })).status).toBe(406);
    });

    it('answers in the language asked for', async () => {
      const { body } = await server().run({ metrics: ['crm_win_rate'], period: '2017' }, { 'accept-language': 'ru' });
      expect(body.metrics[0].title).toMatch(/[а-я]/);
    });
  });
}
