import type { TestRows } from '@core/engine';
import { checkedDataset } from '../support/checked-dataset';

/** Datasets of the golden frames: those of the CRM, read from its files, and small ones with rows of their own. */
export const crmDatasets = [
  checkedDataset(
    'crm_opportunities',
    {
      opportunity_id: 'text',
      sales_agent: 'text',
      product: 'text',
      account: 'text',
      deal_stage: 'text',
      engage_date: 'date',
      close_date: 'date',
      close_value: 'integer',
    },
    { file: 'crm/data/sales_pipeline.csv' },
  ),
  checkedDataset('crm_sales_teams', { sales_agent: 'text', regional_office: 'text' }, { file: 'crm/data/sales_teams.csv' }),
  checkedDataset('crm_products', { product: 'text', sales_price: 'integer' }, { file: 'crm/data/products.csv' }),
];

export const smallDatasets = [
  checkedDataset('accounts', { account: 'text' }),
  checkedDataset('leads', { id: 'integer', account: 'text', at: 'timestamp', wanted: 'integer' }),
  checkedDataset('orders', { id: 'integer', account: 'text', at: 'timestamp', status: 'text', amount: 'decimal(12,2)' }),
  checkedDataset('items', { id: 'integer', order_id: 'integer', quantity: 'integer' }),
  checkedDataset('stages', { id: 'integer', deal: 'integer', stage: 'text', entered_at: 'timestamp' }),
  checkedDataset('tickets', { id: 'integer', opened_at: 'timestamp', answered_at: 'timestamp' }),
  checkedDataset('sent_orders', { id: 'text', customer_id: 'text', ordered_at: 'timestamp', status: 'text', rating: 'number', amount: 'decimal(12,2)' }),
  checkedDataset('customers', { id: 'text', country: 'text', passport: 'text' }),
  checkedDataset('people', { country: 'text', number: 'text', registered_on: 'date' }, { primary_key: ['country', 'number'] }),
  checkedDataset('a "quoted" table', { id: 'integer', x: 'number', y: 'number', z: 'number' }),
];

/** Account `c` has no order, order 6 no account; lead 5 names an account that is none. */
export const smallRows: TestRows = {
  accounts: [{ account: 'a' }, { account: 'b' }, { account: 'c' }, { account: 'd' }],
  leads: [
    { id: 1, account: 'a', at: '2025-01-10T00:00:00Z', wanted: 1 },
    { id: 2, account: 'a', at: '2025-02-10T00:00:00Z', wanted: 3 },
    { id: 3, account: 'b', at: '2025-01-15T00:00:00Z', wanted: null },
    { id: 4, account: null, at: '2025-01-15T00:00:00Z', wanted: 1 },
    { id: 5, account: 'zz', at: '2025-01-15T00:00:00Z', wanted: 1 },
    { id: 6, account: 'd', at: null, wanted: 0 },
  ],
  orders: [
    { id: 1, account: 'a', at: '2025-01-05T12:00:00Z', status: 'done', amount: 10.5 },
    { id: 2, account: 'a', at: '2025-01-31T22:30:00Z', status: 'done', amount: 20 },
    { id: 3, account: 'a', at: '2025-03-01T00:00:00Z', status: 'open', amount: null },
    { id: 4, account: 'b', at: '2025-01-31T22:30:00Z', status: 'done', amount: 0.25 },
    { id: 5, account: 'b', at: '2025-02-28T12:00:00Z', status: 'done', amount: 7 },
    { id: 6, account: null, at: '2025-02-28T12:00:00Z', status: 'done', amount: 100 },
    { id: 7, account: 'd', at: null, status: 'done', amount: 1 },
  ],
  items: [
    { id: 1, order_id: 1, quantity: 2 },
    { id: 2, order_id: 2, quantity: 5 },
    { id: 3, order_id: 2, quantity: 1 },
    { id: 4, order_id: 4, quantity: 4 },
    { id: 5, order_id: 6, quantity: 9 },
    { id: 6, order_id: null, quantity: 9 },
    { id: 7, order_id: 3, quantity: null },
    { id: 8, order_id: 3, quantity: 4 },
  ],
  stages: [
    { id: 1, deal: 1, stage: 'lead', entered_at: '2025-01-03T10:00:00Z' },
    { id: 2, deal: 1, stage: 'demo', entered_at: '2025-01-31T21:00:00Z' },
    { id: 3, deal: 1, stage: 'won', entered_at: '2025-02-15T10:00:00Z' },
    { id: 4, deal: 2, stage: 'lead', entered_at: '2025-01-20T10:00:00Z' },
    { id: 5, deal: 2, stage: 'demo', entered_at: '2025-01-20T10:00:00Z' },
    { id: 6, deal: 3, stage: 'lead', entered_at: null },
    { id: 7, deal: 3, stage: null, entered_at: '2025-03-05T10:00:00Z' },
  ],
  tickets: [
    { id: 1, opened_at: '2025-01-06T14:30:00Z', answered_at: '2025-01-08T06:30:00Z' },
    { id: 2, opened_at: '2025-01-10T10:00:00Z', answered_at: '2025-01-10T10:00:30Z' },
    { id: 3, opened_at: '2025-01-10T10:00:00Z', answered_at: null },
  ],
  sent_orders: [
    { id: 'a', customer_id: 'ann', ordered_at: '2017-01-01T21:00:00Z', status: 'sent', rating: 4, amount: 10 },
    { id: 'b', customer_id: 'ann', ordered_at: '2017-01-08T20:59:59Z', status: null, rating: 1, amount: 10 },
    { id: 'c', customer_id: 'bob', ordered_at: '2017-01-08T21:00:00Z', status: 'sent', rating: 2, amount: 30 },
    { id: 'd', customer_id: 'ann', ordered_at: '2017-01-09T12:00:00Z', status: 'back', rating: 5, amount: 10 },
    { id: 'e', customer_id: 'ann', ordered_at: '2017-01-09T12:00:00Z', status: "can't send", rating: 3, amount: 20 },
    { id: 'f', customer_id: 'cy', ordered_at: '2017-01-09T12:00:00Z', status: 'sent', rating: 3, amount: 20 },
    { id: 'g', customer_id: 'ann', ordered_at: '2017-01-15T21:00:00Z', status: 'sent', rating: 3, amount: 20 },
  ],
  customers: [
    { id: 'ann', country: 'BY', passport: '1' },
    { id: 'bob', country: 'BY', passport: '2' },
    { id: 'cy', country: 'PL', passport: '1' },
  ],
  people: [
    { country: 'BY', number: '1', registered_on: '2016-12-20' },
    { country: 'BY', number: '2', registered_on: '2016-12-09' },
    { country: 'DE', number: '1', registered_on: '2016-12-20' },
  ],
  'a "quoted" table': [
    { id: 1, x: 5, y: -1, z: -2 },
    { id: 2, x: 50, y: -4, z: -5 },
    { id: 3, x: 500, y: 1, z: 0.5 },
    { id: 4, x: 7, y: 3, z: 3 },
    { id: 5, x: null, y: -3, z: 3 },
  ],
};
