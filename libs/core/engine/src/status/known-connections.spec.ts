import type { DatasetDefinition, SourceDefinition } from '@core/definition';
import { KnownConnections } from './known-connections';

const now = '2026-03-01T00:01:00.000Z';
const dataset = (source: SourceDefinition): DatasetDefinition => ({
  kind: 'dataset',
  name: 'orders',
  source,
  primary_key: ['id'],
  fields: [{ name: 'id', type: 'text' }],
});

/** What is known when workers were heard of at these moments, each with connections of its own. */
function knownOf(workers: Readonly<Record<string, readonly string[]>>): KnownConnections {
  const said = Object.entries(workers).map(([seen_at, connections]) => {
    return { worker: seen_at, seen_at, resident_bytes: 1, connections };
  });
  return new KnownConnections({ workers: async () => said }, { now: () => new Date(now) });
}

describe('the connections of an instance', () => {
  it('are those of the workers that were heard of lately', async () => {
    const workers = {
      '2026-03-01T00:00:30.000Z': ['gone'],
      '2026-03-01T00:00:41.000Z': ['shop', 'crm'],
      [now]: ['shop'],
    };
    expect(await knownOf(workers).names()).toEqual(['crm', 'shop']);
  });

  it('are warned of where a dataset names another one, and only then', async () => {
    const orders = dataset({ connection: 'shpo', table: 'orders' });
    expect(await knownOf({ [now]: ['shop'] }).warningsOf(orders)).toMatchObject([
      {
        code: 'definition.unknown_connection',
        severity: 'warning',
        message: 'there is no connection "shpo"; those there are: shop',
        hint: 'did you mean "shop"?',
      },
    ]);
    expect((await knownOf({ [now]: [] }).warningsOf(orders))[0]?.message).toContain('this instance has none');
    expect(await knownOf({ [now]: ['shpo'] }).warningsOf(orders)).toEqual([]);
    expect(await knownOf({}).warningsOf(orders)).toEqual([]);
    expect(await knownOf({ [now]: [] }).warningsOf(dataset({ file: 'orders.csv' }))).toEqual([]);
  });
});
