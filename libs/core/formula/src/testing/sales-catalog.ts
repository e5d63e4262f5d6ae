import type { DatasetDefinition, MetricDefinition } from '@core/definition';
import { buildCatalog } from '../catalog/build-catalog';
import type { Catalog, CatalogEntry } from '../catalog/types';

type Shape<T> = Omit<T, 'kind' | 'source'>;

/** A current definition for a catalog. */
export function dataset(shape: Shape<DatasetDefinition>): CatalogEntry {
  return {
    definition: { kind: 'dataset', source: { file: `${shape.name}.csv` }, ...shape },
    version: 1,
    current: true,
  };
}

export function metric(name: string, formula: string, rest: Partial<MetricDefinition> = {}): CatalogEntry {
  const definition: MetricDefinition = { kind: 'metric', name, dataset: 'deals', formula, ...rest };
  return { definition, version: 1, current: true };
}

/** Deals of accounts with owners, orders of the same accounts, and spend that knows neither. */
export const salesEntries: readonly CatalogEntry[] = [
  dataset({
    name: 'deals',
    primary_key: ['deal_id'],
    time: 'closed_on',
    fields: [
      { name: 'deal_id', type: 'text' },
      { name: 'stage', type: 'text', values: ['Open', 'Lost', 'Won'], ordered: true },
      { name: 'opened_on', type: 'date' },
      { name: 'closed_on', type: 'date' },
      { name: 'signed_at', type: 'timestamp' },
      { name: 'amount', type: 'decimal(12,2)' },
      { name: 'seats', type: 'integer' },
      { name: 'rating', type: 'number' },
      { name: 'is_renewal', type: 'boolean' },
      { name: 'account_id', type: 'text' },
      { name: 'owner_id', type: 'text' },
      { name: 'region', type: 'text' },
      { name: 'days', type: 'integer', formula: 'days_between(opened_on, closed_on)' },
    ],
    relationships: [
      { name: 'account', to: 'accounts', fields: { account_id: 'id' } },
      { name: 'owner', to: 'people', fields: { owner_id: 'person' } },
    ],
  }),
  dataset({
    name: 'accounts',
    primary_key: ['id'],
    fields: [
      { name: 'id', type: 'text' },
      { name: 'sector', type: 'text' },
      { name: 'manager_id', type: 'text' },
    ],
    relationships: [{ name: 'manager', to: 'people', fields: { manager_id: 'person' } }],
  }),
  dataset({
    name: 'people',
    primary_key: ['person'],
    fields: [
      { name: 'person', type: 'text' },
      { name: 'team', type: 'text' },
    ],
  }),
  dataset({
    name: 'orders',
    primary_key: ['order_id'],
    time: 'ordered_at',
    fields: [
      { name: 'order_id', type: 'text' },
      { name: 'ordered_at', type: 'timestamp' },
      { name: 'customer', type: 'text' },
      { name: 'region', type: 'text' },
      { name: 'total', type: 'decimal(12,2)' },
    ],
    relationships: [{ name: 'account', to: 'accounts', fields: { customer: 'id' } }],
  }),
  dataset({
    name: 'spend',
    primary_key: ['spend_id'],
    time: 'spent_on',
    fields: [
      { name: 'spend_id', type: 'text' },
      { name: 'spent_on', type: 'date' },
      { name: 'amount', type: 'decimal(12,2)' },
      { name: 'seats', type: 'number' },
    ],
  }),
];

/** Contracts of accounts, which hold for a stretch of time and have no time field; and what is counted of them. */
export const contractEntries: readonly CatalogEntry[] = [
  dataset({
    name: 'contracts',
    primary_key: ['contract_id'],
    fields: [
      { name: 'contract_id', type: 'text' },
      { name: 'account_id', type: 'text' },
      { name: 'starts_on', type: 'date' },
      { name: 'ends_on', type: 'date' },
      { name: 'fee', type: 'decimal(12,2)' },
    ],
    relationships: [{ name: 'account', to: 'accounts', fields: { account_id: 'id' } }],
    valid: { from: 'starts_on', to: 'ends_on' },
  }),
  metric('active', 'count().at(end)', { dataset: 'contracts' }),
];

/** The sales definitions and more. */
export function salesCatalog(...more: readonly CatalogEntry[]): Catalog {
  return buildCatalog([...salesEntries, ...more]);
}

/** A formula over deals, checked; throws its findings when it is not sound. */
export function checkSound(formula: string, ...more: readonly CatalogEntry[]) {
  const catalog = salesCatalog(...more, metric('subject', formula));
  const checked = catalog.metric('subject');
  if (checked === undefined)
    throw new Error(`${formula}: ${JSON.stringify(catalog.diagnosticsOf('metric', 'subject'))}`);
  return checked;
}

/** The codes of what is found in a formula over deals. */
export function codesIn(formula: string, rest: Partial<MetricDefinition> = {}): readonly string[] {
  return salesCatalog(metric('subject', formula, rest))
    .diagnosticsOf('metric', 'subject')
    .map(({ code }) => code);
}
