import { parseDefinitions } from '@core/definition';
import { buildCatalog } from '@core/formula';
import { collectDependencies, findDependents, parseMetricName } from './dependencies';

const text = [
  'kind: dataset\nname: customers\nsource: {file: c.csv}\nprimary_key: [id]\nfields: [{name: id, type: text}]',
  'kind: dataset\nname: orders\nsource: {file: o.csv}\nprimary_key: [id]\nfields: [{name: id, type: text}, {name: customer_id, type: text}]\nrelationships: [{name: customer, to: customers, fields: {customer_id: id}}]',
  'kind: metric\nname: orders_count\ndataset: orders\nformula: count()',
  'kind: metric\nname: doubled\nformula: orders_count * 2',
  'kind: metric\nname: one\ndataset: orders\nformula: "1"',
].join('\n---\n');

const catalog = buildCatalog(
  parseDefinitions(text).definitions.flatMap(({ definition }) =>
    definition.kind === 'schedule' ? [] : [{ definition, version: 1, current: true }],
  ),
);
const needs = (name: string) =>
  collectDependencies(catalog, [{ name }]).map(({ kind, name: needed }) => `${kind} ${needed}`);

describe('what a metric needs', () => {
  it('is itself, the metrics it names, their datasets, and datasets that relationships lead to', () => {
    expect(needs('doubled').toSorted()).toEqual([
      'dataset customers',
      'dataset orders',
      'metric doubled',
      'metric orders_count',
    ]);
  });

  it('is its own dataset too, also where no aggregate reads it', () => {
    expect(needs('one')).toEqual(['metric one', 'dataset orders', 'dataset customers']);
  });

  it('is held by what names it', () => {
    expect(findDependents(catalog, 'metric', 'orders_count')).toEqual(['doubled']);
    expect(findDependents(catalog, 'dataset', 'customers')).toContain('orders');
  });
});

describe('the name of a metric in a request', () => {
  it.each([
    ['revenue', { name: 'revenue' }],
    ['revenue@2', { name: 'revenue', version: 2 }],
    ['revenue@', { name: 'revenue@' }],
    ['revenue@0', { name: 'revenue@0' }],
    ['revenue@0x2', { name: 'revenue@0x2' }],
    ['revenue@99999999999999999999', { name: 'revenue@99999999999999999999' }],
  ])('%s', (name, expected) => {
    expect(parseMetricName(name)).toEqual(expected);
  });
});
