/** Bodies shown in the documentation, from the sales data that ships with the product. */
export const crmMetric = {
  kind: 'metric',
  name: 'crm_win_rate',
  title: { en: 'Win rate', ru: 'Доля выигранных сделок', 'zh-Hans': '赢单率' },
  description: 'Share of closed opportunities that were won.',
  dataset: 'crm_opportunities',
  formula: 'count().where(deal_stage == "Won") / count().where(deal_stage in ["Won", "Lost"])',
  time: 'close_date',
  format: { style: 'percent', decimals: 1 },
  direction: 'higher_is_better',
  tests: [
    {
      name: 'three of four closed deals won',
      rows: {
        crm_opportunities: [
          { opportunity_id: 'a', deal_stage: 'Won', close_date: '2017-03-05' },
          { opportunity_id: 'b', deal_stage: 'Won', close_date: '2017-03-09' },
          { opportunity_id: 'c', deal_stage: 'Won', close_date: '2017-03-12' },
          { opportunity_id: 'd', deal_stage: 'Lost', close_date: '2017-03-20' },
        ],
      },
      query: { period: '2017-03' },
      expect: 0.75,
    },
  ],
} as const;

export const crmDataset = {
  kind: 'dataset',
  name: 'crm_sales_teams',
  title: 'Sales teams',
  source: { file: 'crm/data/sales_teams.csv' },
  primary_key: ['sales_agent'],
  fields: [
    { name: 'sales_agent', type: 'text' },
    { name: 'manager', type: 'text' },
    { name: 'regional_office', type: 'text' },
  ],
} as const;

export const supportCalendar = {
  kind: 'calendar',
  name: 'support',
  title: { en: 'Support', ru: 'Поддержка' },
  year_starts: 4,
  timezone: 'Europe/Minsk',
  working_hours: { monday: ['09:00-13:00', '14:00-18:00'], friday: ['09:00-15:00'] },
  holidays: ['2026-01-01', '2026-05-01'],
} as const;

export const crmScorecard = {
  kind: 'scorecard',
  name: 'crm_sales',
  title: { en: 'Sales at a glance', ru: 'Продажи вкратце' },
  metrics: ['crm_revenue', 'crm_win_rate', 'crm_average_deal_size'],
  query: { period: '2017-03', compare: ['previous'] },
} as const;

export const crmSchedule = {
  kind: 'schedule',
  name: 'crm_monthly_sales',
  metrics: ['crm_revenue', 'crm_win_rate'],
  query: { by: ['agent.regional_office'] },
  every: 'month',
  timezone: 'Europe/Minsk',
  delay: '2h',
  catch_up: 'all',
  catch_up_within: '90d',
  lookback: 1,
  deliver: [
    { email: 'sales@example.com' },
    { email: 'west@example.com', where: 'agent.regional_office == "West"', language: 'en' },
  ],
} as const;

export const crmAlert = {
  kind: 'alert',
  name: 'crm_win_rate_low',
  title: { en: 'Win rate is low', ru: 'Низкая доля выигранных сделок' },
  metric: 'crm_win_rate',
  schedule: 'crm_monthly_sales',
  when: 'value < target * 0.9',
  for: 2,
  notify: [{ webhook: 'https://hooks.example.com/formulary' }, { email: ['sales@example.com'] }],
  renotify_after: '60d',
} as const;

export const crmRunRequest = {
  metrics: ['crm_win_rate', 'crm_revenue'],
  period: '2017',
  grain: 'month',
  by: ['agent.regional_office'],
  where: 'account.sector == "retail"',
  compare: ['previous'],
  order_by: [{ field: 'crm_revenue', direction: 'desc' }],
  limit: 100,
} as const;

export const crmResult = {
  id: '0197a3c2-5d10-7c4e-8a51-2f1f0c6f9a11',
  status: 'succeeded',
  metrics: [
    {
      name: 'crm_win_rate',
      label: 'crm_win_rate',
      version: 1,
      title: 'Win rate',
      format: { style: 'percent', decimals: 1 },
      unit: null,
      direction: 'higher_is_better',
    },
  ],
  period: { from: '2017-01-01', to: '2018-01-01', timezone: 'UTC' },
  grain: null,
  columns: [{ name: 'crm_win_rate', type: 'number' }],
  rows: [{ crm_win_rate: 0.6315005215318135 }],
  warnings: [],
  used: { definitions: { crm_win_rate: 1, crm_opportunities: 1 }, data: { crm_opportunities: '5d41402a' } },
  timing: { queued_ms: 1, plan_ms: 1, load_ms: 0, query_ms: 6, queries: 1, evaluate_ms: 1, total_ms: 11 },
  cached: false,
} as const;
