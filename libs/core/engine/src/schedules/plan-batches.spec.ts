import { parseDefinitions, type ScheduleDefinition } from '@core/definition';
import { buildCatalog, entersCatalog } from '@core/formula';
import { systemCaller } from '../access/caller';
import type { Principal } from '../access/principal';
import { ledgerRow } from '../testing/ledger-row';
import { PlanBatches } from './plan-batches';

const text = `
kind: dataset
name: orders
source: {file: orders.csv}
primary_key: [id]
time: at
fields: [{name: id, type: text}, {name: at, type: timestamp}, {name: amount, type: number}, {name: person_id, type: text}]
relationships: [{name: person, to: people, fields: {person_id: id}}]
access: [{roles: [viewer], where: person.spent > user.least}]
---
kind: dataset
name: people
source: {file: people.csv}
primary_key: [id]
fields: [{name: id, type: text}, {name: spent, formula: sum(orders.amount)}]
---
kind: metric
name: orders_count
dataset: orders
formula: count()
---
kind: metric
name: buyers_lately
dataset: orders
formula: count_distinct(person_id).rolling(7 days)
`;

const catalog = buildCatalog(
  parseDefinitions(text).definitions.flatMap(({ definition }) =>
    entersCatalog(definition) ? [{ definition, version: 1, current: true }] : [],
  ),
);
const schedule = (more: Partial<ScheduleDefinition> = {}, saved_by: Principal = systemCaller) => ({
  definition: { kind: 'schedule', name: 'daily', every: 'day', metrics: ['orders_count'], ...more } as const,
  version: 1,
  saved_by,
  published_at: '2026-01-01T00:00:00Z',
});
const batches = new PlanBatches({ execute: async (owner) => owner });

async function planned(
  days: readonly number[],
  version = schedule(),
  newest_first = false,
): Promise<readonly string[]> {
  const intervals = days.map((day) => ledgerRow(day));
  const found = await batches.execute(version, intervals, { catalog, newest_first });
  return found.map((batch) => batch.map(({ period }) => Number(period.slice(-2))).join('+'));
}

describe('batches', () => {
  it('hold neighbours, oldest first', async () => {
    expect(await planned([5, 1, 2, 3])).toEqual(['1+2+3', '5']);
    expect(await planned([5, 1, 2, 3], schedule(), true)).toEqual(['5', '1+2+3']);
  });

  it('hold one interval each where a run of several would not give the same', async () => {
    expect(await planned([1, 2], schedule({ query: { by: ['nothing'] } }))).toEqual(['1', '2']);
    expect(await planned([1, 2], schedule({ timezone: 'Europe/Berlin' }))).toEqual(['1', '2']);
  });

  it('are those of the rows that the owner of the schedule reads', async () => {
    const metrics = ['buyers_lately'];
    const viewer = (attributes: Principal['attributes']) => ({
      id: 'v',
      name: 'v',
      roles: ['viewer'] as const,
      attributes,
    });
    expect(await planned([1, 2], schedule({ metrics }))).toEqual(['1+2']);
    // Which orders are theirs hangs on sums of doubles, whose last digits may differ in a run of both days.
    expect(await planned([1, 2], schedule({ metrics }, viewer({ least: 100 })))).toEqual(['1', '2']);
    expect(await planned([1, 2], schedule({}, viewer({ least: 100 })))).toEqual(['1+2']);
    expect(await planned([1, 2], schedule({}, viewer({})))).toEqual(['1', '2']);
  });

  it('hold a year of days at most, and fewer the more often they were tried in vain', async () => {
    const days = (retried: number) => Array.from({ length: 400 }, (_, index) => ledgerRow(index + 1, { retried }));
    const sizes = async (retried: number) =>
      (await batches.execute(schedule(), days(retried), { catalog })).map(({ length }) => length);
    expect(await sizes(0)).toEqual([366, 34]);
    expect(await sizes(1)).toEqual(Array(20).fill(20));
    expect(await sizes(2)).toEqual(Array(400).fill(1));
    expect(await batches.execute(schedule(), [], { catalog })).toEqual([]);
  });
});
