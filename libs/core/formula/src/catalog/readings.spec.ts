import { contractEntries, dataset, metric, salesCatalog } from '../testing/sales-catalog';
import type { Reading } from './reading-collection';
import { readingsOfCondition, readingsOfDataset, readingsOfDimension, readingsOfMetric } from './readings';
import { checkCondition } from './lookups';
import type { CatalogEntry } from './types';

const brief = ({ reads, path }: Reading) =>
  `${path} ${reads.kind} ${'dataset' in reads ? `${reads.dataset}.` : ''}${reads.name}`;

function readBy(formula: string, rest: Parameters<typeof metric>[2] = {}, ...more: readonly CatalogEntry[]) {
  const catalog = salesCatalog(...more, metric('base', 'count()'), metric('m', formula, rest));
  const checked = catalog.metric('m');
  if (checked === undefined) throw new Error(JSON.stringify(catalog.diagnosticsOf('metric', 'm')));
  return readingsOfMetric(checked, catalog).map(brief);
}

describe('what a metric reads', () => {
  it('is its dataset, the fields of its formula, and the time field that places its rows', () => {
    expect(readBy('sum(amount)')).toEqual([
      '/dataset dataset deals',
      '/formula dataset deals',
      '/formula field deals.closed_on',
      '/formula field deals.amount',
    ]);
  });

  it('is every relationship on the way, and the field at its end', () => {
    expect(readBy('count().where(account.manager.team == "x")')).toEqual(
      expect.arrayContaining([
        '/formula relationship deals.account',
        '/formula relationship accounts.manager',
        '/formula field people.team',
      ]),
    );
  });

  it('is told with the place of each: other metrics, time, filters, targets, dimensions, calculated fields', () => {
    const read = readBy('base / count(long)', {
      time: 'opened_on',
      where: 'is_renewal',
      filters: { 'big/ones': 'amount > 5' },
      target: 'base * 2',
      dimensions: ['account.sector'],
      fields: [{ name: 'long', formula: 'days > 30' }],
    });
    expect(read).toEqual(
      expect.arrayContaining([
        '/formula metric base',
        '/time field deals.opened_on',
        '/where field deals.is_renewal',
        '/filters/big~1ones field deals.amount',
        '/target metric base',
        '/dimensions/0 relationship deals.account',
        '/dimensions/0 field accounts.sector',
        '/fields/0/formula field deals.days',
      ]),
    );
    expect(read).not.toContain('/formula field deals.long');
  });

  it('is what relates rows', () => {
    const read = readBy('count(accounts).where(any(orders.region == "x"))', { dataset: 'accounts' });
    expect(read).toEqual(
      expect.arrayContaining([
        '/formula dataset orders',
        '/formula relationship orders.account',
        '/formula field orders.customer',
        '/formula field orders.region',
      ]),
    );
  });

  it('is how long rows hold, dimensions that are dropped, and the metric that it is another name of', () => {
    expect(readBy('count().at(end)', { dataset: 'contracts' }, ...contractEntries)).toEqual(
      expect.arrayContaining(['/formula field contracts.starts_on', '/formula field contracts.ends_on']),
    );
    expect(readBy('sum(amount).share(account.sector)')).toContain('/formula field accounts.sector');
    const alias = {
      definition: { kind: 'metric', name: 'other', alias_of: 'base' },
      version: 1,
      current: true,
    } as const;
    const catalog = salesCatalog(metric('base', 'count()'), alias);
    expect(readingsOfMetric(catalog.metric('other')!, catalog).map(brief)).toEqual(['/alias_of metric base']);
  });
});

describe('what a dataset reads', () => {
  const tickets = dataset({
    name: 'tickets',
    primary_key: ['id'],
    time: 'opened_on',
    freshness: { complete_until: 'max(opened_on)' },
    assertions: ['not is_null(deal.stage)'],
    fields: [
      { name: 'id', type: 'text' },
      { name: 'deal_id', type: 'text' },
      { name: 'opened_on', type: 'date' },
      { name: 'seats', formula: 'deal.seats + 1' },
    ],
    relationships: [{ name: 'deal', to: 'deals', fields: { deal_id: 'deal_id' } }],
  });
  const catalog = salesCatalog(tickets);
  const readings = readingsOfDataset(catalog.dataset('tickets')!, catalog);

  it('is read by its parts: relationships and calculated fields', () => {
    expect(readings.filter(({ part }) => part?.kind === 'relationship').map(brief)).toEqual([
      '/relationships/0 dataset deals',
      '/relationships/0 field tickets.deal_id',
      '/relationships/0 field deals.deal_id',
    ]);
    expect(readings.filter(({ part }) => part?.name === 'seats').map(brief)).toEqual([
      '/fields/3/formula relationship tickets.deal',
      '/fields/3/formula field deals.seats',
    ]);
  });

  it('is read by the whole: times, keys, assertions, freshness', () => {
    expect(readings.filter(({ part }) => part === undefined).map(brief)).toEqual([
      '/time field tickets.opened_on',
      '/assertions/0 relationship tickets.deal',
      '/assertions/0 field deals.stage',
      '/primary_key/0 field tickets.id',
      '/freshness/complete_until field tickets.opened_on',
    ]);
  });
});

describe('what a query reads', () => {
  it('is what its dimensions and its condition name', () => {
    const catalog = salesCatalog();
    expect(readingsOfDimension('account.sector', '/query/by/0', { dataset: 'deals', catalog }).map(brief)).toEqual([
      '/query/by/0 relationship deals.account',
      '/query/by/0 field accounts.sector',
    ]);
    expect(readingsOfDimension('nowhere', '/query/by/0', { dataset: 'deals', catalog })).toEqual([]);
    const { expression } = checkCondition('amount > 5', { dataset: 'deals', catalog });
    expect(readingsOfCondition(expression!, '/query/where', catalog).map(brief)).toEqual([
      '/query/where field deals.amount',
    ]);
  });
});
