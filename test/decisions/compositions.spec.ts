import { SmallWorld } from '../support/small-world';

const documents = `
kind: dataset
name: opportunities
source: {file: opportunities.csv}
primary_key: [opportunity_id]
time: close_date
fields:
  - {name: opportunity_id, type: text}
  - {name: deal_stage, type: text}
  - {name: close_date, type: date}
---
kind: dataset
name: marketing_spend
source: {file: spend.csv}
primary_key: [spend_id]
time: spent_on
fields:
  - {name: spend_id, type: text}
  - {name: spent_on, type: date}
  - {name: amount, type: "decimal(12,2)"}
---
kind: dataset
name: customers
source: {file: customers.csv}
primary_key: [customer_id]
time: joined_on
fields:
  - {name: customer_id, type: text}
  - {name: joined_on, type: date}
---
kind: dataset
name: orders
source: {file: orders.csv}
primary_key: [order_id]
time: ordered_on
fields:
  - {name: order_id, type: text}
  - {name: customer_id, type: text}
  - {name: product, type: text}
  - {name: ordered_on, type: date}
  - {name: amount, type: "decimal(12,2)"}
relationships:
  - {name: customer, to: customers, fields: {customer_id: customer_id}}
---
kind: dataset
name: subscriptions
source: {file: subscriptions.csv}
primary_key: [subscription_id]
fields:
  - {name: subscription_id, type: text}
  - {name: account_id, type: text}
  - {name: starts_on, type: date}
  - {name: ends_on, type: date}
  - {name: amount, type: "decimal(12,2)"}
valid: {from: starts_on, to: ends_on}
---
kind: metric
name: revenue
dataset: orders
formula: sum(amount)
direction: higher_is_better
---
kind: metric
name: win_rate
dataset: opportunities
formula: count().where(deal_stage == "Won") / count().where(deal_stage in ["Won", "Lost"])
---
kind: metric
name: mrr
dataset: subscriptions
formula: sum(amount)
time: starts_on
`;

const deal = (opportunity_id: string, deal_stage: string, close_date: string) => ({
  opportunity_id,
  deal_stage,
  close_date,
});
const order = (
  [order_id, customer_id, product]: readonly [string, string, string],
  ordered_on: string,
  amount: number,
) => ({
  order_id,
  customer_id,
  product,
  ordered_on,
  amount,
});

const rows = {
  opportunities: [
    deal('1', 'Won', '2025-01-10'),
    deal('2', 'Lost', '2025-02-10'),
    deal('3', 'Won', '2025-03-10'),
    deal('4', 'Won', '2026-01-10'),
    deal('5', 'Lost', '2026-02-10'),
    deal('6', 'Lost', '2026-03-10'),
    deal('7', 'Open', '2026-03-11'),
  ],
  marketing_spend: [
    { spend_id: '1', spent_on: '2026-01-15', amount: 100 },
    { spend_id: '2', spent_on: '2026-02-15', amount: 50 },
  ],
  customers: [
    { customer_id: 'a', joined_on: '2026-01-01' },
    { customer_id: 'b', joined_on: '2026-01-31' },
  ],
  orders: [
    order(['1', 'a', 'x'], '2025-01-05', 10),
    order(['2', 'a', 'x'], '2025-02-05', 20),
    order(['3', 'a', 'x'], '2026-01-05', 40),
    order(['4', 'b', 'y'], '2026-02-05', 80),
    order(['5', 'a', 'x'], '2026-03-05', 160),
  ],
  subscriptions: [
    { subscription_id: '1', account_id: 'a', starts_on: '2025-01-01', ends_on: '2026-01-20', amount: 5 },
    { subscription_id: '2', account_id: 'b', starts_on: '2025-01-01', ends_on: '2026-01-20', amount: 5 },
    { subscription_id: '3', account_id: 'b', starts_on: '2026-01-20', ends_on: null, amount: 7 },
    { subscription_id: '4', account_id: 'c', starts_on: '2025-06-01', ends_on: null, amount: 9 },
  ],
};

describe('formulas of the first page, and modifiers on modifiers, over rows that can be reckoned by hand', () => {
  const world = SmallWorld.open(documents, { rows });
  afterAll(() => world.close());
  const quarter = { period: '2026-01-01/2026-04-01', grain: 'month' } as const;

  it('count().where(…) / count().where(…)', async () => {
    const formula = 'count().where(deal_stage == "Won") / count().where(deal_stage in ["Won", "Lost"])';
    expect(await world.value({ formula, period: '2026', metric: { dataset: 'opportunities' } })).toBeCloseTo(1 / 3, 12);
  });

  it('sum(marketing_spend.amount) / count(customers)', async () => {
    expect(await world.values({ formula: 'sum(marketing_spend.amount) / count(customers)', ...quarter })).toEqual([
      50,
      null,
      null,
    ]);
  });

  it('revenue.growth(1 year)', async () => {
    expect(await world.values({ formula: 'revenue.growth(1 year)', ...quarter })).toEqual([3, 3, null]);
  });

  it('avg(sum(orders.amount).per(orders.customer_id))', async () => {
    expect(await world.value({ formula: 'avg(sum(orders.amount).per(orders.customer_id))', period: '2026' })).toBe(140);
  });

  it('revenue.rolling(3 months) / revenue.to_date(year)', async () => {
    const formula = 'revenue.rolling(3 months) / revenue.to_date(year)';
    expect(await world.values({ formula, ...quarter })).toEqual([1, 1, 1]);
    expect(await world.values({ formula, period: '2026-04', grain: 'month' })).toEqual([240 / 280]);
  });

  it('win_rate.rolling(3 months).previous(1 year)', async () => {
    expect(await world.values({ formula: 'win_rate.rolling(3 months).previous(1 year)', ...quarter })).toEqual([
      1,
      0.5,
      2 / 3,
    ]);
  });

  it('revenue.to_date(year).growth(1 year)', async () => {
    expect(await world.values({ formula: 'revenue.to_date(year).growth(1 year)', ...quarter })).toEqual([
      3,
      3,
      250 / 30,
    ]);
  });

  it('revenue.share(product).rank()', async () => {
    const metric = { dataset: 'orders', direction: 'higher_is_better' as const };
    expect(
      await world.ask({ formula: 'revenue.share(product).rank()', period: '2026', by: ['product'], metric }),
    ).toMatchObject({
      rows: [
        { product: 'x', value: 1 },
        { product: 'y', value: 2 },
      ],
    });
  });

  it('count((mrr.at(start) > 0 and mrr.at(end) == 0).per(account_id))', async () => {
    const formula = 'count((mrr.at(start) > 0 and mrr.at(end) == 0).per(account_id))';
    expect(await world.values({ formula, ...quarter, metric: { dataset: 'subscriptions' } })).toEqual([1, 0, 0]);
  });
});
