import type { AccessRuleDefinition, DatasetDefinition, MetricDefinition } from '@core/definition';
import { buildCatalog, type Catalog } from '@core/formula';

/** Rules by dataset. */
export type Rules = Readonly<Record<string, readonly AccessRuleDefinition[]>>;

const datasets: readonly DatasetDefinition[] = [
  {
    kind: 'dataset',
    name: 'deals',
    source: { file: 'deals.csv' },
    primary_key: ['id'],
    time: 'closed_on',
    fields: [
      { name: 'id', type: 'text' },
      { name: 'agent_id', type: 'text' },
      { name: 'stage', type: 'text', values: ['Open', 'Demo', 'Won'], ordered: true },
      { name: 'opened_on', type: 'date' },
      { name: 'closed_on', type: 'date' },
      { name: 'signed_at', type: 'timestamp' },
      { name: 'amount', type: 'decimal(12,2)' },
      { name: 'is_large', type: 'boolean', formula: 'amount > 1000' },
      { name: 'age', formula: 'days_between(opened_on, as_of)' },
    ],
    relationships: [{ name: 'agent', to: 'agents', fields: { agent_id: 'agent_id' } }],
  },
  {
    kind: 'dataset',
    name: 'agents',
    source: { file: 'agents.csv' },
    primary_key: ['agent_id'],
    fields: [
      { name: 'agent_id', type: 'text' },
      { name: 'office', type: 'text' },
      { name: 'deals_won', type: 'integer', formula: 'count(deals.stage == "Won")' },
    ],
  },
];

/** Deals and their agents, with rules of access and metrics over deals. */
export function guardedCatalog(
  rules: Rules = {},
  metrics: Readonly<Record<string, string | Partial<MetricDefinition>>> = {},
): Catalog {
  const guarded = datasets.map((dataset): DatasetDefinition => {
    const access = rules[dataset.name];
    return access === undefined ? dataset : { ...dataset, access };
  });
  const asked = Object.entries(metrics).map(([name, text]): MetricDefinition => {
    const keys = typeof text === 'string' ? { formula: text } : text;
    return { kind: 'metric', name, dataset: 'deals', formula: 'count()', ...keys };
  });
  return buildCatalog([...guarded, ...asked].map((definition) => ({ definition, version: 1, current: true })));
}
