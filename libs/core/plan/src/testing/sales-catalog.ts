import type { DatasetDefinition, MetricDefinition } from '@core/definition';
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
];

/** A small world of deals with accounts and agents, and visits with accounts, in which specs define metrics. */
export function salesCatalog(metrics: Readonly<Record<string, string | Partial<MetricDefinition>>> = {}): Catalog {
  const definitions = Object.entries(metrics).map(([name, metric]): MetricDefinition => ({
    kind: 'metric',
    name,
    dataset: 'deals',
    formula: 'count()',
    ...(typeof metric === 'string' ? { formula: metric } : metric),
  }));
  const catalog = buildCatalog(
    [...datasets, ...definitions].map((definition) => ({ definition, version: 1, current: true })),
  );
  for (const { kind, name } of [...datasets, ...definitions]) {
    const [finding] = catalog.diagnosticsOf(kind, name);
    if (finding !== undefined) throw new Error(`${name}: ${finding.message}`);
  }
  return catalog;
}
