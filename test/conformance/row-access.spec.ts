import type { DataAccess } from '@core/plan';
import { SmallWorld } from '../support/small-world';

const documents = `
kind: dataset
name: sales
source: {file: sales.csv}
primary_key: [id]
fields:
  - {name: id, type: integer}
  - {name: region_id, type: text}
  - {name: units, type: integer}
  - {name: cost, type: integer}
  - {name: sold_at, type: timestamp}
  - {name: doubled, type: integer, formula: units + units}
relationships: [{name: region, to: regions, fields: {region_id: id}}]
access:
  - {roles: [author]}
  - {roles: [viewer], where: region_id == user.region, hidden: [cost]}
  - {roles: [analyst], where: region.name == user.name}
  - {roles: [scheduler], where: sold_at < user.until}
---
kind: dataset
name: regions
source: {file: regions.csv}
primary_key: [id]
fields:
  - {name: id, type: text}
  - {name: name, type: text}
  - {name: most, type: integer, formula: max(sales.doubled)}
`;

/** More than half of what a whole number of the engine holds. */
const huge = 9_000_000_000_000_000;
const rows = {
  regions: [
    { id: 'w', name: 'West' },
    { id: 'e', name: 'East' },
  ],
  sales: [
    { id: 1, region_id: 'w', units: 2, cost: 1, sold_at: '2026-01-01T00:00:00Z' },
    { id: 2, region_id: 'w', units: 3, cost: 1, sold_at: '2026-01-01T23:30:00Z' },
    ...Array.from({ length: 3 }, (_, index) => ({
      id: 10 + index,
      region_id: 'e',
      units: huge,
      cost: 1,
      sold_at: '2026-01-02T00:30:00Z',
    })),
  ],
};

const viewer: DataAccess = { roles: ['viewer'], attributes: { region: 'w' } };
const analyst: DataAccess = { roles: ['analyst'], attributes: { name: 'West' } };

describe('rows that somebody does not see', () => {
  let world: SmallWorld;
  beforeAll(() => {
    world = SmallWorld.open(documents, { rows });
  });
  afterAll(() => world.close());

  const product = 'units * units * units';

  it.each([
    ['a sum', { formula: `sum(${product})` }],
    ['a filter', { formula: 'count()', where: `${product} > 1` }],
    [
      'a group',
      {
        formula: 'count()',
        by: ['size'],
        metric: { fields: [{ name: 'size', formula: `bin(${product}, [10, 100])` }] },
      },
    ],
    ['related rows', { formula: `sum(regions.most)`, where: `regions.most * regions.most * regions.most > 1` }],
  ])('do not make %s overflow', async (_, question) => {
    await expect(
      world.ask({ ...question, metric: { dataset: 'sales', ...('metric' in question && question.metric) } }),
    ).rejects.toMatchObject({ code: 'data.out_of_range' });
    for (const access of [viewer, analyst]) {
      const asked = world.ask({
        ...question,
        metric: { dataset: 'sales', ...('metric' in question && question.metric) },
        access,
      });
      await expect(asked).resolves.toMatchObject({ result: { warnings: [] } });
    }
  });

  it('are told apart by the days of UTC, in whatever zone is asked', async () => {
    const access: DataAccess = { roles: ['scheduler'], attributes: { until: '2026-01-02' } };
    for (const timezone of ['UTC', 'Asia/Tokyo', 'America/New_York'])
      await expect(world.value({ formula: 'count(sales)', timezone, access })).resolves.toBe(2);
  });

  it('are not among the first rows, nor are hidden fields', async () => {
    expect(await world.preview('sales', 1, viewer)).toEqual([[1, 'w', 2, '2026-01-01T00:00:00Z', 4]]);
    expect(await world.preview('sales', 10, analyst)).toHaveLength(2);
    expect(await world.preview('sales', 10)).toHaveLength(5);
    expect(await world.preview('regions', 10, viewer)).toEqual([
      ['e', 'East', null],
      ['w', 'West', 6],
    ]);
  });
});
