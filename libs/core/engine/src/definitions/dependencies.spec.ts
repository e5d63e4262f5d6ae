import { parseDefinitions } from '@core/definition';
import { buildCatalog, entersCatalog } from '@core/formula';
import { collectDependencies, parseMetricName } from './dependencies';

const text = [
  'kind: dataset\nname: customers\nsource: {file: c.csv}\nprimary_key: [id]\nfields: [{name: id, type: text}]',
  'kind: dataset\nname: orders\nsource: {file: o.csv}\nprimary_key: [id]\nfields: [{name: id, type: text}, {name: customer_id, type: text}]\nrelationships: [{name: customer, to: customers, fields: {customer_id: id}}]',
  'kind: metric\nname: orders_count\ndataset: orders\nformula: count()',
  'kind: metric\nname: doubled\nformula: orders_count * 2',
  'kind: metric\nname: one\ndataset: orders\nformula: "1"',
  'kind: calendar\nname: fiscal\nyear_starts: 4',
  'kind: calendar\nname: support\nworking_hours: {monday: ["09:00-18:00"]}',
  'kind: calendar\nname: spare',
  'kind: dataset\nname: tickets\nsource: {file: t.csv}\nprimary_key: [id]\nfields: [{name: id, type: text}, {name: opened, type: timestamp}, {name: closed, type: timestamp}, {name: wait, formula: \'business_minutes_between(opened, closed, "support")\'}]',
  'kind: dataset\nname: agents\nsource: {file: a.csv}\nprimary_key: [id]\nfields: [{name: id, type: text}, {name: sales, formula: count(visits)}]',
  'kind: dataset\nname: visits\nsource: {file: v.csv}\nprimary_key: [id]\nfields: [{name: id, type: text}, {name: agent_id, type: text}]\nrelationships: [{name: agent, to: agents, fields: {agent_id: id}}]',
  'kind: metric\nname: waited\ndataset: tickets\nformula: sum(wait)\ncalendar: fiscal',
  'kind: metric\nname: agents_count\ndataset: agents\nformula: count()\ntarget: doubled',
  'kind: metric\nname: headcount\nalias_of: agents_count',
  'kind: metric\nname: staff\nalias_of: headcount',
].join('\n---\n');

const entries = parseDefinitions(text).definitions.flatMap(({ definition }) =>
  entersCatalog(definition) ? [{ definition, version: 1, current: true }] : [],
);
const catalog = buildCatalog(entries);
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

  it('is each calendar that the metric and its datasets name', () => {
    expect(needs('waited')).toEqual(['metric waited', 'dataset tickets', 'calendar support', 'calendar fiscal']);
  });

  it('is every dataset whose related rows a calculated field reads, asked for or not', () => {
    expect(needs('agents_count')).toEqual(expect.arrayContaining(['dataset agents', 'dataset visits']));
  });

  it('is what its target names', () => {
    expect(needs('agents_count')).toEqual(expect.arrayContaining(['metric doubled', 'dataset orders']));
  });

  it('is the metric that it is another name of, over every name between', () => {
    expect(needs('staff')).toEqual(
      expect.arrayContaining(['metric staff', 'metric headcount', 'metric agents_count', 'dataset agents']),
    );
  });

  it('makes a world of its own in which it is sound', () => {
    for (const name of catalog.metricNames) {
      const pinned = new Set(needs(name));
      const world = buildCatalog(entries.filter(({ definition: one }) => pinned.has(`${one.kind} ${one.name}`)));
      expect([name, world.diagnosticsOf('metric', name)]).toEqual([name, []]);
    }
  });

  it('is more where the request names more', () => {
    const pinned = collectDependencies(catalog, [{ name: 'one' }], {
      datasets: ['visits'],
      calendars: ['spare', 'none'],
    });
    expect(pinned.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(['dataset visits', 'dataset agents', 'calendar spare']),
    );
    expect(pinned.every(({ version, current }) => version === 1 && current)).toBe(true);
    expect(pinned.filter(({ name }) => name === 'none')).toEqual([]);
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
