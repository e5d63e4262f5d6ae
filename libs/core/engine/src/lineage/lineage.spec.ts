import { parseDefinitions } from '@core/definition';
import { assembleCatalog } from '../definitions/assemble-catalog';
import type { StoredVersion } from '../ports/definition-store';
import { buildLineage } from './build-lineage';
import { toGraphviz, toMermaid } from './draw-lineage';
import { drawAll, tellLineage, type LineageEntry } from './tell-lineage';
import { systemCaller } from '../access/caller';

const text = `
kind: dataset
name: accounts
source: {file: a.csv}
primary_key: [id]
fields: [{name: id, type: text}, {name: sector, type: text}, {name: size, type: integer}]
---
kind: dataset
name: orders
source: {file: o.csv}
primary_key: [id]
time: ordered_on
fields:
  - {name: id, type: text}
  - {name: account_id, type: text}
  - {name: ordered_on, type: date}
  - {name: amount, type: integer}
  - {name: is_big, formula: amount > 100}
relationships: [{name: account, to: accounts, fields: {account_id: id}}]
assertions: [account.size > 0]
---
{kind: metric, name: revenue, dataset: orders, formula: sum(amount)}
---
{kind: metric, name: big_orders, dataset: orders, formula: count().where(is_big), calendar: fiscal}
---
{kind: metric, name: per_order, formula: revenue / big_orders}
---
{kind: metric, name: income, alias_of: revenue}
---
{kind: calendar, name: fiscal, year_starts: 4}
---
{kind: scorecard, name: board, metrics: [per_order], query: {by: [account.sector]}}
---
{kind: schedule, name: monthly, scorecard: board, every: month}
---
{kind: schedule, name: daily, metrics: [revenue, big_orders], every: day, query: {where: account.size > 5}}
---
{kind: alert, name: low, metric: revenue, when: value < 10}
`;

const versions = parseDefinitions(text).definitions.map(({ definition, hash }): StoredVersion => ({
  kind: definition.kind,
  name: definition.name,
  version: 2,
  state: 'published',
  current: true,
  definition,
  hash,
  created_at: '',
  created_by: '',
  saved_by: systemCaller,
}));
const graph = buildLineage(versions, assembleCatalog(versions));
const tell = (id: string, by_part = false) => tellLineage(graph, graph.nodes.get(id)!, by_part);
const brief = ({ kind, dataset, name, depth }: LineageEntry) =>
  `${depth} ${kind} ${dataset === undefined ? '' : `${dataset}.`}${name}`;

describe('what a definition uses', () => {
  it('is told near and far, with versions and the places where it is used', () => {
    const { uses } = tell('metric:per_order');
    expect(uses.map(brief)).toEqual([
      '1 metric big_orders',
      '1 metric revenue',
      '2 calendar fiscal',
      '2 dataset orders',
    ]);
    expect(uses[0]).toMatchObject({ version: 2, paths: ['/formula'] });
  });

  it('names the fields of a dataset that are on the way, those beneath calculated ones too, and no others', () => {
    const [, orders] = tell('metric:big_orders').uses;
    expect(orders).toMatchObject({ name: 'orders', depth: 1 });
    expect(orders?.fields?.toSorted()).toEqual(['amount', 'is_big', 'ordered_on']);
  });

  it('is nothing that a dataset alone needs, but for the dataset itself', () => {
    expect(tell('metric:revenue').uses.map(brief)).toEqual(['1 dataset orders']);
    expect(tell('dataset:orders').uses).toEqual([
      expect.objectContaining({
        name: 'accounts',
        paths: ['/assertions/0', '/relationships/0'],
        fields: expect.arrayContaining(['id', 'size']),
      }),
    ]);
  });

  it('is by part where that is asked for', () => {
    expect(tell('metric:big_orders', true).uses.map(brief)).toEqual([
      '1 calendar fiscal',
      '1 dataset orders',
      '1 field orders.is_big',
      '1 field orders.ordered_on',
      '2 field orders.amount',
    ]);
  });
});

describe('what uses a definition', () => {
  it('is every metric, scorecard, schedule and alert beyond it', () => {
    expect(tell('metric:revenue').used_by.map(brief)).toEqual([
      '1 alert low',
      '1 metric income',
      '1 metric per_order',
      '1 schedule daily',
      '2 scorecard board',
      '3 schedule monthly',
    ]);
  });

  it('is what reads one of its fields, in formulas and in the questions of schedules and scorecards', () => {
    expect(tell('field:orders.amount').used_by.map(brief)).toEqual([
      '1 dataset orders',
      '1 metric revenue',
      '2 alert low',
      '2 metric big_orders',
      '2 metric income',
      '2 metric per_order',
      '2 schedule daily',
      '3 scorecard board',
      '4 schedule monthly',
    ]);
    expect(tell('field:accounts.sector').used_by.map(brief)).toEqual(['1 scorecard board', '2 schedule monthly']);
    const [found] = tell('field:accounts.size').used_by.filter(({ kind }) => kind === 'schedule');
    expect(found).toMatchObject({ name: 'daily', depth: 1, paths: ['/query/where'] });
  });

  it('is no alert on another metric of the same schedule, unless its rows are others', () => {
    expect(tell('metric:big_orders').used_by.map(brief)).not.toContain('2 alert low');
    expect(tell('field:accounts.size').used_by.map(brief)).toContain('2 alert low');
    expect(tell('alert:low').uses.map(brief)).toEqual(['1 metric revenue', '1 schedule daily', '2 dataset orders']);
  });

  it('is not what uses a dataset whose assertions alone read it', () => {
    expect(tell('field:accounts.size').used_by.map(brief)).not.toContain('2 metric revenue');
  });

  it('is another dataset by a relationship, and what goes over that', () => {
    const used = tell('dataset:accounts').used_by.map(brief);
    expect(used).toEqual(expect.arrayContaining(['1 dataset orders', '1 scorecard board', '1 schedule daily']));
    expect(used).not.toContain('2 metric revenue');
  });
});

describe('a drawing of a lineage', () => {
  it('has each edge once, from what uses to what is used', () => {
    const { nodes, edges } = drawAll(graph);
    expect(nodes.every(({ dataset }) => dataset === undefined)).toBe(true);
    expect(edges.filter(({ from }) => from === 'metric:per_order').map(({ to }) => to)).toEqual([
      'metric:revenue',
      'metric:big_orders',
    ]);
    expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBe(edges.length);
  });

  it('is text for Mermaid and for Graphviz, in which no name says more than itself', () => {
    const nodes = [
      { id: 'metric:a', kind: 'metric', name: 'доля_"]; click' },
      { id: 'field:d.x', kind: 'field', name: 'x', dataset: 'd' },
    ] as const;
    const drawing = { nodes, edges: [{ from: 'metric:a', to: 'field:d.x', paths: ['/formula'] }] };
    expect(toMermaid(drawing)).toBe(
      'flowchart LR\n  n0("metric доля_#34;#93;#59; click")\n  n1["field d.x"]\n  n0 --> n1\n',
    );
    expect(toGraphviz(drawing)).toBe(
      [
        'digraph lineage {',
        '  rankdir=LR;',
        '  "metric:a" [label="metric доля_\\"]; click", shape=ellipse];',
        '  "field:d.x" [label="field d.x", shape=box];',
        '  "metric:a" -> "field:d.x";',
        '}',
        '',
      ].join('\n'),
    );
  });
});
