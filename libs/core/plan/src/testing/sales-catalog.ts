import type { CalendarDefinition, DatasetDefinition, MetricDefinition } from '@core/definition';
import { buildCatalog, type Catalog } from '@core/formula';

const datasets: readonly DatasetDefinition[] = [
  {
    kind: 'dataset',
    name: 'deals',
    source: { file: 'deals.csv' },
    primary_key: ['deal_id'],
    time: 'closed_on',
    fields: [
      { name: 'deal_id', type: 'text' },
      { name: 'account', type: 'text', column: 'account_name' },
      { name: 'agent', type: 'text' },
      { name: 'stage', type: 'text', values: ['Open', 'Demo', 'Won'], ordered: true },
      { name: 'opened_on', type: 'date' },
      { name: 'closed_on', type: 'date' },
      { name: 'amount', type: 'decimal(12,2)' },
      { name: 'cycle_days', type: 'integer', formula: 'days_between(opened_on, closed_on)' },
    ],
    relationships: [
      { name: 'company', to: 'accounts', fields: { account: 'account' } },
      { name: 'seller', to: 'agents', fields: { agent: 'agent' } },
    ],
  },
  {
    kind: 'dataset',
    name: 'accounts',
    source: { file: 'accounts.csv' },
    primary_key: ['account'],
    fields: [
      { name: 'account', type: 'text' },
      { name: 'sector', type: 'text' },
      { name: 'employees', type: 'integer' },
      { name: 'size', type: 'integer', formula: 'bin(employees, [100, 1000])' },
      { name: 'joined_on', type: 'date' },
    ],
    relationships: [],
  },
  {
    kind: 'dataset',
    name: 'agents',
    source: { file: 'agents.csv' },
    primary_key: ['agent'],
    fields: [
      { name: 'agent', type: 'text' },
      { name: 'office', type: 'text' },
    ],
  },
  {
    kind: 'dataset',
    name: 'visits',
    source: { file: 'visits.csv' },
    primary_key: ['visit_id'],
    time: 'visited_at',
    fields: [
      { name: 'visit_id', type: 'integer' },
      { name: 'visited_at', type: 'timestamp' },
      { name: 'customer', type: 'text' },
      { name: 'cost', type: 'decimal(10,2)' },
      { name: 'channel', type: 'text' },
    ],
    relationships: [{ name: 'customer_account', to: 'accounts', fields: { customer: 'account' } }],
  },
  {
    kind: 'dataset',
    name: 'contracts',
    source: { file: 'contracts.csv' },
    primary_key: ['contract_id'],
    fields: [
      { name: 'contract_id', type: 'text' },
      { name: 'account', type: 'text' },
      { name: 'starts_on', type: 'date' },
      { name: 'ends_on', type: 'date' },
      { name: 'fee', type: 'decimal(10,2)' },
    ],
    relationships: [{ name: 'company', to: 'accounts', fields: { account: 'account' } }],
    valid: { from: 'starts_on', to: 'ends_on' },
  },
  {
    kind: 'dataset',
    name: 'stage_history',
    source: { file: 'stage_history.csv' },
    primary_key: ['change_id'],
    time: 'entered_at',
    fields: [
      { name: 'change_id', type: 'integer' },
      { name: 'deal_id', type: 'text' },
      { name: 'stage', type: 'text', values: ['Open', 'Demo', 'Won'], ordered: true },
      { name: 'entered_at', type: 'timestamp' },
    ],
    relationships: [{ name: 'deal', to: 'deals', fields: { deal_id: 'deal_id' } }],
    valid: { from: 'entered_at', until_next_per: ['deal_id'] },
  },
];

const calendars: readonly CalendarDefinition[] = [
  {
    kind: 'calendar',
    name: 'fiscal',
    year_starts: 4,
    timezone: 'Europe/Berlin',
    working_hours: { monday: ['09:00-17:00'], friday: ['09:00-13:00', '14:00-16:00'] },
    holidays: ['2017-12-25'],
  },
  { kind: 'calendar', name: 'broadcast', week_starts: 'sunday' },
];

/** A small world of deals with accounts, agents and the history of their stages, of visits and contracts with accounts, and of calendars, in which specs define
 * metrics. */
export function salesCatalog(metrics: Readonly<Record<string, string | Partial<MetricDefinition>>> = {}): Catalog {
  const definitions = Object.entries(metrics).map(([name, metric]): MetricDefinition => ({
    kind: 'metric',
    name,
    dataset: 'deals',
    formula: 'count()',
    ...(typeof metric === 'string' ? { formula: metric } : metric),
  }));
  const catalog = buildCatalog(
    [...datasets, ...calendars, ...definitions].map((definition) => ({ definition, version: 1, current: true })),
  );
  for (const { kind, name } of [...datasets, ...calendars, ...definitions]) {
    const [finding] = catalog.diagnosticsOf(kind, name);
    if (finding !== undefined) throw new Error(`${name}: ${finding.message}`);
  }
  return catalog;
}
