import { SmallWorld } from '../support/small-world';

const size = `fields:
  - {name: size, formula: 'if(amount >= params.large, "big", "small")', values: [small, big], ordered: true}
parameters: [{name: large, type: integer, default: 10}]`;

const documents = `
kind: dataset
name: orders
source: {file: orders.csv}
primary_key: [id]
time: ordered_on
fields:
  - {name: id, type: text}
  - {name: ordered_on, type: date}
  - {name: amount, type: integer}
  - {name: kind, type: text}
---
kind: dataset
name: lines
source: {file: lines.csv}
primary_key: [id]
time: order.ordered_on
fields:
  - {name: id, type: text}
  - {name: order_id, type: text}
relationships: [{name: order, to: orders, fields: {order_id: id}}]
---
kind: metric
name: sized
dataset: orders
formula: count()
by: [size]
filters: {big: size == "big"}
${size}
---
kind: metric
name: lines_an_order
dataset: orders
formula: count(lines).where(orders.size == "big") / count()
${size}
---
kind: metric
name: funnel
dataset: orders
formula: count().running(size, desc)
${size}
---
kind: metric
name: another
alias_of: sized
---
kind: metric
name: yet_another
alias_of: another
---
kind: metric
name: doubled
formula: yet_another * 2
`;

const order = (id: string, amount: number, kind: string) => ({ id, ordered_on: '2026-01-05', amount, kind });
const rows = {
  orders: [order('a', 5, 'x'), order('b', 15, 'x'), order('c', 25, 'y')],
  lines: [
    { id: '1', order_id: 'a' },
    { id: '2', order_id: 'b' },
    { id: '3', order_id: 'b' },
  ],
};

describe('fields of a metric, and its other names', () => {
  let world: SmallWorld;
  const ask = async (question: Parameters<SmallWorld['ask']>[0]) =>
    (await world.ask({ period: '2026', ...question })).rows;

  beforeAll(() => {
    world = SmallWorld.open(documents, { rows });
  });
  afterAll(() => world.close());

  it('31. a field of a metric may be grouped by, and follows its parameters', async () => {
    expect(await ask({ metrics: ['sized'] })).toEqual([
      { size: 'small', sized: 1 },
      { size: 'big', sized: 2 },
    ]);
    expect(await ask({ metrics: ['sized'], parameters: { large: 20 } })).toEqual([
      { size: 'small', sized: 2 },
      { size: 'big', sized: 1 },
    ]);
  });

  it('31. it may be filtered by, in a query and by name', async () => {
    expect(await ask({ metrics: ['sized'], by: ['kind'], where: 'size == "big"' })).toEqual([
      { kind: 'x', sized: 1 },
      { kind: 'y', sized: 1 },
    ]);
    expect(await ask({ metrics: ['sized'], filters: ['big'] })).toEqual([{ size: 'big', sized: 2 }]);
  });

  it('31. it is reached from other datasets over relationships, and runs along its order', async () => {
    expect(await ask({ metrics: ['lines_an_order', 'sized'], by: ['size'] })).toEqual([
      { size: 'small', lines_an_order: 0, sized: 1 },
      { size: 'big', lines_an_order: 1, sized: 2 },
    ]);
    expect(await ask({ metrics: ['funnel'], by: ['size'] })).toEqual([
      { size: 'small', funnel: 3 },
      { size: 'big', funnel: 2 },
    ]);
  });

  it('another name answers as the metric does, with its breakdown, filters and parameters', async () => {
    const question = { filters: ['big'], parameters: { large: 20 } };
    expect(await ask({ metrics: ['yet_another'], ...question })).toEqual([{ size: 'big', yet_another: 1 }]);
    expect(await ask({ metrics: ['sized', 'another'] })).toEqual([
      { size: 'small', sized: 1, another: 1 },
      { size: 'big', sized: 2, another: 2 },
    ]);
    expect(await ask({ metrics: ['doubled'] })).toEqual([{ doubled: 6 }]);
  });

  it('rests on the metric and on every name between', async () => {
    const { plan } = await world.ask({ period: '2026', metrics: ['yet_another'] });
    expect(plan.definitions).toEqual({ yet_another: 1, another: 1, sized: 1, orders: 1 });
  });
});
