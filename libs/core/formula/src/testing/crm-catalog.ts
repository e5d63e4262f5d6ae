import type { DatasetDefinition, FieldDefinition } from '@core/definition';
import { buildCatalog } from '../catalog/build-catalog';
import type { Catalog, CatalogEntry } from '../catalog/types';
import { dataset } from './sales-catalog';

type More = Partial<Pick<DatasetDefinition, 'time' | 'valid'>> & {
  /** Formulas of calculated fields by name. */
  readonly calculated?: Readonly<Record<string, string>>;
  /** `account -> accounts` by way of `account_id`. */
  readonly to?: readonly (readonly [name: string, dataset: string, key: string])[];
};

/** A dataset in short: its key, then its fields with their types. */
function table(name: string, fields: string, { to = [], calculated = {}, ...rest }: More = {}): CatalogEntry {
  const stored = fields.split(', ').map((text): FieldDefinition => {
    const [field = '', type = 'text'] = text.split(' ');
    return { name: field, type: type as NonNullable<FieldDefinition['type']> };
  });
  return dataset({
    name,
    primary_key: [stored[0]?.name ?? ''],
    ...rest,
    fields: [
      ...stored.map((field) => (field.name === 'stage' ? { ...field, values: stages, ordered: true } : field)),
      ...Object.entries(calculated).map(([field, formula]) => ({ name: field, formula })),
    ],
    relationships: to.map(([relationship, other, key]) => ({
      name: relationship,
      to: other,
      fields: { [`${relationship}_id`]: key },
    })),
  });
}

const stages = ['lost', 'contact', 'demo', 'quote', 'won'];
const account = ['account', 'accounts', 'account_id'] as const;
const employee = ['employee', 'employees', 'employee_id'] as const;
const owner = ['owner', 'employees', 'employee_id'] as const;
const campaign = ['campaign', 'campaigns', 'campaign_id'] as const;

/** Leads, opportunities, orders and what belongs to them, with calculated fields that aggregate related rows. */
export const crmEntries: readonly CatalogEntry[] = [
  table('employees', 'employee_id, role'),
  table('accounts', 'account_id, segment, owner_id', {
    to: [owner],
    calculated: {
      first_order_at: 'min(orders.ordered_at).where(orders.status == "completed")',
      first_subscribed_on: 'min(subscriptions.starts_on)',
    },
  }),
  table('subscriptions', 'subscription_id, account_id, mrr number, starts_on date, ends_on date', {
    valid: { from: 'starts_on', to: 'ends_on' },
    to: [account],
  }),
  table('campaigns', 'campaign_id, starts_on date, ends_on date, baseline_revenue number', {
    calculated: {
      sales:
        'sum(orders.amount).where(orders.status == "completed" and campaigns.starts_on <= orders.ordered_at < campaigns.ends_on)',
      uplift: 'sales - baseline_revenue',
    },
  }),
  table('leads', 'lead_id, created_at timestamp, source, owner_id, campaign_id, account_id', {
    time: 'created_at',
    to: [owner, campaign, account],
    calculated: {
      first_touch_at: 'min(activities.occurred_at).where(activities.direction == "outbound")',
      first_touch_after:
        'min(activities.occurred_at).where(activities.direction == "outbound" and activities.occurred_at >= leads.created_at)',
      first_touch_kind: 'first(activities.kind).where(activities.direction == "outbound")',
      touches: 'count(activities).where(activities.direction == "outbound")',
      touch_bin: 'case(touches <= 3, "1-3", touches <= 6, "4-6", "7+")',
      last_reply: 'last(activities.outcome).where(activities.kind == "reply" and activities.direction == "inbound")',
    },
  }),
  table(
    'opportunities',
    'opportunity_id, account_id, lead_id, kind, status, created_at timestamp, closed_at timestamp',
    {
      time: 'closed_at',
      to: [account, ['lead', 'leads', 'lead_id']],
      calculated: {
        first_stage_at: 'min(opportunity_stage_history.entered_at)',
        furthest_stage: 'max(opportunity_stage_history.stage).where(opportunity_stage_history.stage != "lost")',
      },
    },
  ),
  table('opportunity_stage_history', 'history_id, opportunity_id, stage, entered_at timestamp', {
    time: 'entered_at',
    valid: { from: 'entered_at', until_next_per: ['opportunity_id'] },
    to: [['opportunity', 'opportunities', 'opportunity_id']],
  }),
  table(
    'activities',
    'activity_id, kind, direction, outcome, occurred_at timestamp, employee_id, lead_id, account_id, opportunity_id',
    {
      time: 'occurred_at',
      to: [employee, ['lead', 'leads', 'lead_id'], account, ['opportunity', 'opportunities', 'opportunity_id']],
    },
  ),
  table('orders', 'order_id, ordered_at timestamp, status, amount number, employee_id, account_id, campaign_id', {
    time: 'ordered_at',
    to: [employee, account, campaign],
  }),
  table('order_items', 'item_id, order_id, quantity integer', {
    time: 'order.ordered_at',
    to: [['order', 'orders', 'order_id']],
  }),
  table('returns', 'return_id, order_id, returned_at timestamp', {
    time: 'returned_at',
    to: [['order', 'orders', 'order_id']],
  }),
];

/** The CRM definitions and more. */
export function crmCatalog(...more: readonly CatalogEntry[]): Catalog {
  return buildCatalog([...crmEntries, ...more]);
}
