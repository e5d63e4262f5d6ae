import { parseDefinitions, type ScheduleDefinition } from '@core/definition';
import { buildCatalog, entersCatalog } from '@core/formula';
import { datasetsAwaited } from './datasets-awaited';
import { systemCaller } from '../access/caller';

const fields = '[{name: id, type: text}, {name: at, type: timestamp}, {name: customer_id, type: text}]';
const dataset = (name: string, more: string) =>
  `kind: dataset\nname: ${name}\nsource: {file: x.csv}\nprimary_key: [id]\ntime: at\nfields: ${fields}\n${more}`;
const freshness = 'freshness: {complete_until: max(at)}';
const text = [
  dataset('orders', `${freshness}\nrelationships: [{name: customer, to: customers, fields: {customer_id: id}}]`),
  dataset('customers', freshness),
  dataset('plans', freshness),
  dataset('visits', 'tags: [web]'),
  'kind: metric\nname: orders_count\ndataset: orders\nformula: count()',
  'kind: metric\nname: planned\ndataset: orders\nformula: count()\ntarget: count(plans)',
  'kind: metric\nname: visits_count\ndataset: visits\nformula: count()',
  'kind: metric\nname: orders_per_visit\nformula: orders_count / visits_count',
].join('\n---\n');
const catalog = buildCatalog(
  parseDefinitions(text).definitions.flatMap(({ definition }) =>
    entersCatalog(definition) ? [{ definition, version: 1, current: true }] : [],
  ),
);
const awaited = (schedule: Partial<ScheduleDefinition>) =>
  datasetsAwaited(
    {
      definition: { kind: 'schedule', name: 's', every: 'day', ...schedule },
      version: 1,
      saved_by: systemCaller,
      published_at: '2024-01-01T00:00:00Z',
    },
    catalog,
  ).map(({ name }) => name);

describe('the datasets that a schedule waits for', () => {
  it('are those with freshness that its runs read, over other metrics too', () => {
    expect(awaited({ metrics: ['orders_count'] })).toEqual(['orders']);
    expect(awaited({ metrics: ['orders_per_visit'] })).toEqual(['orders']);
    expect(awaited({ metrics: ['visits_count'] })).toEqual([]);
  });

  it('are those behind relationships where the query groups or filters by them, and not else', () => {
    expect(awaited({ metrics: ['orders_count'], query: { by: ['customer.at'] } })).toEqual(['orders', 'customers']);
    expect(awaited({ metrics: ['orders_count'], query: { where: 'not is_null(customer.at)' } })).toEqual([
      'orders',
      'customers',
    ]);
  });

  it('are those of targets, which are computed beside the values', () => {
    expect(awaited({ metrics: ['planned'] })).toEqual(['orders', 'plans']);
  });

  it('are none where nothing can be computed', () => {
    expect(awaited({ metrics: ['nothing'] })).toEqual([]);
    expect(awaited({ scorecard: 'gone' })).toEqual([]);
  });
});
