import type { TestRows } from '@core/engine';
import { SmallWorld, type Question } from '../support/small-world';

const documents = `
kind: dataset
name: accounts
source: {file: accounts.csv}
primary_key: [account_id]
fields:
  - {name: account_id, type: text}
  - {name: sector, type: text}
  - {name: first_order_at, formula: 'min(orders.ordered_at).where(orders.status == "completed")'}
  - {name: order_count, formula: count(orders)}
---
kind: dataset
name: orders
source: {file: orders.csv}
primary_key: [order_id]
time: ordered_at
fields:
  - {name: order_id, type: text}
  - {name: account_id, type: text}
  - {name: ordered_at, type: timestamp}
  - {name: status, type: text, values: [open, sent, completed], ordered: true}
  - {name: amount, type: integer}
relationships: [{name: account, to: accounts, fields: {account_id: account_id}}]
---
kind: dataset
name: items
source: {file: items.csv}
primary_key: [item_id]
time: order.ordered_at
fields:
  - {name: item_id, type: text}
  - {name: order_id, type: text}
  - {name: quantity, type: integer}
relationships: [{name: order, to: orders, fields: {order_id: order_id}}]
---
kind: dataset
name: leads
source: {file: leads.csv}
primary_key: [lead_id]
time: created_at
fields:
  - {name: lead_id, type: text}
  - {name: account_id, type: text}
  - {name: created_at, type: timestamp}
relationships: [{name: account, to: accounts, fields: {account_id: account_id}}]
---
kind: dataset
name: subscriptions
source: {file: subscriptions.csv}
primary_key: [subscription_id]
valid: {from: starts_on, to: ends_on}
fields:
  - {name: subscription_id, type: text}
  - {name: account_id, type: text}
  - {name: starts_on, type: date}
  - {name: ends_on, type: date}
relationships: [{name: account, to: accounts, fields: {account_id: account_id}}]
`;

/** Account `c` has nothing; `zz` is no account, though an order and a lead name it. */
const rows: TestRows = {
  accounts: [
    { account_id: 'a', sector: 'retail' },
    { account_id: 'b', sector: 'retail' },
    { account_id: 'c', sector: 'bank' },
  ],
  orders: [
    { order_id: '1', account_id: 'a', ordered_at: '2024-01-05T10:00:00Z', status: 'completed', amount: 5 },
    { order_id: '2', account_id: 'a', ordered_at: '2024-02-05T10:00:00Z', status: 'completed', amount: 7 },
    { order_id: '3', account_id: 'b', ordered_at: '2024-02-07T10:00:00Z', status: 'open', amount: 9 },
    { order_id: '4', account_id: 'zz', ordered_at: '2024-02-08T10:00:00Z', status: 'completed', amount: 11 },
    { order_id: '5', account_id: null, ordered_at: '2024-02-08T10:00:00Z', status: 'completed', amount: 13 },
  ],
  items: [
    { item_id: 'i', order_id: '1', quantity: 2 },
    { item_id: 'j', order_id: '2', quantity: 3 },
    { item_id: 'k', order_id: '3', quantity: 20 },
  ],
  leads: [
    { lead_id: 'l', account_id: 'a', created_at: '2024-01-20T00:00:00Z' },
    { lead_id: 'm', account_id: 'b', created_at: '2024-01-21T00:00:00Z' },
    { lead_id: 'n', account_id: 'zz', created_at: '2024-01-22T00:00:00Z' },
    { lead_id: 'o', account_id: null, created_at: '2024-01-23T00:00:00Z' },
  ],
  subscriptions: [
    { subscription_id: 's', account_id: 'a', starts_on: '2024-01-10', ends_on: null },
    { subscription_id: 't', account_id: 'b', starts_on: null, ends_on: '2024-02-01' },
  ],
};

const of = (dataset: string, formula: string, more: Question = {}): Question => ({
  formula,
  metric: { dataset },
  ...more,
});

describe('aggregates over related rows, down the whole line', () => {
  const world = SmallWorld.open(documents, { rows });
  afterAll(() => world.close());

  it.each([
    ['count().where(count(orders) >= 2)', 1],
    ['count().where(count(orders) == 0)', 1],
    ['sum(max(orders.amount))', 16],
    ['count().where(last(orders.amount) == 7)', 1],
    ['count().where(max(orders.status) >= "completed")', 1],
    ['count().where(any(items.quantity > 2 and orders.status == "completed"))', 1],
    [
      'count().where(any(orders.amount > 4 and any(items.quantity > orders.amount and accounts.sector == "retail")))',
      1,
    ],
  ])('each account has one value: %s', async (formula, expected) => {
    expect(await world.value(of('accounts', formula))).toBe(expected);
  });

  it('32. over nothing any is false, all true, a sum and a count zero, and the rest null', async () => {
    const own = (condition: string) => world.value(of('accounts', `count().where(account_id == "c" and ${condition})`));
    expect(await own('any(orders.amount > 0)')).toBe(0);
    expect(await own('all(orders.amount > 99)')).toBe(1);
    expect(await own('sum(orders.amount) == 0 and count_distinct(orders.status) == 0')).toBe(1);
    expect(await own('is_null(max(orders.amount))')).toBe(1);
  });

  it('16. rows share a key also where it has no row, and null relates to nothing', async () => {
    expect(await world.value(of('leads', 'count().where(any(orders.status == "completed"))'))).toBe(2);
    expect(await world.value(of('leads', 'count().where(count(orders) == 0)'))).toBe(1);
  });

  it('a condition may look at both rows', async () => {
    expect(await world.value(of('leads', 'count().where(any(orders.ordered_at > leads.created_at))'))).toBe(3);
  });

  it('a row that is missing has no count at all', async () => {
    expect(await world.value(of('leads', 'count().where(is_null(account.order_count))'))).toBe(2);
    expect(await world.value(of('leads', 'count().where(account.order_count == 0)'))).toBe(0);
    const formula = '(count(leads) + count(orders)).where(count(subscriptions) == 0)';
    expect(await world.value(of('accounts', formula))).toBe(0);
  });

  it('30. all history counts, but validity is asked of the bucket', async () => {
    const formula = 'count().where(count(subscriptions).at(end) > 0)';
    const months = { period: '2024-01-01/2024-04-01', grain: 'month' } as const;
    expect(await world.values(of('accounts', formula, months))).toEqual([2, 1, 1]);
    expect(await world.values(of('accounts', formula.replace('at(end)', 'at(start)'), months))).toEqual([1, 2, 1]);
    expect(await world.values(of('accounts', formula.replace('at(end)', 'during()'), months))).toEqual([2, 1, 1]);
    const since = 'count().where(any(orders.ordered_at >= period.start))';
    expect(await world.values(of('accounts', since, months))).toEqual([2, 2, 0]);
  });

  it('31. a calculated field of them places rows in time and groups them', async () => {
    const placed = { formula: 'count()', metric: { dataset: 'accounts', time: 'first_order_at' } };
    expect(await world.values({ ...placed, period: '2024', grain: 'quarter' })).toEqual([1, 0, 0, 0]);
    const { rows: groups } = await world.ask(of('orders', 'count()', { by: ['account.order_count'] }));
    expect(groups).toEqual([
      { 'account.order_count': 1, value: 1 },
      { 'account.order_count': 2, value: 2 },
      { 'account.order_count': null, value: 2 },
    ]);
    expect(await world.value(of('orders', 'avg(count().per(account.order_count))'))).toBe(1.5);
  });
});
