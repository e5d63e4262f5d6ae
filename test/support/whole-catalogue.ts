import type { FormularyServer } from './formulary-server';

/** Values for the parameters that have no default. */
export const parameters = {
  treated: 'North 1',
  control: 'North 2',
  before: { start: '2025-01-01', end: '2025-02-01' },
  after: { start: '2025-02-01', end: '2025-03-01' },
  change_on: '2025-03-11',
  from_stage: 'contact',
  to_stage: 'demo',
  target_revenue: 1_000_000,
  leads_at_once_per_rep: 25,
  target_days: 90,
  cycle_days: 30,
  lifespan_years: { smb: 3, mid_market: 4, enterprise: 6 },
  points: { bant_budget: 30, bant_authority: 20, bant_need: 30, bant_timing: 20 },
  thresholds: [20, 40, 60, 80],
  weights: {
    demo_request: 3,
    web_form: 2,
    email_list: 1,
    sales_target_attainment: 0.5,
    lead_followup_rate: 0.3,
    customer_retention_rate: 0.2,
  },
};

interface Listed {
  readonly name: string;
}

/** A request for all metrics of the catalogue, by month, over the three years of the sample company. */
export async function wholeCatalogue(server: FormularyServer) {
  const metrics = await catalogueNames(server);
  return { metrics, period: '2023-01-01/2026-01-01', grain: 'month', by: [], parameters };
}

async function catalogueNames(server: FormularyServer): Promise<readonly string[]> {
  const names: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await server.call(`/v1/metrics?limit=100${cursor}`);
    names.push(...(body.items as readonly Listed[]).map(({ name }) => name));
    if (typeof body.next_cursor !== 'string') break;
    cursor = `&cursor=${encodeURIComponent(body.next_cursor)}`;
  }
  return names.filter((name) => !name.startsWith('crm_'));
}
